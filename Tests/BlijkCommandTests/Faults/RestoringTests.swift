import BlijkTestSupport
import Foundation
import Testing

/// A backup is restored while somebody issues, at a random moment: no batch that ended well is lost without
/// a word.
@Suite(.serialized) struct RestoringTests {
  @Test(.timeLimit(.minutes(60)), arguments: Engine.here)
  func noBatchIsLostToARestore(on engine: Engine) throws {
    let rounds = Faults.rounds
    var restoring = try Restoring(engine, people: Faults.people, seed: Amount.seed)
    for number in 0..<rounds { try restoring.once(number) }
    print("restoring on \(engine), seed \(Amount.seed): \(restoring.told)")
    #expect(restoring.troubles.isEmpty, "\(restoring.troubles.prefix(5))")
    // Both ended well now and then, or nothing was tried.
    #expect(restoring.ends["issued", default: 0] > 0)
  }
}

/// How much these tests do: `make faults` says how many faults of all new kinds there are on all engines.
enum Faults {
  static let rounds = max(1, (Amount.number("BLIJK_KILLS") ?? 30) / 6)
  static let people = Amount.number("BLIJK_KILLS") == nil ? 10 : 60
}

/// An organisation in which somebody issues and somebody else restores.
struct Restoring {
  private let organisation: Organisation
  private let engine: Engine
  private let batch: String
  private var chance: Chance
  /// The seconds that a whole batch takes.
  private let time: Double
  private(set) var ends: [String: Int] = [:]
  /// What went otherwise than it should.
  private(set) var troubles: [String] = []

  init(_ engine: Engine, people: Int, seed: UInt64) throws {
    self.engine = engine
    organisation = try Organisation(
      register: engine == .postgres ? PostgresServer.newDatabase() : nil)
    batch = try organisation.folder.file("lijst.csv", HandedOut.list(people))
    chance = Chance(seed: seed)
    let start = ContinuousClock.now
    let first = try organisation.blijk(Self.issuing(batch, to: organisation.folder("eerst")))
    guard first.status == 0 else { throw CocoaError(.executableLoad) }
    time = (ContinuousClock.now - start) / .seconds(1)
  }

  private static func issuing(_ roster: String, to output: String) -> [String] {
    ["issue", "--achievement", "ehbo", "--roster", roster, "--out", output, "--format", "html"]
  }

  var told: String {
    ends.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
      + "; \(troubles.count) lost or touched"
  }

  mutating func once(_ number: Int) throws {
    let backup = organisation.folder("reserve-\(number).sqlite")
    let output = organisation.folder("uit-\(number)")
    let made = try organisation.blijk(["backup", backup])
    expect(made.status == 0, "backup: \(made.errors)")
    let before = try HandedOut.registered(engine, organisation.register)
    let issue = try organisation.start(Self.issuing(batch, to: output))
    // A moment that nobody chose is what this is about.
    Thread.sleep(forTimeInterval: Double.random(in: 0...time * 1.2, using: &chance))
    let asides = try putBack(backup, number, beside: issue)
    let issued = try issue.ending()
    let codes = try HandedOut.codes(in: output)
    expect((codes != nil) == (issued.status == 0), "issue ended \(issued.status): \(issued.errors)")
    expect([0, 2].contains(issued.status), "issue ended \(issued.status): \(issued.errors)")
    let now = try HandedOut.registered(engine, organisation.register)
    if let codes {
      count("issued")
      judge(codes, now, asides, number)
    } else {
      count("refused")
      expect(now == before, "\(number): refused, and registered")
    }
    let hidden = try FileManager.default.contentsOfDirectory(atPath: organisation.folder.path)
      .filter { $0.hasPrefix(".blijk-") }
    let checked = try organisation.blijk(["register", "check"])
    expect(checked.status == 0, "check: \(checked.output)\(checked.errors)")
    expect(hidden.isEmpty, "\(number): \(hidden) left")
  }

  /// What stands where after a restoring: registers that were put aside, and whether that was said.
  private struct Aside {
    let codes: Set<String>
    let isTold: Bool
  }

  /// Restores, in one of the ways in which people do.
  private mutating func putBack(
    _ backup: String, _ number: Int, beside issue: RunningProgram
  ) throws -> [Aside] {
    guard engine == .postgres else { return try restoreFile(backup) }
    guard number.isMultiple(of: 2) else {
      // The database is in use, and is never written over.
      let refused = try organisation.blijk(["restore", backup, "--yes"])
      expect(refused.status == 2, "a database in use was written over")
      count("restore refused")
      return []
    }
    // As a person does who keeps the old one: an empty schema in its place, at a moment of no writing or of
    // any.
    let lock = number.isMultiple(of: 4) ? "SELECT pg_advisory_xact_lock(7089453162901);" : ""
    _ = try engine.rows(
      organisation.register,
      "BEGIN; \(lock) ALTER SCHEMA public RENAME TO oud_\(number); CREATE SCHEMA public; COMMIT")
    let restored = try organisation.blijk(["restore", backup])
    expect(restored.status == 0, "restore: \(restored.errors)")
    count("restored")
    // Until then it may still write in the one that was put aside.
    _ = try issue.ending()
    return [
      Aside(
        codes: try HandedOut.registered(
          engine, organisation.register, table: "oud_\(number).document"),
        isTold: true)
    ]
  }

  private mutating func restoreFile(_ backup: String) throws -> [Aside] {
    let agrees = Bool.random(using: &chance)
    let ended = try organisation.blijk(["restore", backup] + (agrees ? ["--yes"] : []))
    expect([0, 2].contains(ended.status), "restore ended \(ended.status): \(ended.errors)")
    count(ended.status == 0 ? "restored" : "restore refused")
    let folder = URL(fileURLWithPath: organisation.register).deletingLastPathComponent().path
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    return try names.filter { name in
      name.contains(".voor-") && !["-wal", "-shm", "-head"].contains { name.hasSuffix($0) }
    }.map { name in
      defer { try? FileManager.default.removeItem(atPath: "\(folder)/\(name)") }
      return Aside(
        codes: try HandedOut.registered(engine, "\(folder)/\(name)"),
        isTold: ended.output.contains("daarna uitgegeven: "))
    }
  }

  /// A batch that ended well is in the register; or whole in one that was put aside, and that was said.
  private mutating func judge(
    _ codes: Set<String>, _ now: Set<String>, _ asides: [Aside], _ number: Int
  ) {
    if codes.isSubset(of: now) { return }
    let aside = asides.first { codes.isSubset(of: $0.codes) }
    expect(
      codes.isDisjoint(with: now) && aside?.isTold == true,
      "\(number): \(codes.subtracting(now).count) of \(codes.count) documents lost")
    count("of these put aside, and said")
  }

  private mutating func count(_ what: String) { ends[what, default: 0] += 1 }

  private mutating func expect(_ isSo: Bool, _ what: String) {
    if !isSo { troubles.append(what) }
  }
}
