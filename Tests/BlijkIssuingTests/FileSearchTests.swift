import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkRegister
import BlijkTestSupport
import Foundation
import Testing

@testable import BlijkIssuing

/// Finding the files that still hold a person.
@Suite struct FileSearchTests {
  private static let roster = "naam\nZoë Yıldız\nJan Jansen\n"

  /// Inside the organisation's folder and elsewhere, whatever they are called.
  @Test(arguments: [KeyAlgorithm.ed25519, .rsa])
  func everyFileOfAPersonIsFound(_ algorithm: KeyAlgorithm) throws {
    let issuer = try TestIssuer(algorithm)
    let report = try issuer.issue(Self.roster) { $0.formats = DocumentFormat.allCases }
    let (zoe, jan) = (report.documents[0], report.documents[1])
    let inside = issuer.folder.path + "/uitgegeven"
    _ = try Issuer(folder: issuer.folder).reprint(try #require(zoe.id), to: inside)
    let files = FileManager.default
    // Under another name, and as the text of a code.
    for (number, file) in zoe.files.enumerated() {
      let ending = file.split(separator: ".").last ?? ""
      try files.copyItem(
        atPath: "\(report.output)/\(file)", toPath: issuer.folder.path + "/x\(number).\(ending)")
    }
    let search = try FileSearch(for: [try #require(zoe.id)], in: issuer.folder, byName: true)
    _ = try issuer.folder.changing { (register) throws(Problem) in
      try register.erase([zoe.id].compactMap(\.self), at: Timestamp.now())
    }
    let left = search.files()
    let own = Set(left.own)
    for file in zoe.files {
      #expect(own.contains("\(report.output)/\(file)"), "\(file)")
      #expect(own.contains("\(inside)/\(file)"), "\(file)")
    }
    for (number, file) in zoe.files.enumerated() where !file.hasSuffix(".txt") {
      let ending = file.split(separator: ".").last ?? ""
      #expect(own.contains(issuer.folder.path + "/x\(number).\(ending)"), "\(file)")
    }
    #expect(!own.contains { path in jan.files.contains { path.hasSuffix("/\($0)") } })
    let shared = left.shared.map { URL(fileURLWithPath: $0).lastPathComponent }
    for name in ["overzicht.csv", "overzicht.html", "afdrukken-1.pdf", "briefjes-1.pdf"] {
      #expect(shared.contains(name), "\(name)")
    }
    #expect(own.isDisjoint(with: left.shared))
    for path in left.own { try files.removeItem(atPath: path) }
    #expect(search.files().own.isEmpty)
    for file in jan.files { #expect(files.fileExists(atPath: "\(report.output)/\(file)")) }
  }

  /// Drafts and lists have a name and no code: they may be somebody else's.
  @Test func whatHasOnlyTheNameIsTold() throws {
    let issuer = try TestIssuer()
    let report = try issuer.issue(Self.roster)
    let list = issuer.folder.path + "/lijst.csv"
    try Self.roster.write(toFile: list, atomically: true, encoding: .utf8)
    let other = issuer.folder.path + "/andere.csv"
    try "naam\nPiet\n".write(toFile: other, atomically: true, encoding: .utf8)
    let sheet = try Sheet(file: list)
    let maker = Issuer(folder: issuer.folder)
    let drafts = try maker.draft(
      maker.planDraft(IssueRequest(achievement: "ehbo"), for: sheet), to: issuer.home("concept"))
    let id = try #require(report.documents[0].id)
    let left = try FileSearch(for: [id], in: issuer.folder, byName: true).files()
    #expect(left.shared.contains(list))
    #expect(!left.shared.contains(other))
    #expect(left.shared.contains("\(drafts.output)/\(drafts.documents[0].files[0])"))
    // In what is printed of all drafts.
    #expect(left.shared.contains("\(drafts.output)/overzicht/afdrukken-1.pdf"))
    #expect(!left.shared.contains("\(drafts.output)/\(drafts.documents[1].files[0])"))
    let replaced = try FileSearch(for: [id], in: issuer.folder, byName: false).files()
    #expect(!replaced.shared.contains(list))
  }

  /// Of a corrected name the old one stays until it is erased too.
  @Test func theReplacedDocumentOfTheSamePersonIsNamed() throws {
    let issuer = try TestIssuer()
    let first = try #require(try issuer.issue(Self.roster).documents[0].id)
    let maker = Issuer(folder: issuer.folder)
    func replace(_ id: DocumentID, _ name: String) throws -> DocumentID {
      let made = try maker.issue(
        maker.plan(replacing: id, name: name), to: issuer.home(UUID().uuidString), with: issuer.key)
      return try #require(made.documents[0].id)
    }
    let second = try replace(first, "Zoë Yılmaz")
    let third = try replace(second, "Zoë Yılmaz-Bos")
    let register = try issuer.folder.register()
    #expect(try register.chain(of: [third]).map(\.id) == [first, second])
    #expect(try register.chain(of: [first]).map(\.id) == [second, third])
    _ = try register.erase([second], at: Timestamp.now())
    #expect(try register.chain(of: [third]).map(\.id) == [first])
  }
}
