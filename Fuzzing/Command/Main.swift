import BlijkBasics
import BlijkFuzzing
import Foundation

/// Gives spoiled input to every reader. Each must give a value or a Problem, in time; each reader has
/// a process of its own, so that a trap is told with the number of its input.
///
/// Ends with 0, 1 when an input trapped or took too long, or 2 when it could not run.
@main
struct Main {
  static func main() {
    do {
      let options = try FuzzOptions(Array(CommandLine.arguments.dropFirst()))
      let readers = try FuzzReader.all()
      if let name = options.reader {
        guard let reader = readers.first(where: { $0.name == name }) else {
          fail("no reader '\(name)': \(readers.map(\.name).joined(separator: ", "))", status: 2)
        }
        FuzzRun(reader: reader, options: options).run()
      } else {
        say("seed \(options.seed)")
        let endings = try readers.map { reader in
          (
            reader.name,
            try FuzzChild(reader: reader.name, options: options, of: readers.count).run()
          )
        }
        say("the dearest input of each reader, in time of a processor:")
        let dearest = endings.compactMap(\.1.dearest).sorted { $0.time > $1.time }
        for cost in dearest { say(cost.words) }
        let bad = endings.filter { !$0.1.isWell }
        if !bad.isEmpty {
          fail("failed: \(bad.map(\.0).joined(separator: ", "))", status: 1)
        }
      }
    } catch {
      fail((error as? Problem)?.message.en ?? "\(error)", status: 2)
    }
  }

  private static func fail(_ why: String, status: CInt) -> Never {
    FileHandle.standardError.write(Data("blijk-fuzz: \(why)\n".utf8))
    exit(status)
  }
}
