import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkRegister
import BlijkTestSupport
import Foundation
import Testing

@testable import BlijkIssuing
@testable import BlijkVerifying

@Suite struct IssuingTests {
  /// The documents in a folder, or whatever else lies there, without the folders beside them.
  private func names(_ path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
      .filter { $0 != "overzicht" && $0 != "uitleg" }
  }

  @Test func oneFilePerPersonAndFormat() throws {
    let issuer = try TestIssuer()
    let report = try issuer.issue("naam;e-mail\nCorrie van 't Hart;c@h.example\n陳美玲;\nNoor;") {
      $0.formats = DocumentFormat.allCases
    }
    #expect(report.documents.map(\.name) == ["Corrie van 't Hart", "陳美玲", "Noor"])
    #expect(try names(report.output) == report.documents.flatMap(\.files).sorted())
    #expect(try names(report.output).count == 12)
    let code = try #require(report.documents[0].id).checkCode
    #expect(
      report.documents[0].files
        == ["pdf", "html", "svg", "json"].map { "corrie-van-t-hart-\(code).\($0)" })
    let register = try issuer.folder.register(readOnly: true)
    #expect(try register.summaries().map(\.name) == report.documents.map(\.name))
    // An address is for handing out, and stands nowhere.
    let folders = [report.output, issuer.folder.path]
    for folder in folders {
      for file in try FileManager.default.subpathsOfDirectory(atPath: folder) {
        let data = FileManager.default.contents(atPath: "\(folder)/\(file)") ?? Data()
        #expect(data.range(of: Data("c@h.example".utf8)) == nil, "\(file)")
      }
    }
  }

  /// A refused list, date or place leaves neither files nor entries.
  @Test func aRefusalLeavesNothing() throws {
    let issuer = try TestIssuer()
    let tooFarAhead = CalendarDate(daysSinceEpoch: CalendarDate.today().daysSinceEpoch + 32)
    let yesterday = CalendarDate(daysSinceEpoch: CalendarDate.today().daysSinceEpoch - 1)
    func code(_ roster: String = "naam\nJan", _ adjust: (inout IssueRequest) -> Void) -> Problem
      .Code?
    {
      problem { try issuer.issue(roster, adjust) }?.code
    }
    #expect(code("naam\nJan\n<b>") { _ in } == .badRoster)
    #expect(code { $0.date = tooFarAhead } == .badDate)
    #expect(code { $0.validUntil = yesterday } == .badDate)
    #expect(code { $0.achievement = "onzin" } == .notFound)
    let own = issuer.folder.path + "/Templates/oorkonde"
    try FileManager.default.createDirectory(atPath: own, withIntermediateDirectories: true)
    try Data("<p>{{naam}}</p>".utf8).write(to: URL(fileURLWithPath: own + "/document.html"))
    #expect(code { $0.kind = .oorkonde } == .badTemplate)
    #expect(problem { try issuer.issue("naam\nJan", to: issuer.home.path) }?.code == .badOutput)
    #expect(code("naam\n" + String(repeating: "W", count: 80)) { _ in } == .badRoster)
    #expect(try issuer.folder.register(readOnly: true).summaries().isEmpty)
    #expect(try issuer.folder.register(readOnly: true).unfinishedBatches().isEmpty)
    #expect(try names(issuer.home.path).allSatisfy { $0 == "issuer" || $0.hasPrefix("lijst-") })
  }

  /// Above version 20 a code scans badly; the message names the field to shorten.
  @Test func refusesACodeThatIsTooLarge() throws {
    let issuer = try TestIssuer(.rsa)
    let long = String(repeating: "陳", count: 80)
    try Data("title = \"\(long)\"\nkind = \"certificaat\"\n".utf8).write(
      to: URL(fileURLWithPath: issuer.folder.path + "/achievements/lang.toml"))
    let found = problem {
      try issuer.issue("naam\n" + String(repeating: "美", count: 78), achievement: "lang") {
        $0.formats = [.html]
      }
    }
    #expect(found?.code == .badRoster)
    #expect(found?.message.nl.contains("regel 2") == true)
    #expect(found?.message.nl.contains("'title'") == true)
    #expect(try issuer.folder.register(readOnly: true).summaries().isEmpty)
  }

  @Test func draftsAreUnsignedAndUnregistered() throws {
    let issuer = try TestIssuer()
    let list = try issuer.home.file("l.csv", "naam\nJan\nPiet")
    let maker = Issuer(folder: issuer.folder)
    let plan = try maker.planDraft(.init(achievement: "ehbo"), for: Sheet(file: list))
    let report = try maker.draft(plan, to: issuer.home("concept"))
    #expect(report.documents.allSatisfy { $0.id == nil && $0.link == nil })
    #expect(
      try names(report.output) == [
        "1-jan-concept.html", "1-jan-concept.pdf", "2-piet-concept.html", "2-piet-concept.pdf",
      ])
    #expect(try issuer.folder.register(readOnly: true).summaries().isEmpty)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: report.output + "/1-jan-concept.html"))
    #expect(issuer.verifier().verify(Array(bytes)).state == .unreadable)
  }

  @Test func anAchievementMayBeIssuedAsAnyKind() throws {
    let issuer = try TestIssuer()
    let report = try issuer.issue("naam\nJan", achievement: "gastheer") { $0.kind = .certificaat }
    let verdict = issuer.verifier().verify(Array((report.documents[0].link ?? "").utf8))
    #expect(verdict.facts?.kind == .certificaat)
  }

  /// documents.md gives skill links to every kind.
  @Test(arguments: Kind.allCases)
  func everyKindNamesItsSkills(kind: Kind) throws {
    let issuer = try TestIssuer()
    let file = """
      title = "Koken"
      kind = "\(kind.word)"
      [[skills]]
      name = "maaltijden bereiden"
      url = "http://data.europa.eu/esco/skill/example"
      """
    try Data(file.utf8).write(
      to: URL(fileURLWithPath: issuer.folder.path + "/achievements/koken.toml"))
    let report = try issuer.issue("naam\nJan", achievement: "koken") { $0.formats = [.credential] }
    let path = "\(report.output)/\(report.documents[0].files[0])"
    let credential = try SignedCredential(
      reading: Array(try Data(contentsOf: URL(fileURLWithPath: path))))
    let skills = credential.json["credentialSubject"]?["achievement"]?["alignment"]?.array
    #expect(skills?.map { $0["targetName"]?.string } == ["maaltijden bereiden"])
  }

  /// A page carries the fonts that it has letters of, and comes back byte for byte.
  @Test func aFontTravelsOnlyWhereItIsUsed() throws {
    let issuer = try TestIssuer()
    let report = try issuer.issue("naam\nمحمد الهاشمي\nNoor") { $0.formats = [.svg] }
    let files = try report.documents.map { document in
      try Data(contentsOf: URL(fileURLWithPath: "\(report.output)/\(document.files[0])"))
    }
    let faces = files.map { file in
      String(decoding: file, as: UTF8.self).split(separator: "@font-face").dropFirst()
        .compactMap { $0.split(separator: "\"").dropFirst().first }
    }
    #expect(faces[0].contains { $0.hasPrefix("Noto") })
    #expect(!faces[1].contains { $0.hasPrefix("Noto") })
    #expect(Set(faces[1]).isSubset(of: faces[0]) && !faces[1].isEmpty)
    for (document, file) in zip(report.documents, files) {
      let again = "\(report.output)-\(document.files[0])"
      _ = try Issuer(folder: issuer.folder).reprint(try #require(document.id), to: again)
      #expect(
        try Data(contentsOf: URL(fileURLWithPath: "\(again)/\(document.files[0])")) == file)
    }
  }

  /// What was cut short before registration is undone, what was cut short after it is finished.
  @Test(arguments: [false, true])
  func setsAnInterruptedBatchRight(isRegistered: Bool) throws {
    let issuer = try TestIssuer()
    let register = try issuer.folder.register()
    let output = try OutputFolder(issuer.home("oud"))
    let batch = try register.begin(staging: output.staging, output: output.path)
    try output.make(mark: batch.mark)
    try output.write(Array("jan".utf8), as: "jan.html")
    if isRegistered { try register.register(batch) { (_) throws(Problem) in } }
    let report = try issuer.issue("naam\nPiet")
    #expect(report.recovered.count == 1)
    #expect(!FileManager.default.fileExists(atPath: output.staging))
    #expect(FileManager.default.fileExists(atPath: issuer.home("oud/jan.html")) == isRegistered)
    #expect(try register.unfinishedBatches().isEmpty)
  }

  /// What was issued is issued, also when the register cannot be tidied up at that moment.
  @Test func aNoteThatStaysBehindIsNoFailure() throws {
    let issuer = try TestIssuer()
    let path = issuer.folder.path + "/register.sqlite"
    _ = try SQLite.rows(
      path,
      "CREATE TRIGGER keep BEFORE DELETE ON batch BEGIN SELECT RAISE(ABORT, 'not now'); END")
    let report = try issuer.issue("naam\nPiet")
    #expect(try names(report.output).count == 2)
    #expect(try issuer.folder.register(readOnly: true).unfinishedBatches().count == 1)
    _ = try SQLite.rows(path, "DROP TRIGGER keep")
    #expect(try issuer.issue("naam\nJan").recovered.isEmpty)
    #expect(try issuer.folder.register(readOnly: true).unfinishedBatches().isEmpty)
    #expect(try names(report.output).count == 2)
  }

  @Test func validityFollowsFromTheAchievement() throws {
    let issuer = try TestIssuer()
    try Data("title = \"Kort\"\nkind = \"certificaat\"\nvalid-months = 1\n".utf8).write(
      to: URL(fileURLWithPath: issuer.folder.path + "/achievements/kort.toml"))
    let report = try issuer.issue("naam\nJan", achievement: "kort") {
      $0.date = CalendarDate("2024-01-31")
    }
    let day = try #require(CalendarDate("2024-02-29"))
    let verdict = issuer.verifier(on: day).verify(Array((report.documents[0].link ?? "").utf8))
    #expect(verdict.state == .valid)
    #expect(verdict.facts?.validUntil == day)
  }
}
