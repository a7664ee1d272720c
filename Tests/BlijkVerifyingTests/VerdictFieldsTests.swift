import BlijkBasics
import BlijkIssuing
import BlijkKeys
import BlijkTestSupport
import BlijkVerifying
import Foundation
import Testing

/// The fields that the check page shows beside the signed facts (the ● rows of documents.md).
@Suite struct VerdictFieldsTests {
  private let issuer: TestIssuer

  init() throws { issuer = try TestIssuer() }

  private func rows(_ achievement: String, language: Language = .nl) throws -> [String: [String]] {
    try Data(achievement.utf8).write(
      to: URL(fileURLWithPath: issuer.folder.path + "/achievements/cursus.toml"))
    let report = try issuer.issue("naam\nJan", achievement: "cursus")
    return try rows(
      issuer.verifier().verify(Array((report.documents[0].link ?? "").utf8)), language)
  }

  private func rows(_ verdict: Verdict, _ language: Language = .nl) throws -> [String: [String]] {
    let texts = try SharedFiles(issuer: nil).texts(language)
    return Dictionary(
      try verdict.labelledFacts(texts).map { ($0.label, [$0.value]) }, uniquingKeysWith: +)
  }

  private static let course = """
    title = "Koken"
    kind = "certificaat"
    goals = ["Schoon werken", "Op tijd klaar zijn"]
    hours = 6
    [[skills]]
    name = "maaltijden bereiden"
    url = "http://data.europa.eu/esco/skill/example"
    """

  @Test func goalsHoursAndSkills() throws {
    let rows = try rows(Self.course)
    #expect(rows["Leerdoelen"] == ["Schoon werken", "Op tijd klaar zijn"])
    #expect(rows["Studielast cursus"] == ["6 uur"])
    #expect(
      rows["Vaardigheid"] == ["maaltijden bereiden (http://data.europa.eu/esco/skill/example)"])
    #expect(try self.rows(Self.course, language: .en)["Course study load"] == ["6 hours"])
  }

  @Test func theOrganisationsWebsiteAndNumber() throws {
    let rows = try rows(Self.course)
    #expect(rows["Website"] == ["https://buurtkamer.example"])
    #expect(rows["KvK-nummer"] == ["41234567"])
  }

  /// The list of trusted issuers comes first; what it leaves out is in the credential.
  @Test func theListComesBeforeTheCredential() throws {
    let report = try issuer.issue("naam\nJan") { $0.formats = [.credential] }
    let file = "\(report.output)/\(report.documents[0].files[0])"
    let credential = Array(try Data(contentsOf: URL(fileURLWithPath: file)))
    let own = try #require(
      try FileManager.default.contentsOfDirectory(atPath: issuer.folder.path + "/trusted").first)
    let document = try JSON(
      reading: Array(
        try Data(contentsOf: URL(fileURLWithPath: "\(issuer.folder.path)/trusted/\(own)"))))
    for (url, kvk) in [("https://elders.example", "87654321"), (nil, nil)] as [(String?, String?)] {
      let folder = try TemporaryFolder()
      var entry = document
      entry["url"] = url.map { .string($0) }
      entry["kvk"] = kvk.map { .string($0) }
      _ = try folder.file("a.json", entry.text)
      let elsewhere = Verifier(trust: TrustList(folders: [folder.path]), register: .none)
      let rows = try rows(elsewhere.verify(credential))
      #expect(rows["Website"] == [url ?? "https://buurtkamer.example"])
      #expect(rows["KvK-nummer"] == [kvk ?? "41234567"])
    }
  }

  /// Without goals the schema still wants a criterion; it is not a learning goal.
  @Test(arguments: ["certificaat", "deelname"])
  func noGoalsAreNoGoals(kind: String) throws {
    let rows = try rows("title = \"Koken\"\nkind = \"\(kind)\"\n")
    #expect(rows["Waarvoor"] == ["Koken"])
    #expect(rows["Leerdoelen"] == nil)
  }

  /// A corrected number must reach whoever doubts today, not after the next issue.
  @Test func aCorrectedProfileCountsAtOnce() throws {
    let report = try issuer.issue("naam\nJan")
    let path = issuer.folder.path + "/issuer.toml"
    let corrected = try String(contentsOfFile: path, encoding: .utf8)
      .replacing("070 123 45 67", with: "070 765 43 21")
      .replacing("Buurtkamer Moerwijk", with: "Buurtkamer Morgenstond")
      .replacing("https://buurtkamer.example", with: "https://nieuw.example")
    try Data(corrected.utf8).write(to: URL(fileURLWithPath: path))
    let verdict = issuer.verifier().verify(Array((report.documents[0].link ?? "").utf8))
    #expect(verdict.state == .valid)
    #expect(verdict.issuer?.name == "Buurtkamer Morgenstond")
    #expect(verdict.issuer?.phone == "070 765 43 21")
    #expect(try rows(verdict)["Website"] == ["https://nieuw.example"])
  }
}
