import BlijkBasics
import BlijkCredential
import BlijkTestSupport
import Foundation
import Testing

@testable import BlijkIssuing
@testable import BlijkVerifying

@Suite struct OverviewTests {
  private func text(_ path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
  }

  /// What a spreadsheet would take for a formula is made text.
  @Test(arguments: [
    ("Jan", "Jan"), ("=cmd()", "\"'=cmd()\""), ("+31", "\"'+31\""), ("-x", "\"'-x\""),
    ("@x", "\"'@x\""), ("\tx", "\"'\tx\""), ("a;b", "\"a;b\""), ("a\"b", "\"a\"\"b\""),
    ("d'Ancona & Zn.", "d'Ancona & Zn."), ("", ""), ("=\u{301}x", "\"'=\u{301}x\""),
    ("a\"\u{301}", "\"a\"\"\u{301}\""),
  ])
  func cells(_ value: String, _ cell: String) {
    #expect(CSVWriter.line([value]) == Array("\(cell)\r\n".utf8))
  }

  @Test func tellsWhoGotWhichCode() throws {
    let issuer = try TestIssuer()
    let report = try issuer.issue("naam\nCorrie van 't Hart\nJansen & Zn.")
    let csv = try text(report.output + "/overzicht/overzicht.csv")
    let bytes = FileManager.default.contents(atPath: report.output + "/overzicht/overzicht.csv")
    #expect(bytes?.starts(with: "\u{FEFF}code;naam;document;datum\r\n".utf8) == true)
    let html = try text(report.output + "/overzicht/overzicht.html")
    for document in report.documents {
      let code = try #require(document.id).checkCode
      #expect(csv.contains("\(code);\(document.name);"))
      #expect(html.contains("<code>\(code)</code>"))
    }
    #expect(html.contains("Jansen &amp; Zn.") && html.contains("afdrukken-1.pdf"))
    // Each link leads to a file.
    for part in html.split(separator: "href=\"").dropFirst() {
      let address = part.prefix { $0 != "\"" }
      let path = report.output + "/overzicht/" + (address.removingPercentEncoding ?? "")
      #expect(FileManager.default.fileExists(atPath: path), "\(path)")
    }
  }

  @Test func theWayToWhatIsPrintedIsInIt() throws {
    let issuer = try TestIssuer()
    let report = try issuer.issue("naam\nCorrie\n陳美玲\nNoor")
    let page = try text(report.output + "/overzicht/overzicht.html")
    #expect(page.contains(#"<a href="../overzicht/afdrukken-1.pdf">Alle documenten afdrukken</a>"#))
    #expect(page.contains(#"<a href="../uitleg/briefjes-1.pdf">Alle briefjes afdrukken</a>"#))
    let needed = "Wilt u alles in één keer afdrukken? Geef de documenten dan ook als pdf uit."
    #expect(!page.contains(needed))
    let only = try issuer.issue("naam\nPiet") { $0.formats = [.html, .svg] }
    #expect(try text(only.output + "/overzicht/overzicht.html").contains(needed))
    for name in ["overzicht/afdrukken-1.pdf", "uitleg/briefjes-1.pdf"] {
      #expect(!FileManager.default.fileExists(atPath: "\(only.output)/\(name)"))
    }
  }

  @Test func aDraftHasOneToo() throws {
    let issuer = try TestIssuer()
    let list = try issuer.home.file("l.csv", "naam\nJan\nPiet")
    let maker = Issuer(folder: issuer.folder)
    let plan = try maker.planDraft(.init(achievement: "ehbo"), for: Sheet(file: list))
    let report = try maker.draft(plan, to: issuer.home("concept"))
    let page = try text(report.output + "/overzicht/overzicht.html")
    #expect(!page.contains("<code>") && page.contains("afdrukken-1.pdf"))
    #expect(!page.contains("briefjes"))
  }
}

