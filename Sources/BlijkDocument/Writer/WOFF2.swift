import CWOFF2

/// Packs fonts as browsers take them (W3C WOFF 2.0).
package enum WOFF2 {
  /// How hard a font is packed.
  package enum Packing: CInt {
    /// For one document, which is waited for. Up to 9 it takes twenty times as long (tables of tens of
    /// megabytes are touched all over for each small font) and makes them no smaller.
    case quick = 5
    /// For many, which carry it all: a twentieth smaller, in some fifty milliseconds.
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
