import BlijkTestSupport

/// Spoils bytes the ways that find faults in readers. What it makes follows from its chance alone.
struct Mutator {
  private let samples: [[UInt8]]
  private static let largest = 1 << 16

  /// Bytes that mean something to one of the formats.
  private static let telling =
    Array("\0\u{1}\u{7F}{}[]\",:\\<>/&'=._-+eE0129 \n\rut@^#".utf8) + [
      0x80, 0xBF, 0xC0, 0xED, 0xF4, 0xFF, 0x9F, 0xBF, 0xD2, 0x84, 0x5F, 0x1B,
    ]
  private static let openings =
    [
      "[", "{\"a\":", "<a>", "<![CDATA[", "\u{81}", "[[", "\\u0000", "&#x1;", "_:a ", "((",
    ].map { Array($0.utf8) } + [[0x81], [0xA1, 0x01], [0xD2], [0xED, 0xA0, 0x80], [0xF4, 0x90]]

  init(_ samples: [[UInt8]]) { self.samples = samples }

  func next(_ chance: inout Chance) -> [UInt8] {
    var bytes = sample(&chance)
    // Mostly one or two faults, seldom many.
    repeat { spoil(&bytes, &chance) } while Int.random(in: 0..<3, using: &chance) > 0
    return bytes.count > Self.largest ? Array(bytes.prefix(Self.largest)) : bytes
  }

  private func sample(_ chance: inout Chance) -> [UInt8] {
    samples.randomElement(using: &chance) ?? []
  }

  private func range(_ bytes: [UInt8], _ chance: inout Chance) -> Range<Int> {
    let start = Int.random(in: 0...bytes.count, using: &chance)
    let longest = min(bytes.count - start, 1 << Int.random(in: 0...10, using: &chance))
    return start..<start + Int.random(in: 0...longest, using: &chance)
  }

  private func spoil(_ bytes: inout [UInt8], _ chance: inout Chance) {
    let place = Int.random(in: 0...bytes.count, using: &chance)
    switch Int.random(in: 0..<12, using: &chance) {
    case 0, 1:
      if place < bytes.count { bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &chance) }
    case 2, 3:
      if place < bytes.count { bytes[place] = Self.telling.randomElement(using: &chance) ?? 0 }
    case 4: bytes.insert(Self.telling.randomElement(using: &chance) ?? 0, at: place)
    case 5: bytes.removeSubrange(range(bytes, &chance))
    case 6: bytes.removeSubrange(place...)
    case 7:  // A piece stands twice.
      bytes.insert(contentsOf: bytes[range(bytes, &chance)], at: place)
    case 8:  // Begins as one and ends as another.
      let other = sample(&chance)
      let start = Int.random(in: 0...other.count, using: &chance)
      bytes.replaceSubrange(place..., with: other[start...])
    case 9: bytes.insert(contentsOf: Self.number(&chance), at: place)
    case 10:
      let count = 1 << Int.random(in: 0...11, using: &chance)
      let opening = Self.openings.randomElement(using: &chance) ?? []
      bytes.insert(contentsOf: repeatElement(opening, count: count).joined(), at: place)
    default: bytes.replaceSubrange(range(bytes, &chance), with: chance.bytes(place % 9))
    }
  }

  private static func number(_ chance: inout Chance) -> [UInt8] {
    let count = 1 << Int.random(in: 0...9, using: &chance)
    let digit = UInt8(ascii: "0") + UInt8.random(in: 0...9, using: &chance)
    let ends = ["", "", "e9999", "E-400", ".5", "-"].map { Array($0.utf8) }
    return [UInt8](repeating: digit, count: count) + (ends.randomElement(using: &chance) ?? [])
  }
}
