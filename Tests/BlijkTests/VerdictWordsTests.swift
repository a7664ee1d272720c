import Blijk
import BlijkBasics
import BlijkRegister
import BlijkTestSupport
import Testing

@Suite struct VerdictWordsTests {
  @Test(arguments: Language.allCases)
  func everyStateHasItsSentenceAndTitle(language: Language) throws {
    let texts = try SharedFiles(issuer: nil).texts(language)
    for state in Verdict.State.allCases {
      #expect(texts.optional("verdict.\(state.rawValue)")?.isEmpty == false)
      #expect(texts.optional("verdict-title.\(state.rawValue)")?.isEmpty == false)
    }
  }

  @Test func fillsInOrganisationAndDate() throws {
    let sample = try VerdictCaseCache.shared.get()
    let texts = try SharedFiles(issuer: nil).texts(.nl)
    #expect(
      try sample.verify(sample.link).sentence(texts)
        == "Deze gegevens komen echt van Buurtkamer Moerwijk. Datum: 20 november 2026. Vergelijk "
        + "ze met het papier. Staat daar iets anders? Vertrouw het papier dan niet."
    )
    #expect(
      try sample.verify(sample.link, on: sample.days(-1)).sentence(texts)
        == "Dit document is echt. Het geldt vanaf 20 november 2026.")
    #expect(
      try sample.verify(sample.link).remarks(texts).last
        == "Twijfelt u? Bel Buurtkamer Moerwijk: 070 123 45 67")
  }

  @Test func expiredSaysItsLastDay() throws {
    let sample = try VerdictCase { $0.validUntil = CalendarDate("2026-12-01") }
    let verdict = sample.verify(sample.link, on: sample.days(300))
    let texts = try SharedFiles(issuer: nil).texts(.en)
    #expect(
      try verdict.sentence(texts)
        == "This document is genuine. It was valid up to and including 1 December 2026.")
  }

  @Test func aFileSaysWhatItIsNot() throws {
    let sample = try VerdictCaseCache.shared.get()
    let texts = try SharedFiles(issuer: nil).texts(.nl)
    let verdict = sample.issuer.verifier(on: VerdictCase.day).verify(try sample.bytes("html"))
    #expect(
      try verdict.remarks(texts).contains(
        "Wij controleren de ondertekende gegevens in het bestand, niet hoe het bestand eruitziet."))
    let unknown = sample.verify("onzin")
    #expect(try unknown.remarks(texts).last?.contains("Zoek het nummer zelf op") == true)
  }

  /// Who sees the facts also sees what the document is not, with or without the credential.
  @Test func theBoundaryLineStandsBelowTheFacts() throws {
    let sample = try VerdictCaseCache.shared.get()
    let texts = try SharedFiles(issuer: nil).texts(.nl)
    let signed = "Dit is geen diploma of certificaat van een mbo-school. Dit is geen EHBO-diploma."
    #expect(try sample.verify(sample.link).boundary(texts) == signed)
    let bare = Verifier(
      trust: sample.issuer.verifier().trust, register: .none, today: { VerdictCase.day })
    let unknown = bare.verify(Array(sample.link.utf8))
    #expect(unknown.state == .statusUnknown && unknown.facts != nil)
    #expect(
      try unknown.boundary(texts) == "Dit is geen diploma of certificaat van een mbo-school.")
    #expect(try sample.verify("onzin").boundary(texts) == nil)
  }

  /// Every state has a sign of its own kind, so that colour alone never tells.
  @Test func symbols() throws {
    let sample = try VerdictCase()
    #expect(sample.verify(sample.link).symbol == "✔")
    _ = try sample.issuer.folder.register().revoke([sample.id], at: 1)
    #expect(sample.verify(sample.link).symbol == "✖")
    #expect(sample.verify("onzin").symbol == "–")
  }
}
