import BlijkBasics
import CHarfBuzz
import Synchronization

/// One font, loaded from its file and never by family, so that what was measured is what is drawn.
///
/// `@unchecked Sendable`: HarfBuzz's face and font are made immutable before anybody sees them, and
/// immutable objects may be used from several threads (HarfBuzz manual, "Object lifecycle").
@safe final class FontFile: @unchecked Sendable {
  let path: String
  /// The most bytes of a font; the largest collections of Noto have 120 MB.
  private static let largest = 256 << 20
  /// The family as a drawing program finds it installed.
  let family: String
  /// The name that programs know it by, of letters, digits and dashes.
  let postScriptName: String
  let isBold: Bool
  let isItalic: Bool
  /// Whether letters may change form beside other letters (contextual alternates). Off for our own fonts: a
  /// browser that prints an SVG as a picture keeps no letter of such a form, so that "fi" could not be
  /// searched or copied. Other scripts need it.
  let mindsContext: Bool
  /// Units that make one em.
  let unitsPerEm: Double
  let face: OpaquePointer
  let font: OpaquePointer
  /// The characters that the font has.
  private let characters: OpaquePointer
  /// The ink of the glyphs that were measured so far.
  private let inks = Mutex<[UInt32: Ink]>([:])

  /// How far a glyph's ink reaches above and below the baseline, in ems.
  struct Ink: Sendable {
    var top = 0.0
    var bottom = 0.0
  }

  /// Loads a font; `#2` after the path names the third one of a collection.
  init(path: String, mindsContext: Bool = true) throws(Problem) {
    self.mindsContext = mindsContext
    let parts = path.split(separator: "#", maxSplits: 1)
    self.path = path
    // HarfBuzz would map any file into memory, of whatever size.
    guard let file = parts.first,
      (try? BoundedFile(String(file), atMost: Self.largest).size) != nil,
      let blob = unsafe hb_blob_create_from_file_or_fail(String(file))
    else {
      throw Problem(
        .badFont, nl: "Het lettertype \(path) is niet te lezen.",
        en: "The font \(path) cannot be read.")
    }
    defer { unsafe hb_blob_destroy(blob) }
    let index = parts.count > 1 ? UInt32(parts[1]) ?? 0 : 0
    guard let face = unsafe hb_face_create(blob, index),
      let font = unsafe hb_font_create(face), let characters = unsafe hb_set_create()
    else { throw Self.damaged(path) }
    unsafe self.face = unsafe face
    unsafe self.font = unsafe font
    unsafe self.characters = unsafe characters
    unsafe hb_face_make_immutable(face)
    unsafe hb_font_make_immutable(font)
    unsafe hb_face_collect_unicodes(face, characters)
    unitsPerEm = Double(unsafe hb_face_get_upem(face))
    family = unsafe Self.name(1, of: face)
    postScriptName = unsafe Self.name(6, of: face).filter {
      $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-")
    }
    let style = unsafe Self.name(2, of: face)
    isBold = style.contains("Bold")
    isItalic = style.contains("Italic") || style.contains("Oblique")
    let isEmpty = unsafe hb_set_is_empty(characters) != 0
    guard unsafe hb_face_get_glyph_count(face) > 1, !isEmpty, !family.isEmpty else {
      throw Self.damaged(path)
    }
    guard Self.isSafe(family) else {
      throw Problem(
        .badFont,
        nl:
          "Het lettertype \(path) is niet te gebruiken: in zijn naam staat een aanhalingsteken, "
          + "<, >, & of \\, of een onzichtbaar teken.",
        en:
          "The font \(path) cannot be used: its name contains a quotation mark, <, >, & or \\, or an "
          + "invisible character.")
    }
  }

  /// Whether a name may stand between quotes in CSS as it is.
  private static func isSafe(_ family: String) -> Bool {
    family.unicodeScalars.allSatisfy {
      !"\"'<>&\\".unicodeScalars.contains($0) && $0.properties.generalCategory != .control
    }
  }

  private static func damaged(_ path: String) -> Problem {
    Problem(
      .badFont, nl: "\(path) is geen lettertype, of het is beschadigd.",
      en: "\(path) is no font, or it is damaged.")
  }

  deinit {
    unsafe hb_set_destroy(characters)
    unsafe hb_font_destroy(font)
    unsafe hb_face_destroy(face)
  }

  /// Whether the font has a glyph for the character.
  func has(_ scalar: Unicode.Scalar) -> Bool {
    unsafe hb_set_has(characters, scalar.value) != 0
  }

  /// The glyph that a character has by itself.
  func glyph(of character: UInt32) -> UInt32? {
    var glyph: UInt32 = 0
    return unsafe hb_font_get_nominal_glyph(font, character, &glyph) != 0 ? glyph : nil
  }

  /// How far a line of glyphs reaches above and below the baseline, in ems.
  func ink(of glyphs: [Glyph]) -> Ink {
    inks.withLock { inks in
      var all = Ink()
      for glyph in glyphs {
        let ink = inks[glyph.number] ?? measure(glyph.number)
        inks[glyph.number] = ink
        all.top = max(all.top, ink.top + glyph.y)
        all.bottom = max(all.bottom, ink.bottom - glyph.y)
      }
      return all
    }
  }

  private func measure(_ glyph: UInt32) -> Ink {
    var extents = hb_glyph_extents_t()
    guard unsafe hb_font_get_glyph_extents(font, glyph, &extents) != 0 else { return Ink() }
    return Ink(
      top: Double(extents.y_bearing) / unitsPerEm,
      bottom: -Double(extents.y_bearing + extents.height) / unitsPerEm)
  }

  /// An entry of the font's `name` table (OpenType §name); 1 is the family, 2 the style.
  private static func name(_ id: UInt32, of face: OpaquePointer) -> String {
    var room = [CChar](repeating: 0, count: 256)
    var count = UInt32(room.count)
    let language = unsafe hb_language_from_string("en", -1)
    _ = unsafe hb_ot_name_get_utf8(face, id, language, &count, &room)
    return String(decoding: room.prefix(Int(count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

extension FontFile: Hashable {
  static func == (left: FontFile, right: FontFile) -> Bool { left === right }
  func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
