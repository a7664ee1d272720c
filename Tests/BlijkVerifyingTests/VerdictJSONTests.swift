import BlijkBasics
import BlijkCredential
import BlijkIssuing
import BlijkKeys
import BlijkRegister
import BlijkTestSupport
import BlijkVerifying
import Testing

@Suite struct VerdictJSONTests {
  private static let roster =
    "naam;periode;taken\nGülşah;2026-02/2026-10;Ontvangt gasten: zelfstandig | Verzorgt koffie"

  private func json(_ verdict: Verdict, _ language: Language = .nl) throws -> JSON {
    try JSON(reading: verdict.json(language))
  }

  private static let members = [
    "state", "code", "kind", "title", "name", "issuer", "date", "validUntil", "period", "tasks",
    "details", "notChecked", "otherInFile", "reasons",
  ]

  @Test func saysEverythingOfAValidDocument() throws {
    let sample = try VerdictCase(roster: Self.roster, achievement: "gastheer") {
      $0.validUntil = CalendarDate("2028-11-20")
    }
    let json = try json(sample.verify(sample.link))
    #expect(json.object?.names == Self.members)
    #expect(json["state"] == "valid")
    #expect(json["code"] == .string(sample.id.checkCode))
    #expect(json["kind"] == "praktijkverklaring")
    #expect(json["title"] == "Gastheer of gastvrouw in de buurtkamer")
    #expect(json["name"] == "Gülşah")
    #expect(json["issuer"] == ["id": "did:web:bewijs.example", "name": "Buurtkamer Moerwijk"])
    #expect(json["date"] == "2026-11-20")
    #expect(json["validUntil"] == "2028-11-20")
    #expect(json["period"] == "2026-02/2026-10")
    #expect(
      json["tasks"] == [
        ["text": "Ontvangt gasten", "level": "zelfstandig"],
        ["text": "Verzorgt koffie", "level": .null],
      ])
    let reasons = try #require(json["reasons"]?.array)
    #expect(reasons.map { $0.object?.names } == reasons.map { _ in ["policy", "outcome", "why"] })
    #expect(
      reasons.map { $0["policy"]?.string } == [
        "syntax", "issuer", "signature", "proof", "ids", "test", "register", "registered", "key",
        "status", "dates", "tasks",
      ])
  }

  /// A stranger's title that would turn a line round or wipe a screen is the same text, written another
  /// way.
  @Test func hiddenCharactersAreWrittenAsEscapes() throws {
    let title = "Jan\u{1B}[2J\u{202E}nesnaJ\u{E0041}"
    let stranger = try ForeignIssuer("vreemd.example", name: title)
    let token = try stranger.badge(titled: title)
    var trust = TrustList()
    try trust.add(stranger.known)
    let answer = Verifier(trust: trust, register: .none).verify(token).json(.nl)
    #expect(String(decoding: answer, as: UTF8.self).hiddenCharacters.isEmpty)
    let read = try JSON(reading: answer)
    #expect(read["title"]?.string == title && read["issuer"]?["name"]?.string == title)
  }

  /// No text of a document that is not good stands on our page.
  @Test func saysNoFactsOfARevokedDocument() throws {
    let sample = try VerdictCase(roster: Self.roster, achievement: "gastheer")
    _ = try sample.issuer.folder.register().revoke([sample.id], at: 1)
    let json = try json(sample.verify(sample.link))
    #expect(json.object?.names == Self.members)
    #expect(json["state"] == "revoked")
    #expect(json["code"] == .string(sample.id.checkCode))
    #expect(json["issuer"]?["name"] == "Buurtkamer Moerwijk")
    for name in ["kind", "title", "name", "date", "validUntil", "period", "tasks"] {
      #expect(json[name] == .null)
    }
    let outcomes = json["reasons"]?.array?.compactMap { $0["outcome"]?.string }
    #expect(
      outcomes == [
        "pass", "pass", "pass", "pass", "pass", "pass", "pass", "pass", "pass", "fail", "skipped",
        "skipped",
      ])
    #expect(
      !String(decoding: sample.verify(sample.link).json(.nl), as: UTF8.self).contains("Gülşah"))
  }

  @Test func saysNothingOfAnUnknownIssuer() throws {
    let sample = try VerdictCaseCache.shared.get()
    let verdict = Verifier(trust: TrustList(), register: .none).verify(Array(sample.link.utf8))
    let json = try json(verdict)
    #expect(json.object?.names == Self.members)
    for name in Self.members.dropFirst().dropLast() where name != "notChecked" {
      #expect(json[name] == .null)
    }
    #expect(json["notChecked"] == [])
  }

  @Test func withoutPeriodAndTasks() throws {
    let sample = try VerdictCaseCache.shared.get()
    let json = try json(sample.verify(sample.link))
    #expect(json["period"] == .null && json["validUntil"] == .null)
    #expect(json["tasks"] == [])
    #expect(try self.json(sample.verify("onzin")).object?.names == Self.members)
  }

  @Test func reasonsAreInTheLanguageAskedFor() throws {
    let sample = try VerdictCaseCache.shared.get()
    func why(_ language: Language) throws -> JSON? {
      try json(sample.verify(sample.link), language)["reasons"]?.array?.first?["why"]
    }
    #expect(try why(.nl) == "De gegevens zijn te lezen.")
    #expect(try why(.en) == "The data can be read.")
  }

  /// An RSA key's code carries no tasks: the answer says that they were not checked, and the file has them.
  @Test func tasksThatAreNotInTheCode() throws {
    let sample = try VerdictCase(.rsa, roster: Self.roster, achievement: "gastheer")
    #expect(sample.report.withoutTasksInQR == 1)
    let verdict = sample.verify(sample.link)
    #expect(verdict.state == .valid)
    #expect(verdict.leavesOutTasks)
    let texts = try SharedFiles(issuer: nil).texts(.nl)
    #expect(try verdict.remarks(texts).first?.hasPrefix("Niet gecontroleerd: taken, rol") == true)
    // Facts are shown, so there is a list; the reason says why it is empty.
    #expect(try json(verdict)["tasks"] == [])
    #expect(verdict.reasons.last?.outcome == .skipped)
    let file = sample.issuer.verifier(on: VerdictCase.day).verify(try sample.bytes("credential"))
    #expect(file.facts?.tasks.count == 2)
    #expect(!file.leavesOutTasks)
  }

  /// Programs get the same answer, though less is read for it.
  @Test(arguments: KeyAlgorithm.allCases)
  func theSameWithoutDetails(algorithm: KeyAlgorithm) throws {
    let sample = try VerdictCase(algorithm, roster: Self.roster, achievement: "gastheer")
    try expectTheSame(sample)
    // An RSA key's code leaves its tasks out.
    #expect(sample.verify(sample.link).leavesOutTasks == (algorithm == .rsa))
    // This one has none to leave out.
    let without = try VerdictCase(algorithm, roster: "naam;periode\nJan;2026-02/") {
      $0.kind = .praktijkverklaring
    }
    try expectTheSame(without)
    #expect(!without.verify(without.link).leavesOutTasks)
  }

  private func expectTheSame(_ sample: VerdictCase) throws {
    let verifier = sample.issuer.verifier(on: VerdictCase.day)
    let inputs = try [
      sample.bytes("credential"), sample.bytes("svg"), Array("onzin".utf8),
      Array(sample.link.utf8), Array(sample.id.checkCode.utf8),
    ]
    for input in inputs {
      let whole = verifier.verify(input)
      let short = verifier.verify(input, withDetails: false)
      #expect(short.json(.nl) == whole.json(.nl))
      // What came with the question is there anyway.
      #expect(short.details == nil || short.details == whole.details)
      #expect((whole.details != nil) == (whole.state == .valid))
    }
  }
}
