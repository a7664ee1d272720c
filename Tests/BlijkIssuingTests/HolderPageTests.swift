import BlijkBasics
import BlijkCredential
import BlijkTestSupport
import Foundation
import Testing

@testable import BlijkIssuing

/// What somebody gets who asks what is kept.
@Suite struct HolderPageTests {
  private func page(_ issuer: TestIssuer, _ id: DocumentID) throws -> String {
    String(decoding: try Issuer(folder: issuer.folder).exportPage(id), as: UTF8.self)
  }

  @Test func itHasAllThatWasAskedAndWhy() throws {
    let issuer = try TestIssuer()
    let report = try issuer.issue(
      "naam;rol;setting;periode;taken;tonen\n"
        + "Zoë Bos;gastvrouw;keuken & zaal;2026-02/;Ontvangt gasten: zelfstandig;ja",
      achievement: "gastheer")
    let id = try #require(report.documents[0].id)
    let text = try page(issuer, id)
    #expect(text.hasPrefix("<!DOCTYPE html>\n<html lang=\"nl\">"))
    for part in [
      "Dit bewaart Buurtkamer Moerwijk over u", "Zoë Bos", "gastvrouw", "keuken &amp; zaal",
      "Ontvangt gasten", id.checkCode, "Waarom wij dit bewaren", "Wat er blijft als wij wissen",
      "Bel Buurtkamer Moerwijk: 070 123 45 67.", "daar hebt u ja op gezegd",
    ] + report.documents[0].files {
      #expect(text.contains(part), "\(part)")
    }
    let body = text.split(separator: "<body>").last ?? ""
    #expect(!body.contains("{"))
    // All that was asked is there.
    let entry = try issuer.folder.register().entry(issuer: issuer.folder.profile.did, id: id)
    let asked = try #require(entry?.contents?.request.flatMap(RememberedRequest.init))
    #expect(asked.cells.count == 6)
    for (column, _) in asked.cells { #expect(text.contains("<dt>\(column.rawValue)</dt>")) }
  }

  @Test func itFollowsTheDocumentsLanguageAndWhatBecameOfIt() throws {
    let issuer = try TestIssuer()
    let report = try issuer.issue("naam;taal\nZoë Bos;en\nJan Jansen;nl\n")
    let ids = report.documents.compactMap(\.id)
    let english = try page(issuer, ids[0])
    #expect(english.contains("<html lang=\"en\">"))
    #expect(english.contains("What Buurtkamer Moerwijk keeps about you"))
    let register = try issuer.folder.register()
    _ = try register.revoke([ids[1]], because: .requested, at: Timestamp.now())
    _ = try register.setHidden(true, [ids[1]], at: Timestamp.now())
    let after = try page(issuer, ids[1])
    for part in ["ingetrokken", "op uw verzoek", "daar hebt u om gevraagd"] {
      #expect(after.contains(part), "\(part)")
    }
    _ = try register.erase([ids[1]], at: Timestamp.now())
    let erased = try page(issuer, ids[1])
    #expect(erased.contains("zijn gewist") && erased.contains(ids[1].checkCode))
    #expect(!erased.contains("Jansen") && !erased.contains("Wat er op de deelnemerslijst stond"))
  }

  @Test func itIsOnlyOfWhatIsAsTheLogHasIt() throws {
    let issuer = try TestIssuer()
    let id = try #require(try issuer.issue("naam\nZoë Bos\n").documents[0].id)
    #expect(problem { try page(issuer, try .random()) }?.code == .notFound)
    _ = try SQLite.rows(
      issuer.folder.registerPlace, "UPDATE document SET token = x'00' WHERE number = 1")
    #expect(problem { try page(issuer, id) }?.code == .badRegister)
  }
}
