import BlijkBasics
import BlijkCredential
import BlijkDocument
import BlijkRegister
import BlijkTestSupport
import BlijkVerifying
import Testing

@testable import BlijkIssuing

/// Who has a document already is told, and never refused.
@Suite struct EarlierDocumentTests {
  private static let today = CalendarDate.today()

  private func plan(
    _ issuer: TestIssuer, _ roster: String, achievement: String = "ehbo",
    _ adjust: (inout IssueRequest) -> Void = { _ in }
  ) throws -> PlannedBatch {
    var request = IssueRequest(achievement: achievement)
    adjust(&request)
    let list = try issuer.home.file("plan.csv", roster)
    return try Issuer(folder: issuer.folder).plan(request, for: Sheet(file: list)).batch
  }

  @Test func theSameListAgainIsOneSentence() throws {
    let issuer = try TestIssuer()
    let names = "ABCDEFGHIJKL".map { "Noor \($0)bos" }
    let roster = (["naam"] + names).joined(separator: "\n")
    #expect(try plan(issuer, roster).earlier.isEmpty)
    let report = try issuer.issue(roster)
    let batch = try plan(issuer, roster)
    #expect(batch.earlier.map(\.name) == names)
    #expect(batch.earlier.map(\.row) == Array(2...13))
    #expect(batch.earlier.map(\.id) == report.documents.map(\.id))
    #expect(batch.warnings.count == 1)
    #expect(
      batch.warnings.first?.nl
        == "12 van de 12 op de lijst hebben dit document al, van \(Self.today.iso8601): "
        + names.prefix(10).joined(separator: ", ")
        + " en nog 2. Met deze lijst komt er nog een. "
        + "Moet het oude vervallen? Gebruik dan 'blijk replace'.")
    #expect(batch.documents.count == 12)
  }

  @Test func eachDayIsToldWhereTheyDiffer() throws {
    let issuer = try TestIssuer()
    let earlier = try #require(CalendarDate("2026-01-02"))
    _ = try issuer.issue("naam\nNoor Bos\n") { $0.date = earlier }
    _ = try issuer.issue("naam\nJan Vos\n")
    let told = try plan(issuer, "naam\nNoor Bos\nPiet Mol\nJan Vos\n").warnings
    #expect(
      told.first?.nl.hasPrefix(
        "2 van de 3 op de lijst hebben dit document al: Noor Bos (2026-01-02), Jan Vos "
          + "(\(Self.today.iso8601)). Met deze") == true, "\(told)")
    let one = try plan(issuer, "naam\nNoor Bos\nPiet Mol\n").warnings
    #expect(one.first?.nl.contains("1 van de 2 op de lijst heeft dit document al, van") == true)
    #expect(
      one.first?.en.contains("1 of the 2 on the list has this document already, from") == true)
  }

  @Test(arguments: [
    ("Zoë O’Neill", "Zoe O'Neill"), ("Elif Işıklı", "ELIF ISIKLI"),
    ("Rafał Wójcik", "Rafal Wojcik"),
    ("Søren Øby", "soren oby"), ("Jörg Weiß", "Jorg Weiss"), ("Đặng Hà", "Dang Ha"),
    ("Œdipe Bos", "Oedipe Bos"), ("Dirk in ’t Veld", "Dirk in 't Veld"), ("José Peña", "Jose Pena"),
    ("Anna de Wit-Veen", "anna de wit-veen"), ("Sam O'Neill", "Sam ONeill"),
  ])
  func aNameIsKnownHoweverItIsTyped(name: String, again: String) throws {
    let issuer = try TestIssuer()
    _ = try issuer.issue("naam\n\(name)\n")
    #expect(try plan(issuer, "naam\n\(again)\n").earlier.map(\.name) == [again])
  }

  @Test func onlyTheSameCounts() throws {
    let issuer = try TestIssuer()
    _ = try issuer.issue("naam\nNoor Bos\n")
    let again = "naam\nNoor Bos\n"
    #expect(try plan(issuer, again).earlier.count == 1)
    #expect(try plan(issuer, "naam\nNoor Bosch\nNoor B\nBos Noor\n").earlier.isEmpty)
    #expect(try plan(issuer, again, achievement: "bhv").earlier.isEmpty)
    #expect(try plan(issuer, again) { $0.kind = .certificaat }.earlier.isEmpty)
    #expect(try plan(issuer, again) { $0.isTest = true }.earlier.isEmpty)
    let list = try issuer.home.file("concept.csv", again)
    let draft = try Issuer(folder: issuer.folder).planDraft(
      IssueRequest(achievement: "ehbo"), for: Sheet(file: list))
    #expect(draft.batch.earlier.isEmpty)
  }

  /// What no longer stands is nothing that somebody has.
  @Test(arguments: ["withdrawn", "erased", "expired", "practice", "replaced"])
  func onlyWhatStandsCounts(what: String) throws {
    let issuer = try TestIssuer()
    let report = try issuer.issue("naam\nNoor Bos\n") {
      if what == "practice" { $0.isTest = true }
      guard what == "expired" else { return }
      $0.date = CalendarDate("2024-01-01")
      $0.validUntil = CalendarDate("2025-01-01")
    }
    let id = try #require(report.documents.first?.id)
    let maker = Issuer(folder: issuer.folder)
    if what == "replaced" {
      let plan = try maker.plan(replacing: id, name: "Noor de Bos")
      #expect(plan.batch.earlier.isEmpty)
      _ = try maker.issue(plan, to: issuer.home("nieuw"), with: issuer.key)
    }
    try issuer.folder.changing { (register) throws(Problem) in
      if what == "withdrawn" { _ = try register.revoke([id], because: nil, at: Timestamp.now()) }
      if what == "erased" { _ = try register.erase([id], at: Timestamp.now()) }
    }
    #expect(try plan(issuer, "naam\nNoor Bos\n").earlier.isEmpty)
    if what == "replaced" { #expect(try plan(issuer, "naam\nNoor de Bos\n").earlier.count == 1) }
  }

  /// One that is valid only later is one that somebody has.
  @Test func oneThatIsAheadCounts() throws {
    let issuer = try TestIssuer()
    let day = CalendarDate(daysSinceEpoch: Self.today.daysSinceEpoch + 9)
    _ = try issuer.issue("naam\nNoor Bos\n") { $0.date = day }
    #expect(try plan(issuer, "naam\nNoor Bos\n").earlier.map(\.date) == [day])
  }

  /// Who was left out is not in the fonts either, nor counted in what is said of the others.
  @Test func onlyTheOthersAreDrawnAndCounted() throws {
    let issuer = try TestIssuer()
    let maker = Issuer(folder: issuer.folder)
    _ = try issuer.issue("naam\nŽofia Bos\n", achievement: "dank")
    let list = try issuer.home.file("later.csv", "naam;bericht\nŽofia Bos;\nJan Vos;\n")
    var request = IssueRequest(achievement: "dank")
    request.formats = [.svg, .html]
    let all = try maker.plan(request, for: Sheet(file: list))
    #expect(all.batch.warnings.contains { $0.nl.contains("Bij 2 van 2") })
    let plan = try maker.onlyNew(all)
    #expect(plan.batch.documents.map(\.award.name) == ["Jan Vos"] && plan.batch.leavesOutEarlier)
    #expect(plan.batch.warnings.contains { $0.nl.contains("Bij 1 van 1") })
    #expect(!plan.batch.warnings.contains { $0.nl.contains("Bij 2 van 2") })
    let alone = try issuer.home.file("alleen.csv", "naam;bericht\nJan Vos;\n")
    let one = try maker.plan(request, for: Sheet(file: alone))
    #expect(plan.batch.drawing.fonts.common == one.batch.drawing.fonts.common)
    #expect(plan.batch.drawing.fonts.common != all.batch.drawing.fonts.common)
    _ = try maker.issue(plan, to: issuer.home("later"), with: issuer.key)
    let none = try maker.plan(IssueRequest(achievement: "dank"), for: Sheet(file: list))
    #expect(problem { try maker.onlyNew(none) }?.code == .declined)
  }
}
