/// The groups of letters that a page needs from a font, besides those of western Europe. A font is cut down
/// once for each combination in a batch: one name in Greek makes one document larger, not all of them.
struct FontLetters: OptionSet, Hashable, Sendable {
  let rawValue: UInt8

  /// Latin letters further off, as of Polish and Turkish.
  static let latin = FontLetters(rawValue: 1)
  /// Latin letters with two marks, as of Vietnamese.
  static let marked = FontLetters(rawValue: 2)
  static let greek = FontLetters(rawValue: 4)
  static let cyrillic = FontLetters(rawValue: 8)
  static let other = FontLetters(rawValue: 16)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(_ character: UInt32) {
    switch character {
    case ..<0x100, 0x2000..<0x2070, 0x20AC: self = []
    case ..<0x250: self = .latin
    case 0x1E00..<0x1F00: self = .marked
    case 0x370..<0x400, 0x1F00..<0x2000: self = .greek
    case 0x400..<0x530: self = .cyrillic
    default: self = .other
    }
  }

  init(_ text: some Sequence<Unicode.Scalar>) {
    self = text.reduce(into: []) { $0.formUnion(FontLetters($1.value)) }
  }
}

extension [(font: FontFile, wants: FontLetters)] {
  /// There are a handful of fonts: looking along them is faster than hashing.
  mutating func add(_ font: FontFile, _ wants: FontLetters) {
    if let place = firstIndex(where: { $0.font === font }) {
      self[place].wants.formUnion(wants)
    } else {
      append((font, wants))
    }
  }
}
