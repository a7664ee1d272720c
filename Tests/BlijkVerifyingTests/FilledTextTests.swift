import BlijkBasics
import BlijkCredential
import BlijkTestSupport
import Foundation
import Testing

@testable import BlijkVerifying

/// No reader ever sees a name between braces, whatever is asked, in whatever language, by whatever evidence.
@Suite struct FilledTextTests {
  /// A catalogue of one's own in which every text names what there is not, and a day.
  private static func own(_ language: Language) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let path = "\(Project.root)/Templates/texts/\(language.rawValue).toml"
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
      let isText = $0.hasSuffix("\"") && !$0.hasPrefix("language") && !$0.hasPrefix("approved-by")
      return isText ? $0.dropLast() + " {foo} {date}\"" : $0
    }
    try FileManager.default.createDirectory(
      atPath: folder("Templates/texts"), withIntermediateDirectories: true)
    try Data(lines.joined(separator: "\n").utf8).write(
      to: URL(fileURLWithPath: folder("Templates/texts/\(language.rawValue).toml")))
    return folder
  }

  private func said(_ verdict: Verdict, _ texts: Texts) throws -> [String] {
    try [verdict.title(texts), verdict.sentence(texts)] + verdict.remarks(texts)
      + verdict.labelledFacts(texts).flatMap { [$0.label, $0.value] }
      + [verdict.boundary(texts)].compactMap(\.self)
  }

  private func isFilled(_ said: [String]) -> Bool {
    said.allSatisfy { !$0.isEmpty && !$0.contains { "{}".contains($0) } }
  }

  @Test(arguments: Language.allCases, VerdictVectorTests.kept.map(\.0))
  func everyAnswerByEveryEvidence(language: Language, evidence: String) throws {
    let folder = try Self.own(language)
    let path = "\(Project.vectors)/verdicts/\(evidence).json"
    let world = try VerdictWorld(
      try JSON(reading: Array(Data(contentsOf: URL(fileURLWithPath: path)))))
    for texts in [
      try SharedFiles(issuer: nil).texts(language),
      try SharedFiles(issuer: folder.path).texts(language),
    ] {
      for asked in world.cases {
        let words = try said(world.answer(asked), texts)
        #expect(isFilled(words), "\(words)")
      }
    }
  }

  /// Also what no policy answers today. What a check says stands only where this one saw who signed.
  @Test(arguments: Language.allCases)
  func everyAnswerThatCanBeMade(language: Language) throws {
    let folder = try Self.own(language)
    let ours = try SharedFiles(issuer: nil).texts(language)
    let own = try SharedFiles(issuer: folder.path).texts(language)
    let sample = try VerdictCaseCache.shared.get()
    let good = sample.verify(sample.link)
    let whole = sample.issuer.verifier(on: VerdictCase.day).verify(try sample.bytes("credential"))
    var meant: Set<Verdict.State> = []
    for state in Verdict.State.allCases {
      for wording in Verdict.Wording.allCases {
        for (issuer, day) in [(good.issuer, VerdictCase.day), (good.issuer, nil), (nil, nil)] {
          for (claim, details) in [(good.claim, whole.details), (good.claim, nil), (nil, nil)] {
            for listed in [nil, Verdict.ListAsked(day: day, isStale: true)] {
              var verdict = Verdict(
                state: state, wording: wording, input: .file, id: good.id, issuer: issuer,
                claim: claim, details: details, leavesOutTasks: true,
                copyDay: listed == nil ? day : nil, listed: listed, unaskedListDay: day,
                decidingDay: day, reasons: [])
              verdict.otherInFile = PrintedField.allCases
              for texts in [ours, own] {
                let words = try said(verdict, texts)
                #expect(isFilled(words), "\(words)")
              }
              let saw = issuer != nil || state != .statusUnknown
              if try verdict.meaning(ours) != nil {
                meant.insert(state)
                #expect(saw && wording != .lostKey || state != .statusUnknown)
              }
            }
          }
        }
      }
    }
    #expect(
      meant == [
        .valid, .expired, .notYetValid, .revoked, .replaced, .unregistered, .test, .statusUnknown,
      ])
  }

  /// A text of one's own that can be filled in is used.
  @Test func whatCanBeFilledIsKept() throws {
    let folder = try Self.own(.nl)
    let path = folder("Templates/texts/nl.toml")
    try Data("[verdict]\nvalid = \"Goed: {organisation}, {date}.\"\ntest = \"Oef {foo}\"\n".utf8)
      .write(to: URL(fileURLWithPath: path))
    let texts = try SharedFiles(issuer: folder.path).texts(.nl)
    let sample = try VerdictCaseCache.shared.get()
    #expect(
      try sample.verify(sample.link).sentence(texts)
        == "Goed: Buurtkamer Moerwijk, 20 november 2026.")
    #expect(
      try texts.text("verdict.test") == "Dit is een oefendocument. Het heeft geen waarde.")
  }
}
