import BlijkBasics
import Foundation

/// What to measure and with what: a part that is missing is a failure, not a shorter table.
struct BenchOptions {
  /// A part of the table.
  enum Part: String, CaseIterable {
    case commands, lists, layout, proofs, issue, register, site, service
  }

  /// What to measure; everything, unless a part was named.
  private(set) var parts = Part.allCases
  private(set) var people = 10_000
  private(set) var peopleWithRSA = 1_000
  private(set) var peopleInPython = 400
  private(set) var peopleLaidOut = 3_000
  /// How many people the longest list has.
  var peopleListed: Int { 5 * people }
  /// How many documents the large register has; 0 measures none.
  private(set) var documents = 1_000_000
  /// How many documents the register behind the service has.
  var documentsServed: Int { min(documents, 100_000) }
  /// How many requests the service answers before its memory is looked at.
  private(set) var requests = 1_000_000
  let runs = 3
  /// The program to start, as a coordinator would.
  let program: String
  /// The Python to compare with.
  let python: String

  static let usage = """
    blijk-bench [--quick] [--people N] [--documents N] [--requests N] [--only PART]
    """

  init(_ arguments: [String]) throws(Problem) {
    var rest = arguments[...]
    while let word = rest.popFirst() {
      switch word {
      case "--quick":
        (people, peopleWithRSA, peopleInPython) = (1_000, 200, 100)
        (documents, requests) = (100_000, 100_000)
      case "--people":
        people = try Self.number(word, rest.popFirst(), least: 1)
      case "--documents": documents = try Self.number(word, rest.popFirst(), least: 0)
      case "--requests": requests = try Self.number(word, rest.popFirst(), least: 1)
      case "--only":
        guard let part = rest.popFirst().flatMap(Part.init) else { throw Self.wrong(word) }
        parts = [part]
      default: throw Self.wrong(word)
      }
    }
    peopleWithRSA = min(people, peopleWithRSA)
    peopleInPython = min(people, peopleInPython)
    peopleLaidOut = min(people, peopleLaidOut)
    program = try Self.executable("BLIJK_BIN")
    python = try Self.executable("BLIJK_PYTHON")
  }

  private static func number(_ word: String, _ text: String?, least: Int) throws(Problem) -> Int {
    guard let number = text.flatMap({ Int($0) }), number >= least else { throw wrong(word) }
    return number
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
    Problem(.usage, nl: "'\(word)' klopt niet: \(usage)", en: "'\(word)' is wrong: \(usage)")
  }
}
