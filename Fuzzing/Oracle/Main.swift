import BlijkBasics
import Foundation

/// The shape of signed JSON is not signed: whatever somebody does to it with a text editor, the answer of
/// library, service and program must show what was signed, or nothing.
///
/// Ends with 0, 1 when something else was shown, or 2 when it could not ask.
@main
struct Main {
  static func main() async {
    let words = CommandLine.arguments.dropFirst()
    guard words.count < 2, let extent = OracleExtent(rawValue: words.first ?? "whole") else {
      let all = OracleExtent.allCases.map(\.rawValue).joined(separator: " | ")
      fail("blijk-oracle [\(all)]")
    }
    do {
      let oracle = try Oracle(extent)
      let world = try OracleWorld()
      for document in try world.all() { try await oracle.ask(document) }
      // Its files are asked about until the end.
      withExtendedLifetime(world) {}
      print(oracle.summary)
      exit(oracle.wrong.isEmpty ? 0 : 1)
    } catch {
      fail((error as? Problem)?.message.en ?? "\(error)")
    }
  }

  private static func fail(_ why: String) -> Never {
    FileHandle.standardError.write(Data("blijk-oracle: \(why)\n".utf8))
    exit(2)
  }
}
