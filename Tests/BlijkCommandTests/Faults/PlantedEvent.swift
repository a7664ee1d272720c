import BlijkBasics
import BlijkKeys
import BlijkTestSupport

/// An event that somebody with SQL adds, in the way of the log's definition: the chain goes through it.
struct PlantedEvent {
  let what: String
  let subject: [UInt8]
  var digest = [UInt8](repeating: 0, count: 32)
  /// Its time; that of the event before where it has none.
  var moment: Int?

  static func eightBytes(_ number: Int) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * $0)) }
  }

  /// Adds it at the end of the log and gives its number.
  @discardableResult
  func append(to place: String, _ engine: Engine) throws -> Int {
    let last = try engine.rows(
      place, "SELECT number, at, hash FROM event ORDER BY number DESC LIMIT 1")[0]
    let number = (Int(last[0] ?? "") ?? 0) + 1
    let at = moment ?? Int(last[1] ?? "") ?? 0
    let hash = SHA256.hash(
      (Hex.decode(last[2] ?? "") ?? []) + Self.eightBytes(number) + Self.eightBytes(at)
        + Array(what.utf8) + [0] + subject + digest)
    let bytes = [subject, digest, hash].map { bytes in
      engine == .sqlite ? "x'\(Hex.encode(bytes))'" : "'\\x\(Hex.encode(bytes))'::bytea"
    }
    try engine.rows(
      place,
      """
      INSERT INTO event (number, at, what, subject, digest, hash)
      VALUES (\(number), \(at), '\(what)', \(bytes.joined(separator: ", ")))
      """)
    return number
  }
}
