import BlijkBasics
import BlijkTestSupport
import Foundation
import Testing

/// The computer's clock runs back and forth, at random: time in the log never falls, what is withdrawn is
/// withdrawn, and every document stays what it was.
@Suite(.serialized) struct ClockBackTests {
  @Test(.timeLimit(.minutes(60)), arguments: Engine.here)
  func theLogNeverRunsBack(on engine: Engine) throws {
    var clocks = try Clocks(engine, seed: Amount.seed)
    for number in 0..<Faults.rounds { try clocks.once(number) }
    try clocks.end()
    print("clocks on \(engine), seed \(Amount.seed): \(clocks.told)")
    #expect(clocks.troubles.isEmpty, "\(clocks.troubles.prefix(5))")
  }
}

/// An organisation on a computer whose clock is wrong.
struct Clocks {
  private let organisation: Organisation
  private let engine: Engine
  private let folder: TemporaryFolder
  private let clock: String
  private let list: String
  private var chance: Chance
  /// What verifying should say of each code.
  private var states: [String: String] = [:]
  private var done: [String: Int] = [:]
  private(set) var troubles: [String] = []

  private static let day = 86_400
  /// Its first key is of this long ago.
  private static let first = 500 * day

  init(_ engine: Engine, seed: UInt64) throws {
    self.engine = engine
    folder = try TemporaryFolder()
    clock = folder("clock.so")
    let made = try run(
      "/usr/bin/cc",
      ["-shared", "-fPIC", "-o", clock, "\(Project.root)/Tests/Clock/clock_behind.c"])
    guard made.status == 0 else { throw CocoaError(.executableLoad) }
    organisation = try Organisation(
      register: engine == .postgres ? PostgresServer.newDatabase() : nil,
      environment: Self.environment(clock, back: Self.first))
    list = try organisation.folder.file("lijst.csv", "naam\nJan\nNoor")
    chance = Chance(seed: seed)
  }

  private static func environment(_ clock: String, back seconds: Int) -> [String: String] {
    ["LD_PRELOAD": clock, "CLOCK_SECONDS_BACK": String(seconds)]
  }

  private func blijk(_ arguments: [String], back seconds: Int) throws -> Ending {
    try organisation.start(
      arguments, environment: Self.environment(clock, back: seconds)
    ).ending()
  }

  var told: String {
    done.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
      + "; \(states.count) documents, \(troubles.count) wrong"
  }

  mutating func once(_ number: Int) throws {
    let back = Int.random(in: 0...Self.first - Self.day, using: &chance)
    let standing = states.filter { $0.value == "valid" }.keys.sorted()
    let code = standing.randomElement(using: &chance)
    let what = ["issue", "revoke", "hide", "erase", "publish"].randomElement(using: &chance) ?? ""
    guard let code, what != "issue" else {
      try issue(number, back: back)
      return try look(after: "issue \(back / Self.day) days back")
    }
    let command =
      what == "publish" ? [what, "--out", organisation.folder("site")] : [what, code]
    let ending = try blijk(command, back: back)
    done[what, default: 0] += 1
    expect(ending.status == 0, "\(what) \(back / Self.day) days back: \(ending.errors)")
    if what == "revoke" { states[code] = "revoked" }
    if what == "hide" || what == "erase" { states[code] = "notFound" }
    try look(after: "\(what) \(back / Self.day) days back")
  }

  private mutating func issue(_ number: Int, back: Int) throws {
    let output = organisation.folder("uit-\(number)")
    let ending = try blijk(
      ["issue", "--achievement", "ehbo", "--roster", list, "--out", output, "--format", "html"],
      back: back)
    done["issue", default: 0] += 1
    expect(ending.status == 0, "issue \(back / Self.day) days back: \(ending.errors)")
    for code in try HandedOut.codes(in: output) ?? [] { states[code] = "valid" }
  }

  private mutating func look(after what: String) throws {
    let times = try engine.rows(organisation.register, "SELECT at FROM event ORDER BY number")
      .compactMap { $0[0].flatMap { Int($0) } }
    expect(zip(times, times.dropFirst()).allSatisfy { $0 <= $1 }, "\(what): time fell")
    let checked = try organisation.blijk(["register", "check"])
    expect(checked.status == 0 && !checked.output.contains("tijd terug"), "\(what): \(checked)")
  }

  /// Every document is what it should be, by the right clock.
  mutating func end() throws {
    let registered = try HandedOut.registered(engine, organisation.register)
    expect(registered == Set(states.keys), "documents lost or slipped in")
    for (code, state) in states {
      let answer = try organisation.blijk(["verify", code, "--json"]).output
      expect(answer.contains(#""state":"\#(state)""#), "\(code) is not \(state): \(answer)")
    }
  }

  private mutating func expect(_ isSo: Bool, _ what: String) {
    if !isSo { troubles.append(what) }
  }
}
