import BlijkBasics
import BlijkKeys

/// A font cut down to some glyphs, packed once for all files that carry it.
final class PDFFontFace: Sendable {
  let font: FontFile
  let letters: FontLetters
  /// The number of each glyph in the file, by its number in the whole font.
  private let numbers: [UInt32: UInt16]
  /// What each glyph says, by its number in the whole font.
  private let texts: [UInt32: String]
  private let widths: [Double]
  /// Outlines and what they say, packed.
  private let outlines: [UInt8]
  private let meanings: [UInt8]
  private let name: String
  private let length: Int
  private let kind: PDFFontProgram.Kind
  private let descriptor: PDFBytes

  init(_ font: FontFile, letters: FontLetters, texts: [UInt32: String]) throws(Problem) {
    self.font = font
    self.letters = letters
    self.texts = texts
    let program = try PDFFontProgram(font, glyphs: texts.keys)
    numbers = program.numbers
    // What the file says of a glyph's width, and what is reckoned with, are one and the same.
    widths = program.widths.map { ($0 * 100).rounded() / 100 }
    outlines = try Deflate.flate(program.bytes)
    length = program.bytes.count
    kind = program.kind
    // Six letters tell one part of a font from another (ISO 32000-1 §9.6.4).
    let tag = SHA256.hash(program.bytes).prefix(6).map { 65 + $0 % 26 }
    name = String(decoding: tag, as: UTF8.self) + "+" + font.postScriptName
    descriptor = Self.descriptor(of: program, font: font, name: name)
    meanings = try Deflate.flate(Self.meanings(numbers: program.numbers, texts: texts))
  }

  /// What a file that carries it has of it, packed.
  var packed: [UInt8] { outlines + meanings }

  /// The number of a glyph in the file.
  func number(of glyph: UInt32) -> UInt16 { numbers[glyph] ?? 0 }

  /// The advance of a glyph in thousandths of an em, as the file says it.
  func width(of number: UInt16) -> Double {
    widths.indices.contains(Int(number)) ? widths[Int(number)] : 0
  }

  /// Whether the file says of these glyphs what they say here.
  func says(_ texts: [String], by glyphs: [Glyph]) -> Bool {
    zip(glyphs, texts).allSatisfy { glyph, text in
      self.texts[glyph.number].map { Self.plain($0) == Self.plain(text) } == true
    }
  }

  /// Spaces and hyphens at which no line may end are to a reader as others.
  private static func plain(_ text: String) -> String {
    switch text {
    case "\u{A0}", "\u{202F}": " "
    case "\u{2011}": "-"
    default: text
    }
  }

  /// Writes the font's objects, and gives the number of the font itself.
  func put(into file: inout PDFFile) throws(Problem) -> Int {
    var head = PDFBytes("<<")
    if kind == .compact { head.put("/Subtype/CIDFontType0C") }
    head.put("/Filter/FlateDecode/Length1 ")
    head.put(length)
    let outlines = try file.put(stream: outlines, head, isPacked: true)
    let meanings = try file.put(
      stream: meanings, PDFBytes("<</Filter/FlateDecode"), isPacked: true)
    var descriptor = descriptor
    descriptor.put(kind == .compact ? "/FontFile3" : "/FontFile2")
    descriptor.put(reference: outlines)
    descriptor.put(">>")
    let description = file.put(descriptor)
    let glyphs = file.put(self.glyphs(described: description))
    var font = PDFBytes("<</Type/Font/Subtype/Type0/Encoding/Identity-H/BaseFont/")
    font.put(plain: name)
    font.put("/DescendantFonts[")
    font.put(reference: glyphs)
    font.put("]/ToUnicode")
    font.put(reference: meanings)
    font.put(">>")
    return file.put(font)
  }

  private func glyphs(described description: Int) -> PDFBytes {
    var glyphs = PDFBytes("<</Type/Font/Subtype/")
    glyphs.put(kind == .compact ? "CIDFontType0" : "CIDFontType2/CIDToGIDMap/Identity")
    glyphs.put("/BaseFont/")
    glyphs.put(plain: name)
    glyphs.put("/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor")
    glyphs.put(reference: description)
    glyphs.put("/W[0[")
    glyphs.put(widths)
    glyphs.put("]]>>")
    return glyphs
  }

  private static func descriptor(of program: PDFFontProgram, font: FontFile, name: String)
    -> PDFBytes
  {
    var bytes = PDFBytes("<</Type/FontDescriptor/FontName/")
    bytes.put(plain: name)
    bytes.put(plain: "/Flags \(font.isItalic ? 68 : 4)/ItalicAngle \(font.isItalic ? -12 : 0)")
    bytes.put("/FontBBox[")
    bytes.put(program.box.map { $0.rounded() })
    bytes.put("]/Ascent ")
    bytes.put(program.ascent.rounded())
    bytes.put("/Descent ")
    bytes.put(program.descent.rounded())
    bytes.put("/CapHeight ")
    bytes.put(program.ascent.rounded())
    bytes.put(font.isBold ? "/StemV 140" : "/StemV 80")
    return bytes
  }

  /// What each glyph says, as a table from numbers to text (ISO 32000-1 §9.10.3).
  private static func meanings(numbers: [UInt32: UInt16], texts: [UInt32: String]) -> [UInt8] {
    var bytes = PDFBytes(
      """
      /CIDInit /ProcSet findresource begin
      12 dict begin
      begincmap
      /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
      /CMapName /Adobe-Identity-UCS def
      /CMapType 2 def
      1 begincodespacerange
      <0000> <FFFF>
      endcodespacerange

      """)
    let pairs = numbers.compactMap { glyph, number in texts[glyph].map { (number, $0) } }
      .sorted { $0.0 < $1.0 }
    // At most a hundred at a time.
    for start in stride(from: 0, to: pairs.count, by: 100) {
      let some = pairs[start..<min(start + 100, pairs.count)]
      bytes.put(some.count)
      bytes.put(" beginbfchar\n")
      for (number, text) in some {
        bytes.put("<")
        bytes.put(hex: number)
        bytes.put("> <")
        for unit in text.utf16 { bytes.put(hex: unit) }
        bytes.put(">\n")
      }
      bytes.put("endbfchar\n")
    }
    bytes.put(
      """
      endcmap
      CMapName currentdict /CMap defineresource pop
      end
      end
      """)
    return bytes.bytes
  }
}
