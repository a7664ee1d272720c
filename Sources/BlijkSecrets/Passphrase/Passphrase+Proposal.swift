package import BlijkBasics
import BlijkKeys

extension Passphrase {
  /// How many words are proposed: each is worth 11 bits, together 44.
  private static let proposedWords = 4

  /// A passphrase to propose: four words drawn with the system's generator, with spaces between. It is only
  /// in memory that is wiped.
  package static func proposal() throws(Problem) -> Passphrase {
    let words = PassphraseWords.all
    var numbers: [Int] = []
    for _ in 0..<proposedWords {
      numbers.append(try SystemRandom.number(below: UInt32(words.count)))
    }
    let longest = words.reduce(0) { max($0, $1.utf8.count) }
    return Passphrase(
      unsafe Secret(capacity: numbers.count * (longest + 1)) { buffer in
        var count = 0
        for number in numbers {
          for byte in words[number].utf8 {
            unsafe buffer[count] = byte
            count += 1
          }
          unsafe buffer[count] = UInt8(ascii: " ")
          count += 1
        }
        // Without the last space.
        return count - 1
      })
  }
}
