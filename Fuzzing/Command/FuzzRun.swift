import BlijkFuzzing
import Foundation

/// Reads input after input in this process.
struct FuzzRun {
  let reader: FuzzReader
  let options: FuzzOptions

  /// The most seconds for so many inputs; then the system ends the process.
  private static let patience: CUnsignedInt = 60
  private static let inputsInPatience = 256

  func run() {
    let start = ContinuousClock.now
    let end = start.advanced(by: .seconds(options.seconds))
    var number = options.first
    var accepted = 0
    while true {
      if (number - options.first).isMultiple(of: Self.inputsInPatience) {
        if options.inputs == nil, ContinuousClock.now > end { break }
        alarm(Self.patience)
        say("at \(number)")
      }
      if let inputs = options.inputs, number - options.first >= inputs { break }
      if options.isTracing { say("at \(number)") }
      if reader.accepts(reader.input(number, seed: options.seed)) { accepted += 1 }
      number += 1
    }
    let count = number - options.first
    let time = start.duration(to: .now) / .seconds(1)
    say(
      "\(reader.name.padding(toLength: 8, withPad: " ", startingAt: 0)) \(count) inputs, "
        + "\(accepted) read, \(count - accepted) refused, \(Int(Double(count) / time)) per second")
  }
}

/// A line, at once: what is said must be there when the process ends by a trap.
func say(_ line: String) {
  FileHandle.standardOutput.write(Data("\(line)\n".utf8))
}
