import Foundation

/// One reader in a process of its own.
struct FuzzChild {
  let reader: String
  let options: FuzzOptions
  /// How many readers share the time.
  let of: Int

  /// How it went.
  struct Ending {
    /// Whether every input was read in time.
    var isWell = false
    /// In seconds, and in words with how to see it again.
    var dearest: (time: Double, words: String)?
  }

  /// Runs it and says how it went.
  func run() throws -> Ending {
    let amount =
      options.inputs.map { ["--inputs", "\($0)"] }
      ?? ["--seconds", "\(options.seconds / Double(of))"]
    let (end, said) = try start(amount)
    guard let end else {
      say(said.last ?? "")
      let dearest = said.dropLast().last.flatMap(Cost.told).map { cost in
        (cost.time, "\(reader) \(cost.words): \(again(cost.number))")
      }
      return Ending(isWell: true, dearest: dearest)
    }
    // Once more from the last number that it said, now saying every number.
    let last = Self.number(said.last)
    let (_, traced) = try start(["--first", "\(last)", "--inputs", "100000", "--trace"])
    let number = Self.number(traced.last)
    say("\(reader): ended \(end); once more with:")
    say("  \(again(number))")
    return Ending()
  }

  /// How to read one input again.
  private func again(_ number: Int) -> String {
    "--reader \(reader) --seed \(options.seed) --first \(number) --inputs 1"
  }

  private static func number(_ line: String?) -> Int {
    line.flatMap { $0.split(separator: " ").last }.flatMap { Int($0) } ?? 0
  }

  /// How it ended, unless well, and what it said.
  private func start(_ arguments: [String]) throws -> (end: String?, said: [String]) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = ["--reader", reader, "--seed", "\(options.seed)"] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let number = process.terminationStatus
    let isSignal = process.terminationReason == .uncaughtSignal
    let end = number == 0 ? nil : isSignal ? "by signal \(number)" : "with status \(number)"
    return (end, said.split(separator: "\n").map(String.init))
  }
}
