import BlijkBasics

/// What to read, how long, and from which seed.
struct FuzzOptions {
  /// Only this reader; in this very process.
  var reader: String?
  var seed = UInt64.random(in: 1...UInt64(UInt32.max))
  /// Seconds for all readers together.
  var seconds = 60.0
  /// So many inputs for each reader, however long that takes.
  var inputs: Int?
  /// The number of the first input.
  var first = 0
  /// Says each number before its input is read, so that the last one said is the one that traps.
  var isTracing = false

  init(_ arguments: [String]) throws(Problem) {
    var rest = arguments[...]
    while let word = rest.popFirst() {
      if word == "--trace" {
        isTracing = true
        continue
      }
      guard let value = rest.popFirst() else { throw Self.wrong(word) }
      switch word {
      case "--reader": reader = value
      case "--seed": seed = try Self.number(UInt64(value), word)
      case "--seconds": seconds = try Self.number(Double(value).flatMap { $0 > 0 ? $0 : nil }, word)
      case "--inputs": inputs = try Self.number(Int(value), word)
      case "--first": first = try Self.number(Int(value).flatMap { $0 >= 0 ? $0 : nil }, word)
      default: throw Self.wrong(word)
      }
    }
  }

  private static func number<Number>(_ value: Number?, _ word: String) throws(Problem) -> Number {
    guard let value else { throw wrong(word) }
    return value
  }

  private static func wrong(_ word: String) -> Problem {
    let usage =
      "blijk-fuzz [--seconds N | --inputs N] [--seed N] [--reader NAME [--first N] [--trace]]"
    return Problem(
      .usage, nl: "'\(word)' klopt niet: \(usage)", en: "'\(word)' is wrong: \(usage)")
  }
}
