/// The pieces that usual passphrases are made of: `zomer2026zomer`, `qwertyuiopas`, an organisation's own
/// name.
struct GuessablePieces {
  /// The fewest different words that are enough: Blijk itself proposes four unrelated ones.
  private static let fewest = 4
  /// The longest number that is taken for a day, a year or a house.
  private static let longestNumber = 8
  /// The fewest keys in a row that are no accident.
  private static let shortestRow = 3

  /// Keys as they lie side by side, and the alphabet.
  private static let rows = [
    "1234567890qwertyuiopasdfghjklzxcvbnm", "azertyuiopqsdfghjklmwxcvbn",
    "qwertzuiopasdfghjklyxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
    "qazwsxedcrfvtgbyhnujmikolp", "abcdefghijklmnopqrstuvwxyz",
  ].flatMap { row in [Array(row.utf8), Array(row.utf8.reversed())] }

  private let words: [[UInt8]]

  /// Takes words to add to `UsualPassphrases`, such as the organisation's name.
  init(besides own: [String]) {
    words =
      UsualPassphrases.all.map { Array($0.utf8) }
      + own.flatMap { text in
        ([text[...]] + text.split { !$0.isLetter && !$0.isNumber }).map { part in
          unsafe FoldedPassphrase(Passphrase(String(part)), .folded).secret.withBytes {
            unsafe Array($0)
          }
        }
      }.filter { $0.count > 1 }
  }

  /// Whether a passphrase consists of these pieces alone, with fewer than four different words.
  func make(up passphrase: FoldedPassphrase) -> Bool {
    unsafe passphrase.secret.withBytes { bytes in
      guard unsafe bytes.contains(where: { !Self.isDigit($0) }) else { return false }
      let there = words.filter { word in
        bytes.indices.contains { unsafe UsualPassphrases.stands(word, at: $0, in: bytes) }
      }
      // A word that is repeated counts once, and so do all words of one series.
      let rows = UsualPassphrases.series.map { row in row.map { Array($0.utf8) } }
      return ([[]] + there.map { [$0] } + rows).contains { free in
        let most = Self.fewest - (free.isEmpty ? 1 : 2)
        return unsafe Self.count(there + free.filter { !there.contains($0) }, free: free, in: bytes)
          .map { $0 <= most } ?? false
      }
    }
  }

  /// The fewest words that cover all bytes, where those of `free` do not count; `nil` when none do.
  private static func count(
    _ words: [[UInt8]], free: [[UInt8]], in bytes: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    var best = [Int?](repeating: nil, count: bytes.count + 1)
    best[0] = 0
    for start in bytes.indices {
      guard let count = best[start] else { continue }
      func reach(_ length: Int, with words: Int) {
        let end = start + length
        best[end] = min(best[end] ?? .max, count + words)
      }
      for word in words where unsafe UsualPassphrases.stands(word, at: start, in: bytes) {
        reach(word.count, with: free.contains(word) ? 0 : 1)
      }
      let digits = unsafe bytes[start...].prefix(while: isDigit).count
      if (1...longestNumber).contains(digits) { reach(digits, with: 0) }
      let row = unsafe Self.row(at: start, in: bytes)
      if row >= shortestRow { for length in shortestRow...row { reach(length, with: 0) } }
    }
    return best[bytes.count]
  }

  /// How many bytes from here on are keys that lie side by side.
  private static func row(at start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    rows.map { row in
      guard let key = unsafe row.firstIndex(of: bytes[start]) else { return 0 }
      return unsafe zip(row[key...], bytes[start...]).prefix { $0 == $1 }.count
    }.max() ?? 0
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
