import BlijkTestSupport
import Foundation

/// An organisation whose `blijk issue` is killed, and what it finds after.
struct Killing {
  private let organisation: Organisation
  private let batch: String
  private let smaller: String
  private var chance: Chance
  /// The seconds that a whole batch took until its folder was made, until its overview was, and to its
  /// end.
  private let parts: [Double]
  private(set) var audit: RegisterAudit
  private(set) var hits: [KillMoment: Int] = [:]
  private var besideAnother = 0
  /// What went otherwise than it should.
  private(set) var troubles: [String] = []

  init(_ engine: Engine, people: Int, seed: UInt64) throws {
    organisation = try Organisation(
      register: engine == .postgres ? PostgresServer.newDatabase() : nil)
    let folder = organisation.folder
    batch = try folder.file("lijst.csv", Self.list(people))
    smaller = try folder.file("korter.csv", Self.list(max(1, people / 10)))
    for name in ["een", "twee"] {
      try FileManager.default.createDirectory(
        atPath: folder(name), withIntermediateDirectories: false)
    }
    audit = RegisterAudit(
      engine: engine, place: organisation.register, folders: [folder("een"), folder("twee")])
    chance = Chance(seed: seed)
    let clock = ContinuousClock()
    let start = clock.now
    let running = try organisation.start(Self.issuing(batch, to: folder("een/heel")))
    KillMoment.waitForFolder(in: folder("een"), running)
    let made = clock.now
    KillMoment.waitForOverview(in: folder("een"), running)
    let overview = clock.now
    guard try running.ending().status == 0 else { throw CocoaError(.executableLoad) }
    parts = [made - start, overview - made, clock.now - overview].map { $0 / .seconds(1) }
    try audit.look()
  }

  private static func list(_ people: Int) -> String {
    "naam\n" + (1...people).map { "Persoon \($0)" }.joined(separator: "\n")
  }

  private static func issuing(_ roster: String, to output: String) -> [String] {
    ["issue", "--achievement", "ehbo", "--roster", roster, "--out", output, "--format", "html"]
  }

  /// Kills one batch, every second time while somebody else issues too, and has it set right.
  mutating func once(_ number: Int) throws {
    let folder = organisation.folder
    let command = Self.issuing(batch, to: folder("een/uit-\(number)"))
    let isBesideAnother = number.isMultiple(of: 2)
    // Its end has as much happen as its middle, in less time.
    let part = [0, 1, 1, 2, 2].randomElement(using: &chance) ?? 0
    let delay = Double.random(in: 0...parts[part], using: &chance)
    let head = Double.random(in: 0...parts[0], using: &chance)
    var another: RunningProgram?
    if isBesideAnother, Bool.random(using: &chance) {
      another = try organisation.start(Self.issuing(smaller, to: folder("twee/uit-\(number)")))
      // Nothing is waited for: how far the other is, chance decides.
      Thread.sleep(forTimeInterval: head)
    }
    let running = try organisation.start(command)
    if isBesideAnother, another == nil {
      another = try organisation.start(Self.issuing(smaller, to: folder("twee/uit-\(number)")))
    }
    if part > 0 { KillMoment.waitForFolder(in: folder("een"), running) }
    if part > 1 { KillMoment.waitForOverview(in: folder("een"), running) }
    // A moment that nobody chose is what this is about.
    Thread.sleep(forTimeInterval: delay)
    var hit = KillMoment(killing: running, in: folder("een"), output: "uit-\(number)")
    if let another {
      besideAnother += 1
      expect(try another.ending(), [0], "the other issuer")
    } else if number % 3 == 0 {
      expect(
        try organisation.blijk(Self.issuing(smaller, to: folder("twee/na-\(number)"))), [0],
        "the next issue")
    } else if number % 3 == 1 {
      // As somebody would who saw it stop. What was issued after all is refused.
      expect(try organisation.blijk(command), [0, 2], "the same again")
    }
    let checked = try organisation.blijk(["register", "check"])
    expect(checked, [0], "the check")
    if hit == .committing, FileManager.default.fileExists(atPath: folder("een/uit-\(number)")) {
      hit = .appearing
    }
    hits[hit, default: 0] += 1
    try audit.look()
  }

  private mutating func expect(_ ending: Ending, _ wanted: Set<Int32>, _ what: String) {
    guard !wanted.contains(ending.status) else { return }
    troubles.append("\(what) ended with \(ending.status): \(ending.output)\(ending.errors)")
  }

  var told: String {
    let moments = KillMoment.allCases.map { "\(hits[$0] ?? 0) \($0.rawValue)" }
    return "\(hits.values.reduce(0, +)) (\(besideAnother) beside another issuer): "
      + moments.joined(separator: ", ")
  }
}
