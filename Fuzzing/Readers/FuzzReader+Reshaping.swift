import BlijkBasics
import BlijkCredential
import BlijkIssuing
import BlijkKeys
import BlijkTestSupport
import BlijkVerifying
import Foundation

/// The shape of signed JSON is not signed: however it is written, an answer shows what was signed, or
/// nothing.
extension FuzzReader {
  static func reshaping() throws -> FuzzReader {
    let others = try ForeignIssuer()
    let samples = try ownDocuments() + others.documents()
    let verifier = try verifier(others)
    let known = Set(samples.map { SaidOfDocument(verifier.verify($0.bytes)) }.filter(\.isGood))
    let shapes = samples.compactMap(\.json).map { SpelledJSON($0) }
    return FuzzReader(
      name: "reshape", sources: [{ reshaped(shapes, &$0) }], shapes: Shape.credentials
    ) {
      input throws(Problem) in
      let verdict = verifier.verify(input)
      let said = SaidOfDocument(verdict)
      guard said.isGood else {
        throw Problem(.unreadable, nl: "\(verdict.state)", en: "\(verdict.state)")
      }
      if !known.contains(said) { give(up: said) }
    }
  }

  /// Ends the process, as a trap does; then the number of the input is told.
  private static func give(up said: SaidOfDocument) -> Never {
    FileHandle.standardError.write(Data("nobody signed this: \(said)\n".utf8))
    exit(3)
  }

  /// Of some samples several things are written otherwise.
  private static func reshaped(_ samples: [SpelledJSON], _ chance: inout Chance) -> [UInt8] {
    var shape = samples.randomElement(using: &chance) ?? .list([])
    repeat { shape = Reshaping.any(of: shape, &chance) } while Bool.random(using: &chance)
    return shape.bytes
  }

  private static func verifier(_ others: ForeignIssuer) throws -> Verifier {
    let own = try ForeignIssuer("bewijs.example", TestKeys.ed25519.get())
    var trust = TrustList()
    for issuer in [own, others] { try trust.add(issuer.known) }
    let lists = try [own, others].map { issuer in
      try StatusList(reading: issuer.list(1, "revocation"))
    }
    return Verifier(trust: trust, register: .none, statusLists: lists.compactMap(\.self))
  }

  /// All kinds, a practice document, and one that has expired.
  private static func ownDocuments() throws -> [SignedSample] {
    let issuer = try ForeignIssuer("bewijs.example", TestKeys.ed25519.get())
    let past = CalendarDate(daysSinceEpoch: 20_000)
    let last = CalendarDate(daysSinceEpoch: 20_100)
    return try Kind.allCases.flatMap { kind in
      try [(false, nil), (true, nil), (false, last)].map { isTest, validUntil in
        let award = try award(kind, isTest: isTest, on: past, validUntil: validUntil)
        let credential = Credential(
          award, id: try DocumentID.random(), issuer: try Sample.issuer(),
          status: Credential.StatusEntry(list: 1, index: 9), at: past.startOfDay)
        return SignedSample("\(kind)", try issuer.signed(credential.json))
      }
    }
  }

  private static func award(
    _ kind: Kind, isTest: Bool, on date: CalendarDate, validUntil: CalendarDate?
  ) throws -> Award {
    var award = Award(
      kind: kind, language: .nl, title: "Gastheer; of kok", name: "Gülşah Kök", date: date,
      isTest: isTest, signatory: try Sample.issuer().signatory, achievement: "gastheer",
      words: Sample.words)
    award.validUntil = validUntil
    award.seen = .observed
    award.externalProof = "Diploma SVH 123"
    award.message = "Dank je wel!"
    if kind.rules.tellsOfCourse {
      award.goals = ["Schoon werken", "Op tijd klaar zijn"]
      award.hours = 8
      award.provider = Award.Link(name: "Kookschool", url: nil)
      award.skills = [Award.Link(name: "koken", url: "https://esco.example/1")]
    } else {
      award.period = Period("2023-02/2024-10")
      award.role = "gastheer"
      award.setting = "Keuken, 40 gasten"
      award.tasks = [
        PracticeTask(text: "Ontvangt gasten", level: .independent),
        PracticeTask(text: "Verzorgt koffie", level: nil),
      ]
    }
    return award
  }
}

/// Everything of an answer that comes from a document.
private struct SaidOfDocument: Hashable {
  let state: Verdict.State
  let code: String?
  let facts: Facts?
  let title, name: String?
  let date, validUntil: CalendarDate?
  let details: Verdict.Details?

  init(_ verdict: Verdict) {
    state = verdict.state
    code = verdict.id?.checkCode
    facts = verdict.facts
    (title, name) = (verdict.claim?.title, verdict.claim?.name)
    (date, validUntil) = (verdict.claim?.date, verdict.claim?.validUntil)
    isGood = verdict.claim != nil
    details = verdict.details
  }

  /// Whether what was signed is shown.
  let isGood: Bool
}
