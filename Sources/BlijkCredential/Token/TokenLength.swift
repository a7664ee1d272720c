import BlijkBasics

/// How many digits the token has that begins here, by its first bytes and the lengths that it states
/// (RFC 9052 §4.2). Nothing in it is checked.
enum TokenLength {
  /// No token begins here.
  case none
  /// One does, but there are fewer digits than it says.
  case cutOff
  /// One does, and has so many.
  case digits(Int)

  /// Every signature has more bytes.
  private static let shortestSignature = 32

  init(of digits: ArraySlice<UInt8>) {
    // The first four digits of any token.
    guard digits.starts(with: "5925".utf8), digits.count >= 17 else {
      self = .none
      return
    }
    var bytes = Bytes(digits: digits)
    guard bytes.next() == 0xD2, bytes.next() == 0x84, bytes.skipString() != nil,
      bytes.next() == 0xA0, bytes.skipString() != nil, let signature = bytes.skipString(),
      signature >= Self.shortestSignature
    else {
      self = bytes.isAtEnd ? .cutOff : .none
      return
    }
    let count = TokenDigits.count(ofBytes: bytes.place)
    self = count <= digits.count ? .digits(count) : .cutOff
  }

  /// The bytes that digits stand for, one at a time.
  private struct Bytes {
    let digits: ArraySlice<UInt8>
    private(set) var place = 0
    /// Whether more was asked for than there is.
    private(set) var isAtEnd = false

    init(digits: ArraySlice<UInt8>) { self.digits = digits }

    mutating func next() -> UInt8? {
      let start = digits.startIndex + place / 7 * 17
      guard start + 17 <= digits.endIndex else {
        isAtEnd = true
        return nil
      }
      let value = digits[start..<start + 17].reduce(UInt64(0)) { $0 * 10 + UInt64($1 & 15) }
      guard value >> 56 == 0 else { return nil }
      let byte = UInt8(truncatingIfNeeded: value >> UInt64((6 - place % 7) * 8))
      place += 1
      return byte
    }

    /// Skips a byte string, and returns how many bytes it has.
    mutating func skipString() -> Int? {
      guard let head = next() else { return nil }
      var length = 0
      switch head {
      case 0x40...0x57: length = Int(head - 0x40)
      case 0x58, 0x59:
        for _ in 0..<(head - 0x57) {
          guard let byte = next() else { return nil }
          length = length << 8 | Int(byte)
        }
      default: return nil
      }
      place += length
      return place <= Token.longest ? length : nil
    }
  }
}
