/// Crockford's base 32: letters and digits that people read out and type without mistaking them.
package enum Crockford {
  /// The 32 symbols, by their values.
  package static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

  /// Bytes in groups of four symbols: `EY77-DD8T`. Bits that do not fill a symbol are left out.
  package static func groups(_ bytes: some Sequence<UInt8>) -> String {
    var symbols: [UInt8] = []
    var (bits, count) = (0, 0)
    for byte in bytes {
      bits = (bits << 8 | Int(byte)) & 0xFFFF
      count += 8
      while count >= 5 {
        count -= 5
        if !symbols.isEmpty, symbols.count % 5 == 4 { symbols.append(UInt8(ascii: "-")) }
        symbols.append(alphabet[bits >> count & 31])
      }
    }
    return String(decoding: symbols, as: UTF8.self)
  }
}
