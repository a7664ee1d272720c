import BlijkTestSupport
import Foundation
import Testing

/// `blijk issue` is killed at a random moment, over and over: a batch is there whole, or not at all.
/// A tenth of what `make faults` does, with a batch of 20 instead of 500.
@Suite(.serialized) struct KillTests {
  @Test(.timeLimit(.minutes(60)), arguments: Engine.here)
  func aKilledBatchIsThereWholeOrNotAtAll(on engine: Engine) throws {
    let kills = (Amount.number("BLIJK_KILLS") ?? 30) / 2
    let people = Amount.number("BLIJK_KILLS") == nil ? 20 : 500
    var killing = try Killing(engine, people: people, seed: Amount.seed)
    for number in 0..<kills { try killing.once(number) }
    let told = try killing.audit.duplicates()
    print(
      "kills on \(engine), seed \(Amount.seed): \(killing.told); \(killing.audit.told); \(told)")
    #expect(killing.troubles.isEmpty, "\(killing.troubles.prefix(5))")
    #expect(killing.audit.withoutRow.isEmpty, "\(killing.audit.withoutRow.prefix(5))")
    #expect(killing.audit.withoutDocument.isEmpty, "\(killing.audit.withoutDocument.prefix(5))")
    #expect(told == "0 duplicate ids, 0 duplicate places")
    // It was at work when it was killed, or nothing was tried.
    #expect(killing.hits[.writing, default: 0] + killing.hits[.committing, default: 0] > 0)
  }

  /// Moving the register is whole or nothing too, and the next try finishes it.
  @Test(.enabled(if: PostgresServer.isExpected, "skipped: no PostgreSQL; make test starts one"))
  func aKilledMoveIsThereWholeOrNotAtAll() throws {
    let organisation = try Organisation()
    let names = (1...60).map { "Persoon \($0)" }.joined(separator: "\n")
    _ = try organisation.issue("ehbo", roster: "naam\n" + names, options: ["--format", "html"])
    let place = try PostgresServer.newDatabase()
    func tables() throws -> String? {
      try PostgresServer.rows(
        place, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")[0][0]
    }
    var chance = Chance(seed: Amount.seed)
    var isFinished = false
    for _ in 0..<8 where !isFinished {
      let running = try organisation.start(["register", "copy", "--to", place])
      // A moment that nobody chose is what this is about.
      Thread.sleep(forTimeInterval: Double.random(in: 0.05...0.4, using: &chance))
      running.kill()
      isFinished = try running.ending().status == 0
      // Until it was told that the move is done, both registers are as they were, or both are whole.
      guard try tables() != "0" else { continue }
      #expect(try PostgresServer.rows(place, "SELECT count(*) FROM document")[0][0] == "60")
    }
    if !isFinished {
      // It may have been done, and killed before it could say so.
      let again = try organisation.blijk(["register", "copy", "--to", place])
      #expect(again.status == 0 || again.errors.contains("verhuisd"), "\(again.errors)")
    }
    let old = try organisation.blijk(["register", "copy", "--to", place])
    #expect(old.status == 2 && old.errors.contains("verhuisd"), "\(old.errors)")
    let checked = try organisation.blijk(["register", "check", "--register", place])
    #expect(checked.status == 0 && checked.output.contains("60 documenten"), "\(checked.errors)")
  }
}
