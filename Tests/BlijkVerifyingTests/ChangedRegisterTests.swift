import BlijkBasics
import BlijkCredential
import BlijkRegister
import BlijkTestSupport
import Foundation
import Testing

@testable import BlijkIssuing
@testable import BlijkVerifying

/// Somebody changes rows of the register behind Blijk's back: it counts nowhere.
@Suite struct ChangedRegisterTests {
  private let issuer: TestIssuer
  private let report: Issuer.Report
  private let id: DocumentID

  init() throws {
    issuer = try TestIssuer()
    report = try issuer.issue(
      """
      naam;rol;setting;periode;taken;tonen
      Jan;gastheer;de keuken van Moerwijk;2026-02/;Ontvangt gasten;nee
      Noor;gastvrouw;de tuin van Escamp;2026-02/;Ontvangt gasten;ja
      """, achievement: "gastheer"
    ) { $0.formats = [.html, .credential] }
    id = try #require(report.documents[0].id)
  }

  private func change(_ sql: String) throws {
    _ = try SQLite.rows(issuer.folder.path + "/register.sqlite", sql)
  }

  private func shown(_ number: Int, asCode: Bool) throws -> [String] {
    let document = report.documents[number]
    let asked = asCode ? document.id?.checkCode : document.link
    let verdict = issuer.verifier().verify(Array((asked ?? "").utf8))
    #expect(verdict.state == .valid)
    return try verdict.labelledFacts(SharedFiles(issuer: nil).texts(.nl)).map(\.value)
  }

  @Test(arguments: [true, false]) func nobodySeesMoreThanTheHolderAgreedTo(asCode: Bool) throws {
    func isOpen() throws -> [Bool] {
      try [
        shown(0, asCode: asCode).contains("de keuken van Moerwijk"),
        shown(1, asCode: asCode).contains("de tuin van Escamp"),
      ]
    }
    #expect(try isOpen() == [false, true])
    try change("UPDATE document SET showsDetails = 1 - showsDetails")
    #expect(try isOpen() == [false, true])
    let check = try issuer.folder.register(readOnly: true).check()
    #expect(check.findings.count == 2)
  }

  @Test func aFileThatWasSwappedIsNotPrinted() throws {
    try change(
      "UPDATE keptFiles SET bytes = (SELECT bytes FROM keptFiles ORDER BY document DESC LIMIT 1)")
    let found = problem {
      try Issuer(folder: issuer.folder).reprint(id, to: issuer.home("opnieuw"))
    }
    #expect(found?.code == .badRegister && found?.message.nl.contains(id.checkCode) == true)
    #expect(!FileManager.default.fileExists(atPath: issuer.home("opnieuw")))
    #expect(problem { try Issuer(folder: issuer.folder).export(id) }?.code == .badRegister)
  }

  @Test func anotherRequestIsNotIssued() throws {
    try change("UPDATE document SET request = replace(request, 'gastheer', 'directeur')")
    let found = problem {
      try Issuer(folder: issuer.folder).plan(replacing: id)
    }
    #expect(found?.code == .badRegister && found?.message.nl.contains("veranderd") == true)
  }

  /// In doubt nobody is told that it is good, and no paper that it is false.
  @Test(arguments: [
    "UPDATE document SET registeredAt = registeredAt - 9", "UPDATE document SET event = 1",
    "UPDATE document SET isTest = 1", "UPDATE document SET filesHash = tokenHash",
    // Gone, or under another code: the log still has it.
    "DELETE FROM document", "UPDATE document SET id = randomblob(10)",
    "UPDATE document SET isHidden = 1", "UPDATE document SET issuer = 'did:web:iemand.example'",
  ])
  func aRowThatIsNotAsTheLogHasItIsUnknown(sql: String) throws {
    try change(sql)
    for asked in [report.documents[0].link, id.checkCode] {
      #expect(issuer.verifier().verify(Array((asked ?? "").utf8)).state == .statusUnknown)
    }
    let summaries = try issuer.folder.register(readOnly: true).summaries()
    #expect(summaries.allSatisfy { $0.state(on: .today()) == .statusUnknown })
  }
}
