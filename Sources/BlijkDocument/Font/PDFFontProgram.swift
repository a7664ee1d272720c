import BlijkBasics
import CHarfBuzz

/// The outlines of some glyphs of a font, as a PDF carries them: no names, no layout, no hints.
struct PDFFontProgram {
  /// Which of two kinds of outlines.
  enum Kind {
    case trueType
    /// Keyed by the number of the glyph, with nothing between number and glyph.
    case compact
  }

  let kind: Kind
  let bytes: [UInt8]
  /// The new number of each glyph, by its number in the whole font.
  let numbers: [UInt32: UInt16]
  /// The advance of each glyph by its new number, in thousandths of an em.
  let widths: [Double]
  /// What the font says of itself, in thousandths of an em.
  let box: [Double]
  let ascent: Double
  let descent: Double

  private static let kept = ["glyf", "loca", "head", "hhea", "hmtx", "maxp"]
  private static let dropped = [
    "cmap", "name", "OS/2", "post", "GSUB", "GPOS", "GDEF", "kern", "gasp", "DSIG", "BASE", "STAT",
    "vhea", "vmtx", "VORG", "MATH", "meta",
  ]

  init(_ font: FontFile, glyphs: some Sequence<UInt32>) throws(Problem) {
    guard let input = unsafe hb_subset_input_create_or_fail() else {
      throw FontSubset.failure(font)
    }
    defer { unsafe hb_subset_input_destroy(input) }
    let wanted = unsafe hb_subset_input_glyph_set(input)
    for glyph in glyphs { unsafe hb_set_add(wanted, glyph) }
    unsafe hb_subset_input_set_flags(
      input, HB_SUBSET_FLAGS_NO_HINTING.rawValue | HB_SUBSET_FLAGS_DESUBROUTINIZE.rawValue)
    let tables = unsafe hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG)
    for name in Self.dropped { unsafe hb_set_add(tables, hb_tag_from_string(name, 4)) }
    guard let plan = unsafe hb_subset_plan_create_or_fail(font.face, input) else {
      throw FontSubset.failure(font)
    }
    defer { unsafe hb_subset_plan_destroy(plan) }
    guard let made = unsafe hb_subset_plan_execute_or_fail(plan) else {
      throw FontSubset.failure(font)
    }
    defer { unsafe hb_face_destroy(made) }
    // Its tables are listed only once it is written out.
    let blob = unsafe hb_face_reference_blob(made)
    let face = unsafe hb_face_create(blob, 0)
    unsafe hb_blob_destroy(blob)
    defer { unsafe hb_face_destroy(face) }
    guard let face = unsafe face else { throw FontSubset.failure(font) }
    numbers = unsafe Self.numbers(plan, of: glyphs)
    let metrics = unsafe FontMetrics(face)
    guard let metrics, metrics.widths.count > 1 else { throw FontSubset.failure(font) }
    widths = metrics.widths
    box = metrics.box
    ascent = metrics.ascent
    descent = metrics.descent
    let compact = unsafe FontTables.bytes("CFF ", of: face)
    if compact.isEmpty {
      kind = .trueType
      bytes = unsafe FontTables.file(of: face, with: Self.kept)
    } else {
      kind = .compact
      bytes = CompactFont(compact).flatMap { $0.keyedByGlyph } ?? []
    }
    guard !bytes.isEmpty else { throw FontSubset.failure(font) }
  }

  private static func numbers(_ plan: OpaquePointer, of glyphs: some Sequence<UInt32>)
    -> [UInt32: UInt16]
  {
    let map = unsafe hb_subset_plan_old_to_new_glyph_mapping(plan)
    var numbers: [UInt32: UInt16] = [:]
    for glyph in glyphs {
      numbers[glyph] = UInt16(exactly: unsafe hb_map_get(map, glyph))
    }
    return numbers
  }
}

/// The measures of a font (OpenType §head, §hhea, §hmtx), in thousandths of an em.
private struct FontMetrics {
  let widths: [Double]
  let box: [Double]
  let ascent: Double
  let descent: Double

  init?(_ face: OpaquePointer) {
    let head = unsafe FontTables.bytes("head", of: face)
    let line = unsafe FontTables.bytes("hhea", of: face)
    let advances = unsafe FontTables.bytes("hmtx", of: face)
    let count = Int(unsafe hb_face_get_glyph_count(face))
    guard head.count >= 44, line.count >= 36 else { return nil }
    func number(_ bytes: [UInt8], _ place: Int) -> Int {
      Int(bytes[place]) << 8 | Int(bytes[place + 1])
    }
    func signed(_ bytes: [UInt8], _ place: Int) -> Double {
      Double(Int16(truncatingIfNeeded: number(bytes, place)))
    }
    let unit = 1000 / Double(max(number(head, 18), 1))
    // Those after the last that is written are as wide as that one.
    let written = min(number(line, 34), advances.count / 4)
    guard written > 0 else { return nil }
    widths = (0..<count).map { Double(number(advances, min($0, written - 1) * 4)) * unit }
    box = [36, 38, 40, 42].map { signed(head, $0) * unit }
    ascent = signed(line, 4) * unit
    descent = signed(line, 6) * unit
  }
}
