/// A passphrase in a form in which it is compared with guesses. It is wiped after use, as the passphrase is.
struct FoldedPassphrase {
  enum Way: CaseIterable {
    /// As it is.
    case asIs
    /// Without case, accents, spaces and signs.
    case folded
    /// Folded, after the digits and signs at either end were taken off, as in `welkom2026!`.
    case trimmed
  }

  let secret: Secret

  init(_ passphrase: Passphrase, _ way: Way) {
    guard way != .asIs else {
      secret = passphrase.secret
      return
    }
    secret = unsafe passphrase.secret.withBytes { bytes in
      unsafe Secret(capacity: bytes.count) { buffer in
        var range = 0..<bytes.count
        if way == .trimmed {
          while let first = range.first, unsafe !Self.isLetter(bytes[first]) {
            range = first + 1..<range.upperBound
          }
          while let last = range.last, unsafe !Self.isLetter(bytes[last]) {
            range = range.lowerBound..<last
          }
        }
        return unsafe Self.fold(UnsafeBufferPointer(rebasing: bytes[range]), into: buffer)
      }
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  /// Writes the folded bytes and says how many.
  private static func fold(
    _ bytes: UnsafeBufferPointer<UInt8>, into buffer: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    var count = 0
    func keep(_ byte: UInt8) {
      unsafe buffer[count] = byte
      count += 1
    }
    var index = 0
    while index < bytes.count {
      let byte = unsafe bytes[index]
      index += 1
      if byte == 0xC3, index < bytes.count, let base = unsafe base(ofLatin: bytes[index]) {
        keep(base)
        index += 1
      } else if isLetter(byte) {
        keep(byte < 0x80 ? byte | 0x20 : byte)
      } else if byte == UInt8(ascii: "@") {
        keep(UInt8(ascii: "a"))
      } else if byte == UInt8(ascii: "$") {
        keep(UInt8(ascii: "s"))
      } else if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
        keep(byte)
      }
    }
    return count
  }

  /// The letter under the accent of U+00C0 to U+00FF, by the second byte of its UTF-8.
  private static func base(ofLatin byte: UInt8) -> UInt8? {
    switch byte | 0x20 {
    case 0xA0...0xA5: UInt8(ascii: "a")
    case 0xA7: UInt8(ascii: "c")
    case 0xA8...0xAB: UInt8(ascii: "e")
    case 0xAC...0xAF: UInt8(ascii: "i")
    case 0xB1: UInt8(ascii: "n")
    case 0xB2...0xB6, 0xB8: UInt8(ascii: "o")
    case 0xB9...0xBC: UInt8(ascii: "u")
    case 0xBD, 0xBF: UInt8(ascii: "y")
    default: nil
    }
  }
}
