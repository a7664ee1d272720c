import BlijkBasics
import BlijkCredential
import BlijkIssuing
import BlijkKeys
import BlijkRegister
import BlijkTestSupport
import BlijkVerifying
import Foundation
import Testing

/// A new document in the place of an old one.
@Suite struct ReplaceTests {
  private func issue(_ plan: IssuePlan, by issuer: TestIssuer) throws -> Issuer.Report {
    try Issuer(folder: issuer.folder).issue(
      plan, to: issuer.home("nieuw-\(UUID())"), with: issuer.key)
  }

  private func state(_ issuer: TestIssuer, _ id: DocumentID?) throws -> Verdict {
    issuer.verifier().verify(Array(try #require(id).checkCode.utf8))
  }

  @Test func anotherName() throws {
    let issuer = try TestIssuer()
    let old = try issuer.issue(
      "naam;periode;taken\nJan de Vris;2026-02/;Ontvangt gasten: zelfstandig",
      achievement: "gastheer"
    ) { $0.date = CalendarDate("2026-11-01") }
    let id = try #require(old.documents[0].id)
    let plan = try Issuer(folder: issuer.folder).plan(replacing: id, name: "Jan de Vries")
    #expect(try state(issuer, id).state == .valid)
    let new = try issue(plan, by: issuer)
    #expect(try state(issuer, id).state == .replaced)
    let verdict = try state(issuer, new.documents[0].id)
    #expect(verdict.state == .valid)
    #expect(verdict.facts?.name == "Jan de Vries")
    #expect(verdict.facts?.date.iso8601 == "2026-11-01")
    #expect(verdict.facts?.period?.iso8601 == "2026-02/")
    #expect(verdict.facts?.tasks.map(\.text) == ["Ontvangt gasten"])
    // What was replaced is so for good, and is not replaced again.
    #expect(
      problem {
        try Issuer(folder: issuer.folder).plan(replacing: id)
      }?.code == .notFound)
    #expect(problem { try issue(plan, by: issuer) } != nil)
    #expect(try issuer.folder.register(readOnly: true).summaries().count == 2)
  }

  /// Whatever the course says by now; one with a last day keeps that day.
  @Test func theLastDayStaysAsItWas() throws {
    let issuer = try TestIssuer()
    func course(_ months: String) throws {
      let text = "title = \"Koken\"\nkind = \"deelname\"\n\(months)\n"
      _ = try issuer.home.file("issuer/achievements/koken.toml", text)
    }
    try course("")
    let open = try issuer.issue("naam\nJan Jansen\n", achievement: "koken").documents[0]
    try course("valid-months = 12")
    let closed = try issuer.issue("naam\nPiet Pietersen\n", achievement: "koken").documents[0]
    try course("valid-months = 24")
    let last = try #require(try state(issuer, closed.id).facts?.validUntil)
    for (old, end) in [(open, nil), (closed, last)] {
      let plan = try Issuer(folder: issuer.folder).plan(replacing: try #require(old.id))
      let new = try issue(plan, by: issuer).documents[0]
      #expect(try state(issuer, new.id).state == .valid)
      #expect(try state(issuer, new.id).facts?.validUntil == end)
      let again = try Issuer(folder: issuer.folder).plan(replacing: try #require(new.id))
      #expect(again.batch.documents.map(\.award.validUntil) == [end])
    }
  }

  @Test func aListSaysWhichForEachRow() throws {
    let issuer = try TestIssuer()
    let old = try issuer.issue("naam\nJan Jansen\nPiet Pietersen\nAn Ansen")
    let codes = old.documents.compactMap { $0.id?.checkCode }
    let list = try issuer.home.file(
      "nieuw.csv", "naam,vervangt\nJan Janssen,\(codes[0])\nAn Anssen,\(codes[2].lowercased())\n")
    let plan = try Issuer(folder: issuer.folder).plan(replacingEachOf: Sheet(file: list))
    #expect(plan.batch.documents.map(\.award.name) == ["Jan Janssen", "An Anssen"])
    _ = try issue(plan, by: issuer)
    #expect(
      try old.documents.map { try state(issuer, $0.id).state } == [.replaced, .valid, .replaced])
  }

  @Test func whatCannotBeReplacedIsSaid() throws {
    let issuer = try TestIssuer()
    let first = try issuer.issue("naam\nJan Jansen\nPiet Pietersen").documents.compactMap(\.id)
    let other = try #require(
      try issuer.issue("naam\nAn Ansen") { $0.isTest = true }.documents[0].id)
    let register = try issuer.folder.register()
    _ = try register.revoke([first[1]], at: Int(Date().timeIntervalSince1970))
    let blijk = Issuer(folder: issuer.folder)
    func refused(_ lines: String) throws -> String {
      let list = try issuer.home.file("lijst.csv", "naam,vervangt\n\(lines)")
      return problem { try blijk.plan(replacingEachOf: Sheet(file: list)) }?.message.en
        ?? ""
    }
    #expect(
      try refused("Jan,\(first[0].checkCode)\nAn,\(other.checkCode)").contains("another batch"))
    #expect(try refused("Jan,\(first[0].checkCode)\nAn,\(first[0].checkCode)").contains("twice"))
    #expect(try refused("Jan,\(first[0].checkCode)\nAn,").contains("line 3"))
    #expect(try refused("Jan,\(first[1].checkCode)").contains("withdrawn"))
    #expect(try refused("Jan,\(DocumentID.random().checkCode)").contains("not in the register"))
    #expect(try refused("Jan,ABCD-EFGH").contains("not a check code"))
    let list = try issuer.home.file("lijst.csv", "naam,vervangt\nJan,\(first[0].checkCode)")
    let request = IssueRequest(achievement: "ehbo")
    #expect(
      problem { try blijk.plan(request, for: Sheet(file: list)) }?.message.nl.contains(
        "blijk replace") == true)
    _ = try register.erase([first[0]], at: Int(Date().timeIntervalSince1970))
    #expect(
      problem { try blijk.plan(replacing: first[0]) }?.message.en
        .contains("erased") == true)
    #expect(try state(issuer, other).state == .test)
  }
}
