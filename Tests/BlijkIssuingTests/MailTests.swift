import BlijkBasics
import BlijkTestSupport
import Foundation
import Testing

@testable import BlijkIssuing

/// Messages that are ready to be sent. What others read in them is looked at by `check_mail.py`.
@Suite struct MailTests {
  private static let roster = """
    naam;e-mail
    Gülşah Çağlayan-van den Bosch;gulsah+werk@voorbeeld.example
    陳美玲;chen@voorbeeld.example
    Jan Jansen;
    """

  @Test func oneForEachWithAnAddressAndTheAddressNowhereElse() throws {
    let issuer = try TestIssuer()
    let report = try issuer.issue(Self.roster, achievement: "gastheer") { $0.mails = true }
    #expect(report.mailed == 2)
    let names = try FileManager.default.contentsOfDirectory(atPath: report.output + "/mail")
    #expect(names.count == 2 && names.allSatisfy { $0.hasSuffix(".eml") })
    for folder in [report.output, issuer.folder.path] {
      for file in try FileManager.default.subpathsOfDirectory(atPath: folder)
      where !file.hasPrefix("mail/") {
        let data = FileManager.default.contents(atPath: "\(folder)/\(file)") ?? Data()
        #expect(data.range(of: Data("voorbeeld.example".utf8)) == nil, "\(file)")
      }
    }
    let ending = try run(
      Project.python, ["-B", "\(Project.root)/Tests/Python/check_mail.py", report.output])
    #expect(ending.status == 0, "\(ending.output)\(ending.errors)")
    #expect(ending.output.contains("2 messages"))
  }

  /// Whoever is to be forgotten is in a message too.
  @Test func aMessageIsFoundWithItsDocument() throws {
    let issuer = try TestIssuer()
    let report = try issuer.issue(Self.roster) { $0.mails = true }
    let id = try #require(report.documents[0].id)
    let left = try FileSearch(for: [id], in: issuer.folder, byName: true).files()
    #expect(left.own.count { $0.hasSuffix("\(id.checkCode).eml") } == 1)
  }

  @Test(arguments: ["josé@voorbeeld.example", "a..b@voorbeeld.example", "a(b)@voorbeeld.example"])
  func anAddressThatNoMessageCanHaveIsRefusedWithItsRow(_ address: String) throws {
    let issuer = try TestIssuer()
    let roster = "naam;e-mail\nJan;jan@voorbeeld.example\nPiet;\(address)"
    _ = try issuer.issue(roster)
    let found = problem { try issuer.issue(roster) { $0.mails = true } }
    #expect(found?.refusals.map(\.row) == [3], "\(found?.message.nl ?? "-")")
  }

  @Test func withoutAPDFThereIsNothingToSend() throws {
    let issuer = try TestIssuer()
    let found = problem {
      try issuer.issue(Self.roster) { ($0.mails, $0.formats) = (true, [.html]) }
    }
    #expect(found?.code == .usage)
  }

  @Test func wordsOfAHeaderFitOnALine() {
    #expect(MailDraft.encoded("Certificaat: EHBO") == "Certificaat: EHBO")
    for text in [String(repeating: "é", count: 90), "=?x?=", String(repeating: "陳", count: 50)] {
      for line in MailDraft.encoded(text).split(separator: "\r\n ") {
        #expect(line.utf8.count <= 75 && line.hasPrefix("=?utf-8?B?"))
      }
    }
    #expect(MailDraft.date(1_796_029_500) == "Mon, 30 Nov 2026 09:05:00 +0000")
    #expect(MailDraft.date(951_782_400) == "Tue, 29 Feb 2000 00:00:00 +0000")
  }
}
