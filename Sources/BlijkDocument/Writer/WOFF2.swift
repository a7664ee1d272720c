import CWOFF2

/// Packs fonts as browsers take them (W3C WOFF 2.0).
package enum WOFF2 {
  /// How hard a font is packed.
  package enum Packing: CInt {
    /// For one document, which somebody waits for. Levels 6 to 9 take twenty times as long (they touch tables
    /// of tens of megabytes for each small font) and make fonts no smaller.
    case quick = 5
    /// For many documents, which all carry it: a twentieth smaller, in some fifty milliseconds.
    case tight = 11
  }

  /// The packed bytes of a font file; nil when it is none.
  static func pack(_ file: [UInt8], _ packing: Packing) -> [UInt8]? {
    var count = unsafe blijk_woff2_bound(file, file.count)
    var result = [UInt8](repeating: 0, count: count)
    guard unsafe blijk_woff2_encode(file, file.count, &result, &count, packing.rawValue) == 1
    else { return nil }
    result.removeSubrange(count...)
    return result
  }
}
