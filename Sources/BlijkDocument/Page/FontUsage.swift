/// Which characters of which fonts a batch needs.
package struct FontUsage: Sendable {
  /// The upright regular font that most lines begin with.
  var most: FontFile? {
    lines.filter { !$0.key.isBold && !$0.key.isItalic }
      .max { ($0.value, $1.key.path) < ($1.value, $0.key.path) }?.key
  }
  private(set) var characters: [FontFile: Set<UInt32>] = [:]
  /// The glyphs of text beyond the letters of western Europe.
  private var glyphs: [FontFile: Set<UInt32>] = [:]
  /// What each glyph says.
  private(set) var said: [FontFile: GlyphUsage] = [:]
  /// The number of pages with each font, by the letters that they need from it.
  private var pages: [FontFile: [FontLetters: Int]] = [:]
  /// The number of pages that were counted.
  private var count = 0
  /// How many lines begin with each font.
  private var lines: [FontFile: Int] = [:]
  /// Lines whose characters were counted: most lines of a batch are the same. They are kept alive, so that no
  /// other line gets the same `ObjectIdentifier`.
  private var counted: [ObjectIdentifier: ShapedText] = [:]

  package init() {}

  /// Counts the text of a page.
  package mutating func add(_ page: Page) {
    count += 1
    for (font, letters) in page.letters { pages[font, default: [:]][letters, default: 0] += 1 }
    for case .text(let line) in page.elements {
      guard let first = line.shaped.runs.first else { continue }
      lines[first.font, default: 0] += 1
      guard counted.updateValue(line.shaped, forKey: ObjectIdentifier(line.shaped)) == nil else {
        continue
      }
      let text = NumberedText(line.shaped.text)
      for run in line.shaped.runs { add(text[run.range], of: run) }
      if counted.count > 1_000 { counted.removeAll(keepingCapacity: true) }
    }
  }

  private mutating func add(_ text: Substring.UnicodeScalarView, of run: GlyphRun) {
    // The placeholder becomes a code, which may have any of these letters.
    let isCode = Substring(text) == CodeLetters.placeholder
    characters[run.font, default: []].formUnion(isCode ? CodeLetters.all : text.map { $0.value })
    said[run.font, default: GlyphUsage()].add(run, text: text)
    for letter in isCode ? CodeLetters.all : [] { said[run.font]?.add(letter, of: run.font) }
    if FontLetters(text).contains(.other) {
      glyphs[run.font, default: []].formUnion(run.glyphs.lazy.map(\.number))
    }
  }

  /// The glyphs that the batch needs from a font: the forms that were seen of letters that join, and the
  /// plain glyphs of all others.
  func glyphs(of font: FontFile) -> Set<UInt32> {
    let plain = (characters[font] ?? []).filter { !FontLetters($0).contains(.other) }
    return (glyphs[font] ?? []).union(plain.compactMap(font.glyph))
  }

  /// Counts what another has counted.
  package mutating func add(_ other: FontUsage) {
    for (font, used) in other.characters { characters[font, default: []].formUnion(used) }
    for (font, other) in other.said { said[font, default: GlyphUsage()].add(other) }
    for (font, seen) in other.glyphs { glyphs[font, default: []].formUnion(seen) }
    for (font, wants) in other.pages { pages[font, default: [:]].merge(wants, uniquingKeysWith: +) }
    lines.merge(other.lines, uniquingKeysWith: +)
    count += other.count
  }

  /// The combinations of letters that pages need from a font, the smallest first.
  func wants(of font: FontFile) -> [FontLetters] {
    (pages[font] ?? [:]).keys.sorted {
      ($0.rawValue.nonzeroBitCount, $0.rawValue) < ($1.rawValue.nonzeroBitCount, $1.rawValue)
    }
  }

  /// Whether every page has letters in this font, and needs the same from it.
  func isEverywhere(_ font: FontFile) -> Bool { pages[font]?.values.elementsEqual([count]) == true }
}
