import Foundation

/// One reader in a process of its own.
struct FuzzChild {
  let reader: String
  let options: FuzzOptions
  /// How many readers share the time.
  let of: Int

  /// Runs it and says how it went: whether every input was read in time.
  func run() throws -> Bool {
    let amount =
      options.inputs.map { ["--inputs", "\($0)"] }
      ?? ["--seconds", "\(options.seconds / Double(of))"]
    let (status, said) = try start(amount)
    guard status != 0 else {
      say(said.last ?? "")
      return true
    }
    // Once more from the last number that it said, now saying every number.
    let last = Self.number(said.last)
    let (_, traced) = try start(["--first", "\(last)", "--inputs", "100000", "--trace"])
    let number = Self.number(traced.last)
    say("\(reader): ended by signal \(status); once more with:")
    say("  --reader \(reader) --seed \(options.seed) --first \(number) --inputs 1")
    return false
  }

  private static func number(_ line: String?) -> Int {
    line.flatMap { $0.split(separator: " ").last }.flatMap { Int($0) } ?? 0
  }

  private func start(_ arguments: [String]) throws -> (status: CInt, said: [String]) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = ["--reader", reader, "--seed", "\(options.seed)"] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, said.split(separator: "\n").map(String.init))
  }
}