@Suite struct HolderNoteTests {
  @Test func saysWhatTheHolderCanDoWithIt() throws {
    let issuer = try TestIssuer()
    let report = try issuer.issue("naam;taal\nGülşah & Zn.;nl\nJohn;en")
    for document in report.documents {
      let code = try #require(document.id).checkCode
      let stem = try #require(document.files[0].split(separator: ".").first)
      let path = "\(report.output)/uitleg/\(stem)"
      let text = try String(contentsOfFile: path + ".txt", encoding: .utf8)
      let html = try String(contentsOfFile: path + ".html", encoding: .utf8)
      for part in [code, "bewijs.example/c", "linkedin.com/profile/add?", "certId=\(code)"] {
        #expect(text.contains(part) && html.contains(part), "\(part)")
      }
      // Plain text is not escaped; a page is.
      #expect(text.contains(document.name))
      #expect(!text.contains("&amp;") && !text.contains("{{"))
    }
    let stem = try #require(report.documents[0].files[0].split(separator: ".").first)
    let dutch = try String(contentsOfFile: "\(report.output)/uitleg/\(stem).txt", encoding: .utf8)
    #expect(dutch.contains("U kiest aan wie u het laat zien."))
    #expect(dutch.contains("Let op: zet u dit op LinkedIn? Dan kan iedereen uw naam zien"))
    #expect(dutch.contains("Vraag het aan de gemeente of UWV."))
    #expect(dutch.contains("Papier kwijt? Of staat er een fout in? Bel 070"))
    #expect(dutch.contains("certUrl=https%3A%2F%2Fbewijs.example%2Fc%23"))
  }

  @Test func itNamesRoleAndPeriodForACV() throws {
    let issuer = try TestIssuer()
    let (period, ending) = (
      "2026-02/2026-10", "Buurtkamer Moerwijk, februari 2026 tot en met oktober 2026."
    )
    for (achievement, roster, line) in [
      (
        "gastheer", "naam;periode\nJan;\(period)",
        "Gastheer of gastvrouw bij \(ending)"
      ),
      ("gastheer", "naam;rol;periode\nJan;Kok;\(period)", "Kok bij \(ending)"),
      ("gastheer", "naam;rol\nJan;Kok", "Kok bij Buurtkamer Moerwijk."),
      ("aanbeveling", "naam;bericht;periode\nJan;Goed.;\(period)", "Vrijwilliger bij \(ending)"),
    ] {
      let note = try self.note(issuer, achievement, roster)
      #expect(note.contains("\nVoor op uw cv\n\(line)\n"), "\(note)")
    }
    #expect(!(try note(issuer, "ehbo", "naam\nJan")).contains(" bij Buurtkamer"))
  }

  @Test func itSaysWhatAPhoneDoesAndWhatIsPrivate() throws {
    let issuer = try TestIssuer()
    let dutch = try note(issuer, "ehbo", "naam\nJan")
    for word in ["\nBewaren: ", "\nSturen: ", "\nAfdrukken: ", "Dit briefje is alleen voor u."] {
      #expect(dutch.contains(word), "\(word)")
    }
    let english = try note(issuer, "ehbo", "naam;taal\nJan;en")
    for word in ["\nKeep: ", "\nSend: ", "\nPrint: ", "This note is only for you."] {
      #expect(english.contains(word), "\(word)")
    }
  }

  /// The plain text for the only one on a list.
  private func note(_ issuer: TestIssuer, _ achievement: String, _ roster: String) throws -> String
  {
    let report = try issuer.issue(roster, achievement: achievement)
    let stem = try #require(report.documents[0].files[0].split(separator: ".").first)
    return try String(contentsOfFile: "\(report.output)/uitleg/\(stem).txt", encoding: .utf8)
  }

  /// A practice document is nothing to put on a cv.
  @Test func ofAPracticeDocumentItSaysSo() throws {
    let issuer = try TestIssuer()
    let report = try issuer.issue("naam\nJan") { $0.isTest = true }
    let stem = try #require(report.documents[0].files[0].split(separator: ".").first)
    for ending in ["txt", "html"] {
      let text = try String(
        contentsOfFile: "\(report.output)/uitleg/\(stem).\(ending)", encoding: .utf8)
      #expect(text.contains("Dit is een oefendocument. Het heeft geen waarde."))
      #expect(!text.contains("linkedin") && !text.contains("cv"))
    }
  }
}
