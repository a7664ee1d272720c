import BlijkBasics
import BlijkCredential
import BlijkIssuing
import BlijkTestSupport
import BlijkVerifying
import Foundation
import Testing

/// A new kind of document is templates, texts and one entry in the table of kinds.
@Suite struct NewKindTests {
  /// The entry: a number that is not given yet, and its rules.
  private static let pass = Kind(
    77,
    KindRules(
      word: "vrijwilligerspas", achievementType: "ext:Vrijwilligerspas", namesRole: true,
      namesPeriod: true))
  private static let texts = """
    [kind.vrijwilligerspas]
    heading = "Vrijwilligerspas"
    opening = "{organisation} noemt"
    statement = "een vrijwilliger van het huis."
    criteria = "De vrijwilliger staat op de lijst van het huis."
    boundary = "Deze pas geeft geen recht."
    """
  private static let achievement = """
    title = "Vrijwilliger van het huis"
    kind = "vrijwilligerspas"
    role = "gastheer of gastvrouw"
    """
  private static let list = Sheet(
    name: "formulier",
    rows: [
      .init(number: 1, cells: ["naam", "periode", "taken"]),
      .init(number: 2, cells: ["Gülşah Çağlayan", "2026-02/", "Ontvangt gasten"]),
    ])

  /// An organisation with its texts and templates in its own folder: those of an oorkonde, with a line of
  /// its own.
  private func organisation() throws -> TestIssuer {
    let issuer = try TestIssuer()
    let templates = issuer.folder.path + "/Templates"
    try FileManager.default.createDirectory(
      atPath: templates + "/texts", withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      atPath: "\(Project.root)/Templates/oorkonde", toPath: "\(templates)/vrijwilligerspas")
    let page = "\(templates)/vrijwilligerspas/document.html"
    let html = try String(contentsOfFile: page, encoding: .utf8)
    try html.replacing("<h1>", with: "<p>Van het huis</p><h1>")
      .write(toFile: page, atomically: true, encoding: .utf8)
    for (name, text) in [
      ("Templates/texts/nl.toml", Self.texts), ("achievements/pas.toml", Self.achievement),
    ] {
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(issuer.folder.path)/\(name)"))
    }
    return issuer
  }

  /// The plan of the pass, as it is drawn and as it is issued.
  private func issue(_ issuer: TestIssuer) throws -> Issuer.Report {
    var request = IssueRequest(achievement: "pas")
    request.formats = [.html, .svg, .credential]
    let maker = Issuer(folder: issuer.folder)
    let plan = try maker.plan(request, for: Self.list)
    #expect(plan.batch.kind == Self.pass)
    // It has no place for tasks.
    #expect(plan.batch.warnings.map(\.nl).filter { $0.contains("'taken'") }.count == 1)
    #expect(plan.batch.documents.map(\.award.tasks.count) == [0])
    return try maker.issue(plan, to: issuer.home("uit"), with: issuer.key)
  }

  private func handedIn(_ report: Issuer.Report) throws -> [[UInt8]] {
    let document = try #require(report.documents.first)
    let files = try document.files.map { name in
      Array(try Data(contentsOf: URL(fileURLWithPath: "\(report.output)/\(name)")))
    }
    #expect(files.count == 3)
    return files + [Array(try #require(document.link).utf8)]
  }

  @Test func isDrawnIssuedAndReadBack() throws {
    let issuer = try organisation()
    try Kind.$beside.withValue([Self.pass]) {
      let report = try issue(issuer)
      let html = try String(
        contentsOfFile: "\(report.output)/\(report.documents[0].files[0])", encoding: .utf8)
      #expect(html.contains("Vrijwilligerspas") && html.contains("Deze pas geeft geen recht."))
      #expect(html.contains("<p>Van het huis</p>") && html.contains("\"ext:Vrijwilligerspas\""))
      let code = Array(try #require(report.documents[0].id).checkCode.utf8)
      let texts = try SharedFiles(issuer: issuer.folder.path).texts(.nl)
      for bytes in try handedIn(report) + [code] {
        let verdict = issuer.verifier().verify(bytes)
        #expect(verdict.state == .valid, "\(verdict.reasons)")
        #expect(verdict.facts?.kind == Self.pass)
        #expect(try verdict.labelledFacts(texts).contains { $0.value == "Vrijwilligerspas" })
      }
    }
  }

  @Test func isDraftedReplacedAndCounted() throws {
    let issuer = try organisation()
    try Kind.$beside.withValue([Self.pass]) {
      let maker = Issuer(folder: issuer.folder)
      let drafts = try maker.draft(
        maker.planDraft(IssueRequest(achievement: "pas"), for: Self.list), to: issuer.home("eerst"))
      let draft = try String(
        contentsOfFile: "\(drafts.output)/\(drafts.documents[0].files[1])", encoding: .utf8)
      #expect(draft.contains("Vrijwilligerspas") && draft.contains("CONCEPT"))
      let old = try #require(try issue(issuer).documents[0].id)
      let new = try maker.issue(
        maker.plan(replacing: old, name: "Gülşah Çağlayan-Bos"), to: issuer.home("nieuw"),
        with: issuer.key)
      let link = Array(try #require(new.documents[0].link).utf8)
      #expect(issuer.verifier().verify(link).facts?.name == "Gülşah Çağlayan-Bos")
      #expect(issuer.verifier().verify(Array(old.checkCode.utf8)).state == .replaced)
      let year = CalendarDate.today().components.year
      let counts = try issuer.folder.register(readOnly: true).report(year: year).counts
      #expect(
        counts.map(\.kind) == [Self.pass] && counts.map(\.issued) == [1]
          && counts.map(\.replaced) == [1])
      #expect(counts.map(\.valid) == [1] && counts.map(\.people) == [1])
    }
  }

  /// Who does not know the kind says nothing of the document, good or bad; nor may it be asked for.
  @Test func isUnreadableToWhoDoesNotKnowIt() throws {
    let issuer = try organisation()
    let report = try Kind.$beside.withValue([Self.pass]) { try issue(issuer) }
    for bytes in try handedIn(report) {
      let verdict = issuer.verifier().verify(bytes)
      #expect(verdict.state == .unreadable && verdict.facts == nil)
    }
    let typed = Array(try #require(report.documents[0].id).checkCode.utf8)
    #expect(issuer.verifier().verify(typed).state != .valid)
    let maker = Issuer(folder: issuer.folder)
    #expect(
      problem { try maker.plan(IssueRequest(achievement: "pas"), for: Self.list) }?.code
        == .badAchievement)
  }

  /// What stands in every token and credential that was issued.
  @Test func theTableIsAsItWas() throws {
    #expect(
      Kind.allCases.map { "\($0.rawValue) \($0.word) \($0.achievementType)" } == [
        "0 deelname CertificateOfCompletion", "1 certificaat Certificate",
        "2 praktijkverklaring ext:Praktijkverklaring", "3 oorkonde Award",
        "4 aanbevelingsbrief ext:Aanbevelingsbrief",
      ])
    for kind in Kind.allCases {
      #expect(Kind(rawValue: kind.rawValue) == kind && Kind(word: kind.word) == kind)
      #expect(Kind(achievementType: kind.achievementType) == kind)
    }
    // Each that is declared is in the list.
    let table = try String(
      contentsOfFile: "\(Project.root)/Sources/BlijkCredential/Award/Kind+All.swift",
      encoding: .utf8)
    #expect(table.matches(of: /static let \w+ = Kind\(/).count == Kind.allCases.count)
    #expect(Kind(rawValue: 99) == nil && Kind(word: "pas") == nil && Kind(rawValue: -1) == nil)
  }
}
