import BlijkBasics
import CHarfBuzz

/// A font with only the characters that are needed.
enum FontSubset {
  /// Features that no text of ours asks for, and whose glyphs would come along.
  private static let unused = ["frac", "numr", "dnom"] + others
  /// What the shaper leaves out too: ligatures, and forms of letters for other languages than ours.
  static let others = ligatures + ["locl"]
  /// Ligatures that a font likes but does not need. librsvg never makes them, so that a browser that
  /// finds them would show another line, of another width.
  private static let ligatures = ["liga", "clig"]
  /// What is left out of a font where `FontFile.mindsContext` is false.
  static let context = ["calt"]

  /// Forms of letters that join, which no alphabet of western Europe has (OpenType, registered features).
  private static let joining = ["init", "medi", "fina", "isol"]

  /// The bytes of a font file (OpenType). With the outlines of these glyphs only, when they are given, as
  /// they are for letters that join.
  static func file(
    _ font: FontFile, characters: Set<UInt32>, glyphs: Set<UInt32>?
  ) throws(Problem) -> [UInt8] {
    guard let input = unsafe hb_subset_input_create_or_fail() else { throw failure(font) }
    defer { unsafe hb_subset_input_destroy(input) }
    let wanted = unsafe hb_subset_input_unicode_set(input)
    for character in characters { unsafe hb_set_add(wanted, character) }
    unsafe hb_subset_input_set_flags(
      input, HB_SUBSET_FLAGS_NO_HINTING.rawValue | HB_SUBSET_FLAGS_DESUBROUTINIZE.rawValue)
    let features = unsafe hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG)
    let joins = glyphs != nil
    for name in unused + (font.mindsContext ? [] : context) + (joins ? [] : joining) {
      unsafe hb_set_del(features, hb_tag_from_string(name, 4))
    }
    // Names would be longer than many a glyph, and nobody reads them here; how to draw on a coarse
    // screen goes with the hints.
    unsafe hb_set_clear(hb_subset_input_set(input, HB_SUBSET_SETS_NAME_ID))
    unsafe hb_set_add(
      hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG), hb_tag_from_string("gasp", 4))
    let lean = unsafe glyphs.flatMap { unsafe GlyphOutlines.face(font.face, keeping: $0) }
    defer { unsafe hb_face_destroy(lean) }
    guard let subset = unsafe hb_subset_or_fail(lean ?? font.face, input) else {
      throw failure(font)
    }
    defer { unsafe hb_face_destroy(subset) }
    let trimmed = unsafe FontTables.withoutEmptyLayout(subset)
    defer { unsafe hb_face_destroy(trimmed) }
    let blob = unsafe hb_face_reference_blob(trimmed ?? subset)
    defer { unsafe hb_blob_destroy(blob) }
    let bytes = unsafe FontTables.bytes(of: blob)
    guard !bytes.isEmpty else { throw failure(font) }
    return bytes
  }

  static func failure(_ font: FontFile) -> Problem {
    Problem(
      .badFont, nl: "Het lettertype \(font.path) kan niet worden ingekort.",
      en: "The font \(font.path) cannot be cut down.")
  }
}
