import BlijkBasics

/// A font of the Compact Font Format (Adobe Technical Note 5176) with one set of outlines.
///
/// Readers find a glyph of a font with names by its number, and one of a font of Chinese letters by a number
/// of its own. Rewritten, every font is of the second kind, with both numbers the same.
struct CompactFont {
  private let bytes: [UInt8]
  private let top: [Entry]
  private let globals: Range<Int>
  private let outlines: Range<Int>
  private let count: Int

  /// An operator with its operands as they are written, and as numbers.
  private struct Entry {
    let name: Int
    let range: Range<Int>
    let numbers: [Int]
  }

  private enum Name {
    static let charset = 15
    static let outlines = 17
    static let privates = 18
    static let matrix = 0x0C07
    static let keys = 0x0C1E
    static let count = 0x0C22
    static let fonts = 0x0C24
    static let choice = 0x0C25
  }

  /// Nil where it is not such a font, or damaged.
  init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    guard bytes.count > 4, let names = Self.index(bytes, at: Int(bytes[2])),
      let tops = Self.index(bytes, at: names.range.upperBound), tops.items.count == 1,
      let strings = Self.index(bytes, at: tops.range.upperBound),
      let globals = Self.index(bytes, at: strings.range.upperBound),
      let top = Self.entries(bytes, tops.items[0]),
      let start = top.first(where: { $0.name == Name.outlines })?.numbers.last,
      let outlines = Self.index(bytes, at: start), outlines.items.count > 1
    else { return nil }
    self.top = top
    self.globals = globals.range
    self.outlines = outlines.range
    count = outlines.items.count
  }

  /// The same font with glyphs found by their numbers; nil where it cannot be.
  var keyedByGlyph: [UInt8]? {
    top.contains { $0.name == Name.keys } ? withPlainCharset : withKeys
  }

  /// Glyph n has key n: one range of all but the first.
  private var charset: [UInt8] { [2, 0, 1] + BigEndian.two(count - 2) }

  /// A font that has keys already gets others. That it has any must be the first thing it says.
  private var withPlainCharset: [UInt8]? {
    guard let first = top.first, let last = top.last,
      let entry = top.first(where: { $0.name == Name.charset }),
      entry.range.count == 6, bytes[entry.range.lowerBound] == 29
    else { return nil }
    var head: [UInt8] = []
    for part in top.filter({ $0.name == Name.keys }) + top.filter({ $0.name != Name.keys }) {
      head +=
        part.name == Name.charset ? Self.long(bytes.count) + [15] : Array(bytes[part.range])
    }
    return bytes[..<first.range.lowerBound] + head + bytes[last.range.upperBound...] + charset
  }

  private var withKeys: [UInt8]? {
    guard let privates = top.first(where: { $0.name == Name.privates })?.numbers,
      privates.count == 2, privates[0] >= 0, privates[1] >= 0,
      privates[0] + privates[1] <= bytes.count
    else { return nil }
    let matrix = top.first { $0.name == Name.matrix }.map { Array(bytes[$0.range]) } ?? []
    let names = Self.index([Array("F".utf8)])
    let strings = Self.index([Array("Adobe".utf8), Array("Identity".utf8)])
    func head(_ place: Int) -> (bytes: [UInt8], font: Int) {
      let choice = place + charset.count
      let outlines = choice + 8
      let font = outlines + self.outlines.count
      let fonts = font + privates[0]
      // The first string of a font's own has number 391.
      var top: [UInt8] = [28, 1, 135, 28, 1, 136, 139, 12, 30]
      top += matrix + Self.long(count) + [12, 34] + Self.long(place) + [15]
      top += Self.long(outlines) + [17] + Self.long(fonts) + [12, 36]
      top += Self.long(choice) + [12, 37]
      return ([1, 0, 4, 4] + names + Self.index([top]) + strings + bytes[globals], font)
    }
    // Offsets all take five bytes, so that their size is known before they are.
    let (start, font) = head(head(0).bytes.count)
    let choice: [UInt8] = [3, 0, 1, 0, 0, 0] + BigEndian.two(count)
    let own = Self.long(privates[0]) + Self.long(font) + [18]
    return start + charset + choice + bytes[outlines]
      + bytes[privates[1]..<privates[1] + privates[0]] + Self.index([own])
  }
}

/// The parts that such a font is made of.
extension CompactFont {
  /// A list of things, each with its place.
  private static func index(_ bytes: [UInt8], at start: Int) -> (
    range: Range<Int>, items: [Range<Int>]
  )? {
    guard start >= 0, start + 2 <= bytes.count else { return nil }
    let count = Int(bytes[start]) << 8 | Int(bytes[start + 1])
    guard count > 0 else { return (start..<start + 2, []) }
    guard start + 3 <= bytes.count else { return nil }
    let size = Int(bytes[start + 2])
    let base = start + 2 + (count + 1) * size
    guard (1...4).contains(size), base < bytes.count else { return nil }
    let places = (0...count).map { number in
      let place = start + 3 + number * size
      return base + bytes[place..<place + size].reduce(0) { $0 << 8 | Int($1) }
    }
    guard zip(places, places.dropFirst()).allSatisfy(<=), places[0] > base,
      places[count] <= bytes.count
    else { return nil }
    return (start..<places[count], zip(places, places.dropFirst()).map { $0..<$1 })
  }

  private static func index(_ items: [[UInt8]]) -> [UInt8] {
    var places: [UInt8] = []
    var place = 1
    for item in items {
      places += BigEndian.two(place)
      place += item.count
    }
    return BigEndian.two(items.count) + [2] + places + BigEndian.two(place) + items.flatMap { $0 }
  }

  /// The operators of a dictionary, those of two bytes as 0x0C00 and the second.
  private static func entries(_ bytes: [UInt8], _ range: Range<Int>) -> [Entry]? {
    var entries: [Entry] = []
    var numbers: [Int] = []
    var (place, start) = (range.lowerBound, range.lowerBound)
    func byte(_ place: Int) -> Int { place < range.upperBound ? Int(bytes[place]) : 0 }
    while place < range.upperBound {
      let first = byte(place)
      switch first {
      case 0...21:
        let isLong = first == 12
        place += isLong ? 2 : 1
        entries.append(
          Entry(
            name: isLong ? 0x0C00 | byte(place - 1) : first, range: start..<place, numbers: numbers)
        )
        (numbers, start) = ([], place)
      case 28:
        numbers.append(Int(Int16(truncatingIfNeeded: byte(place + 1) << 8 | byte(place + 2))))
        place += 3
      case 29:
        let number = (1...4).reduce(0) { $0 << 8 | byte(place + $1) }
        numbers.append(Int(Int32(truncatingIfNeeded: number)))
        place += 5
      case 30:
        // Decimal digits, two a byte, up to a half byte of all ones.
        repeat { place += 1 } while place < range.upperBound && byte(place) & 15 != 15
        numbers.append(0)
        place += 1
      case 32...246:
        numbers.append(first - 139)
        place += 1
      case 247...250:
        numbers.append((first - 247) * 256 + byte(place + 1) + 108)
        place += 2
      case 251...254:
        numbers.append(-(first - 251) * 256 - byte(place + 1) - 108)
        place += 2
      default: return nil
      }
    }
    return place == range.upperBound ? entries : nil
  }

  /// An operand of five bytes.
  private static func long(_ number: Int) -> [UInt8] {
    [29] + BigEndian.four(number)
  }
}
