import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkTestSupport
import Testing

@testable import BlijkRegister

/// Somebody removes a document's row, or gives it another code, by SQL: the log still has it, and the code that
/// was made up is nobody's.
@Suite struct RemovedRowTests {
  private let issuer = SampleRegister.issuer
  private let madeUp: DocumentID

  init() throws { madeUp = try DocumentID.random() }

  private func filled(_ engine: Engine) throws -> (SampleRegister, [RegisterEntry]) {
    try SampleRegister.filled(engine, at: [200, 200, 200, 200])
  }

  enum Way: CaseIterable {
    case removed, renamed, exchanged
  }

  private func change(_ way: Way, _ sample: SampleRegister, _ entries: [RegisterEntry]) throws {
    let ids = (entries.map(\.id) + [madeUp]).map { sample.literal($0.bytes) }
    switch way {
    case .removed: try sample.rows("DELETE FROM document WHERE number = 1")
    case .renamed: try sample.rows("UPDATE document SET id = \(ids[4]) WHERE number = 1")
    case .exchanged:
      try sample.rows("UPDATE document SET id = \(ids[4]) WHERE number = 1")
      try sample.rows("UPDATE document SET id = \(ids[0]) WHERE number = 2")
      try sample.rows("UPDATE document SET id = \(ids[1]) WHERE number = 1")
    }
  }

  @Test(arguments: Engine.here, Way.allCases)
  func theLogStillHasIt(on engine: Engine, _ way: Way) throws {
    let (sample, entries) = try filled(engine)
    try change(way, sample, entries)
    let register = try sample.reopened().register
    let id = entries[0].id
    #expect(problem { try register.standing(issuer: issuer, id: id) }?.code == .badRegister)
    #expect(problem { try register.entry(issuer: issuer, id: id) }?.code == .badRegister)
    #expect(problem { try register.shownEntry(id: id) }?.code == .badRegister)
    #expect(try register.standing(issuer: issuer, id: entries[3].id) != nil)
    // What the log never had is not there.
    let other = try DocumentID.random()
    #expect(try register.standing(issuer: issuer, id: other) == nil)
    #expect(try register.shownEntry(id: other) == nil)
    let certain = try register.summaries().filter { $0.keyStanding != nil }.map(\.id)
    #expect(certain == entries[(way == .exchanged ? 2 : 1)...].map(\.id))
    var published = 0
    try register.published { _ in published += 1 }
    #expect(published == certain.count)
  }

  /// What is hidden or forgotten shows nothing, as before, also when its row is gone.
  @Test(arguments: Engine.here) func whatIsHiddenStaysHidden(on engine: Engine) throws {
    let (sample, entries) = try filled(engine)
    _ = try sample.register.setHidden(true, [entries[0].id], at: 300)
    _ = try sample.register.erase([entries[1].id], at: 300)
    for _ in 0..<2 {
      for entry in entries[..<2] {
        #expect(try sample.register.shownEntry(id: entry.id) == nil)
      }
      try sample.rows("DELETE FROM keptFiles")
      try sample.rows("DELETE FROM document WHERE number <= 2")
    }
  }

  /// Somebody hides a document that stands: its code is not called unknown.
  @Test(arguments: Engine.here, ["isHidden = 1", "token = NULL, erasedAt = 5"])
  func whatSomebodyHidIsNotCalledUnknown(on engine: Engine, _ sql: String) throws {
    let (sample, entries) = try filled(engine)
    try sample.rows("UPDATE document SET \(sql) WHERE number = 1")
    #expect(problem { try sample.register.shownEntry(id: entries[0].id) }?.code == .badRegister)
  }

  /// Nobody can tell whose such a row is: nothing is done with it.
  @Test(arguments: Engine.here, [Way.renamed, .exchanged])
  func nothingIsDoneWithACodeThatWasMadeUp(on engine: Engine, _ way: Way) throws {
    let (sample, entries) = try filled(engine)
    try change(way, sample, entries)
    let register = try sample.reopened().register
    let id = way == .renamed ? madeUp : entries[0].id
    let then = try sample.rows("SELECT * FROM document ORDER BY number")
    let events = try sample.rows("SELECT count(*) FROM event")
    for (name, act) in [
      ("revoke", { try register.revoke([entries[3].id, id], at: 400) }),
      ("hide", { try register.setHidden(true, [id], at: 400) }),
      ("erase", { try register.erase([id], at: 400) }),
    ] as [(String, () throws -> [DocumentID])] {
      let found = problem(act)
      #expect(found?.code == .badRegister, "\(name)")
      #expect(found?.message.en.contains("whose it is, is not certain") == true, "\(name)")
    }
    #expect(try sample.rows("SELECT * FROM document ORDER BY number") == then)
    #expect(try sample.rows("SELECT count(*) FROM event") == events)
  }
}
