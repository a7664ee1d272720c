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
    var dearest = Cost()
    while true {
      if (number - options.first).isMultiple(of: Self.inputsInPatience) {
        if options.inputs == nil, ContinuousClock.now > end { break }
        alarm(Self.patience)
        say("at \(number)")
      }
      if let inputs = options.inputs, number - options.first >= inputs { break }
      if options.isTracing { say("at \(number)") }
      let input = reader.input(number, seed: options.seed)
      let (isAccepted, time) = CPUTime.of { reader.accepts(input) }
      if isAccepted { accepted += 1 }
      if time > dearest.time {
        // Something else may have held it up once; hardly three times.
        let least = (0..<2).reduce(time) { least, _ in
          min(least, CPUTime.of { reader.accepts(input) }.time)
        }
        if least > dearest.time { dearest = Cost(time: least, size: input.count, number: number) }
      }
      number += 1
    }
    say(dearest.line(reader.kind(dearest.number)))
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
