import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkRegister
import BlijkSecrets
import BlijkTestSupport
import Testing

@testable import BlijkIssuing
@testable import BlijkVerifying

/// `list` says of each document what verifying it says.
@Suite struct ListStateTests {
  private let issuer: TestIssuer
  private static let day = CalendarDate(daysSinceEpoch: 20_777)

  init() throws { issuer = try TestIssuer() }

  private func issue(_ name: String, _ adjust: (inout IssueRequest) -> Void = { _ in }) throws
    -> Issuer.Report.Document
  {
    try issuer.issue("naam\n\(name)", today: .init(daysSinceEpoch: 300_000)) {
      $0.date = Self.day
      adjust(&$0)
    }.documents[0]
  }

  /// What both say of all documents, by name.
  private func states(on day: CalendarDate) throws -> [String: Verdict.State] {
    let summaries = try issuer.folder.register(readOnly: true).summaries()
    var states: [String: Verdict.State] = [:]
    for (summary, link) in zip(summaries, links) {
      let verdict = issuer.verifier(on: day).verify(Array(link.utf8))
      // The days of what was erased are on the paper alone.
      if summary.name != nil || verdict.state == .valid {
        #expect(
          summary.state(on: day) == verdict.state, "\(summary.name ?? "-") on \(day.iso8601)")
      }
      states[summary.name ?? "-"] = verdict.state
    }
    return states
  }

  private var links: [String] { documents.map { $0.link ?? "" } }
  private var documents: [Issuer.Report.Document] { kept.all }
  private let kept = Kept()

  private final class Kept {
    var all: [Issuer.Report.Document] = []
  }

  @Test func theSameForEveryState() throws {
    kept.all = [
      try issue("Geldig"), try issue("Ingetrokken"), try issue("Vervangen"), try issue("Gewist"),
      try issue("Verlopen") { $0.validUntil = CalendarDate(daysSinceEpoch: 20_780) },
      try issue("Oefening") { $0.isTest = true },
      try issue("Ingetrokken oefening") { $0.isTest = true },
    ]
    let ids = documents.compactMap(\.id)
    let register = try issuer.folder.register()
    _ = try register.revoke([ids[1], ids[6]], at: Timestamp.now())
    let plan = try Issuer(folder: issuer.folder).plan(replacing: ids[2], name: "Nieuw")
    kept.all += try Issuer(folder: issuer.folder).issue(
      plan, to: issuer.home("nieuw"), with: issuer.key
    ).documents
    _ = try register.erase([ids[3]], at: Timestamp.now())
    let later = CalendarDate(daysSinceEpoch: 20_790)
    #expect(
      try states(on: later) == [
        "Geldig": .valid, "Ingetrokken": .revoked, "Vervangen": .replaced, "-": .valid,
        "Verlopen": .expired, "Oefening": .test, "Ingetrokken oefening": .test, "Nieuw": .valid,
      ])
    #expect(try states(on: CalendarDate(daysSinceEpoch: 20_776))["Geldig"] == .notYetValid)
    #expect(try states(on: CalendarDate(daysSinceEpoch: 20_776))["Verlopen"] == .notYetValid)
  }

  /// A key that was lost today; what it signed stands in the log after the first event of today.
  @Test func theSameForAKeyThatWasLost() throws {
    kept.all = [
      try issue("Gestolen"), try issue("Ingetrokken"), try issue("Oefening") { $0.isTest = true },
    ]
    let ids = documents.compactMap(\.id)
    _ = try issuer.folder.register().revoke([ids[1]], at: Timestamp.now())
    try issuer.folder.compromiseKey(issuer.key.publicKey.id.thumbprint, since: .today())
    #expect(
      try states(on: Self.day) == [
        "Gestolen": .statusUnknown, "Ingetrokken": .statusUnknown, "Oefening": .test,
      ])
  }

  /// The clock of the thief was set back: it counts as little.
  @Test func aThiefCannotRegisterIntoThePast() throws {
    kept.all = [try issue("Eerder")]
    let register = try issuer.folder.register()
    let now = Timestamp.now()
    // Something of the day itself, and then a document whose own time is of long before.
    _ = try register.setHidden(true, [try #require(documents[0].id)], at: now + 50)
    let late = try RegisteredAt(now - 90_000, by: issuer)
    kept.all.append(late.document)
    try register.compromise(
      issuer.key.publicKey.id.thumbprint, since: now + 40, at: now + 60)
    let states = try states(on: Self.day)
    #expect(states == ["Eerder": .valid, "Dief": .statusUnknown])
  }

  @Test func theSameForARowThatWasChanged() throws {
    kept.all = [try issue("Veranderd"), try issue("Heel")]
    _ = try SQLite.rows(
      issuer.folder.path + "/register.sqlite",
      "UPDATE document SET registeredAt = registeredAt - 1 WHERE number = 1")
    #expect(try states(on: Self.day) == ["Veranderd": .statusUnknown, "Heel": .valid])
  }
}
