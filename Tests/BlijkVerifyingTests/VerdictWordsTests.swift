import BlijkBasics
import BlijkCredential
import BlijkIssuing
import BlijkKeys
import BlijkRegister
import BlijkSecrets
import BlijkTestSupport
import Testing

@testable import BlijkVerifying

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
        == "Deze gegevens komen echt van Buurtkamer Moerwijk. Vergelijk ze met het papier. Staat er op "
        + "het papier iets anders? Vertrouw het papier dan niet."
    )
    #expect(
      try sample.verify(sample.link, on: sample.days(-1)).sentence(texts)
        == "Deze gegevens komen echt van Buurtkamer Moerwijk. Het document geldt vanaf 20 november "
        + "2026. Vergelijk de gegevens met het papier.")
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
        == "These details really come from Buurtkamer Moerwijk. The document was valid up to and "
        + "including 1 December 2026. Compare the details with the paper.")
  }

  @Test func aFileSaysWhatItIsNot() throws {
    let sample = try VerdictCaseCache.shared.get()
    let texts = try SharedFiles(issuer: nil).texts(.nl)
    let verdict = sample.issuer.verifier(on: VerdictCase.day).verify(try sample.bytes("html"))
    #expect(try verdict.title(texts) == "Echt: vergelijk met het document")
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

  /// Also what no policy answers today: every state with every wording, with and without a day, a claim
  /// and an issuer.
  @Test(arguments: Language.allCases)
  func noAnswerThatCanBeMadeShowsAPlaceholder(language: Language) throws {
    let texts = try SharedFiles(issuer: nil).texts(language)
    let sample = try VerdictCaseCache.shared.get()
    let good = sample.verify(sample.link)
    let claims = [
      good.claim, try foreign(badge(at: 1_740_000_000) { $0["validFrom"] = nil }).claim,
    ]
    var count = 0
    for state in Verdict.State.allCases {
      for wording in Verdict.Wording.allCases {
        for input in [Verdict.Input.token, .code, .file, nil] {
          for claim in claims + [nil] {
            for (issuer, day) in [(good.issuer, VerdictCase.day), (good.issuer, nil), (nil, nil)] {
              let verdict = Verdict(
                state: state, wording: wording, input: input, id: good.id, issuer: issuer,
                claim: claim, details: nil, leavesOutTasks: true, copyDay: day, listed: nil,
                unaskedListDay: day, decidingDay: day, reasons: [])
              let said =
                try [verdict.title(texts), verdict.sentence(texts)]
                + verdict.remarks(texts)
              #expect(!said.joined().contains { "{}".contains($0) }, "\(said)")
              #expect(!said.contains(""), "\(said)")
              count += 1
            }
          }
        }
      }
    }
    #expect(count > 3000)
  }

  /// What a check says stands only where this one said it.
  @Test func onlyACheckThatSawWhoSignedSaysSo() throws {
    let texts = try SharedFiles(issuer: nil).texts(.nl)
    let sample = try VerdictCaseCache.shared.get()
    let meaning = try texts.text("page.meaning")
    #expect(try sample.verify(sample.link).remarks(texts).contains(meaning))
    let stranger = Verifier(trust: TrustList(), register: .none, today: { VerdictCase.day })
    for other in [
      sample.verify("onzin"), sample.verify("EY77-DD8T-KNMP-93HD"),
      stranger.verify(Array(sample.link.utf8)),
    ] {
      #expect(try !other.remarks(texts).contains(meaning), "\(other.state)")
    }
  }

  /// Of others' documents that name no list, and no holder.
  @Test func whatOthersLeaveOutIsTold() throws {
    let texts = try SharedFiles(issuer: nil).texts(.nl)
    let unlisted = try foreign(
      badge(at: 1_740_000_000) { $0["credentialStatus"] = nil })
    #expect(unlisted.state == .statusUnknown)
    #expect(try unlisted.sentence(texts).contains("waar wij kunnen zien of het is ingetrokken"))
    let nameless = try foreign(
      badge(at: 1_740_000_000) { json in
        var subject = json["credentialSubject"] ?? .null
        subject["identifier"] = nil
        json["credentialSubject"] = subject
      })
    #expect(nameless.state == .valid)
    #expect(try nameless.remarks(texts).contains(texts.text("page.no-name")))
    let sample = try VerdictCaseCache.shared.get()
    #expect(try !sample.verify(sample.link).remarks(texts).contains(texts.text("page.no-name")))
  }

  @Test func theDayIsThatWhichDecided() throws {
    let texts = try SharedFiles(issuer: nil).texts(.nl)
    let expired = try #require(
      try ForeignIssuer().documents().first { $0.name == "a proof that has expired" })
    #expect(
      try foreign(expired.bytes).sentence(texts)
        == "Deze gegevens komen echt van Leerplein Zuid. Het document was geldig tot en met 1 juni "
        + "2025. Vergelijk de gegevens met het document.")
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
        == "Deze gegevens komen echt van Leerplein Zuid. Het document geldt vanaf "
        + "\(texts.long(.inTheNetherlands(ahead))). Vergelijk de gegevens met het document.")
    let undated = try foreign(badge(at: 1_740_000_000) { $0["validFrom"] = nil })
    #expect(
      try undated.sentence(texts)
        == "Deze gegevens komen echt van Leerplein Zuid. Vergelijk ze met het document. Staat er op het "
        + "document iets anders? Vertrouw het document dan niet.")
  }
}
