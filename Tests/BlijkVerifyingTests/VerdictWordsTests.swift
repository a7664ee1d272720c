import BlijkBasics
import BlijkCredential
import BlijkIssuing
import BlijkKeys
import BlijkRegister
import BlijkSecrets
import BlijkTestSupport
import BlijkVerifying
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

  // MARK: - Others' credentials

  private func foreign(_ bytes: [UInt8]) throws -> Verdict {
    let others = try ForeignIssuer()
    var trust = TrustList()
    try trust.add(others.known)
    let list = try StatusList(reading: others.list(1, "revocation"))
    return Verifier(trust: trust, register: .none, statusLists: [list].compactMap(\.self))
      .verify(bytes)
  }

  /// One that says a place in a list, changed and signed as of a moment.
  private func badge(at moment: Int, _ change: (inout JSON) -> Void) throws -> [UInt8] {
    let others = try ForeignIssuer()
    let sample = try #require(try others.documents().first { $0.name == "a status" }?.json)
    var json = sample
    json["proof"] = nil
    change(&json)
    return try SignedCredential(
      signing: json, with: others.key,
      method: "\(others.did)#\(others.key.publicKey.id.thumbprint)",
      at: moment
    ).bytes
  }

  /// Whatever others write or leave out, every place in a sentence is filled in.
  @Test(arguments: Language.allCases)
  func noSentenceShowsAPlaceholder(language: Language) throws {
    let texts = try SharedFiles(issuer: nil).texts(language)
    let ahead = Timestamp.now() + 1_000_000
    let undated = try [(1_740_000_000, nil), (ahead, nil), (1_740_000_000, "2026-01-01T00:00:00Z")]
      .map { moment, last in
        try badge(at: moment) {
          $0["validFrom"] = nil
          $0["validUntil"] = last.map { .string($0) }
        }
      }
    var seen: Set<Verdict.State> = []
    for bytes in try ForeignIssuer().documents().map(\.bytes) + undated {
      let verdict = try foreign(bytes)
      seen.insert(verdict.state)
      let said = try verdict.sentence(texts) + verdict.remarks(texts).joined()
      #expect(!said.contains("{"), "\(said)")
    }
    #expect(seen.isSuperset(of: [.valid, .expired, .notYetValid, .revoked, .statusUnknown]))
  }

  @Test func theDayIsThatWhichDecided() throws {
    let texts = try SharedFiles(issuer: nil).texts(.nl)
    let expired = try #require(
      try ForeignIssuer().documents().first { $0.name == "a proof that has expired" })
    #expect(
      try foreign(expired.bytes).sentence(texts)
        == "Dit document is echt. Het was geldig tot en met 1 juni 2025.")
    // What was withdrawn is that first.
    let withdrawn = try #require(
      try ForeignIssuer().documents().first {
        $0.name == "withdrawn, with a proof that has expired"
      })
    #expect(try foreign(withdrawn.bytes).state == .revoked)
    // Made later than now, of a day long ago.
    let ahead = Timestamp.now() + 1_000_000
    let early = try foreign(badge(at: ahead) { _ in })
    #expect(
      try early.sentence(texts)
        == "Dit document is echt. Het geldt vanaf \(texts.long(.inTheNetherlands(ahead))).")
    let undated = try foreign(badge(at: 1_740_000_000) { $0["validFrom"] = nil })
    #expect(
      try undated.sentence(texts)
        == "Deze gegevens komen echt van Leerplein Zuid. Vergelijk ze met het papier. Staat daar iets "
        + "anders? Vertrouw het papier dan niet.")
  }
}
