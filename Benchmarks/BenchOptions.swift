import BlijkBasics
import Foundation

/// What to measure and with what: a part that is missing is a failure, not a shorter table.
struct BenchOptions {
  let people: Int
  let peopleWithRSA: Int
  let peopleInPython: Int
  let peopleLaidOut: Int
  let runs: Int
  /// The program to start, as a coordinator would.
  let program: String
  /// The Python to compare with.
  let python: String

  init(_ arguments: [String]) throws(Problem) {
    var isQuick = false
    var most: Int?
    var rest = arguments[...]
    while let word = rest.popFirst() {
      switch word {
      case "--quick": isQuick = true
      case "--people":
        guard let number = rest.popFirst().flatMap({ Int($0) }), number > 0 else {
          throw Self.wrong(word)
        }
        most = number
      default: throw Self.wrong(word)
      }
    }
    people = most ?? (isQuick ? 1_000 : 10_000)
    peopleWithRSA = min(people, isQuick ? 200 : 1_000)
    peopleInPython = min(people, isQuick ? 100 : 400)
    peopleLaidOut = min(people, 3_000)
    runs = 3
    program = try Self.executable("BLIJK_BIN")
    python = try Self.executable("BLIJK_PYTHON")
  }

  private static func executable(_ name: String) throws(Problem) -> String {
    guard let path = environmentVariable(name), FileManager.default.isExecutableFile(atPath: path)
    else {
      throw Problem(
        .usage, nl: "\(name) noemt geen programma; 'make bench' zet het goed.",
        en: "\(name) names no program; 'make bench' sets it right.")
    }
    return path
  }

  private static func wrong(_ word: String) -> Problem {
    Problem(
      .usage, nl: "'\(word)' klopt niet: blijk-bench [--quick] [--people N]",
      en: "'\(word)' is wrong: blijk-bench [--quick] [--people N]")
  }
}
