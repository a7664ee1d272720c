/// Base64 with the URL-safe alphabet and without padding (RFC 4648 §5, RFC 7515 §2).
package enum Base64URL {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  private static let values: [UInt8] = {
    var table = [UInt8](repeating: 0xFF, count: 256)
    for (value, letter) in alphabet.enumerated() { table[Int(letter)] = UInt8(value) }
    return table
  }()

  package static func encode(_ bytes: [UInt8]) -> [UInt8] {
    let count = (bytes.count * 4 + 2) / 3
    let alphabet = alphabet
    return unsafe [UInt8](unsafeUninitializedCapacity: count) { text, initialized in
      var place = 0
      func put(_ value: UInt32) {
        unsafe text.initializeElement(at: place, to: alphabet[Int(value & 63)])
        place += 1
      }
      for start in stride(from: 0, to: bytes.count, by: 3) {
        let left = bytes.count - start
        let second = left > 1 ? UInt32(bytes[start + 1]) : 0
        let third = left > 2 ? UInt32(bytes[start + 2]) : 0
        let group = UInt32(bytes[start]) << 16 | second << 8 | third
        put(group >> 18)
        put(group >> 12)
        if left > 1 { put(group >> 6) }
        if left > 2 { put(group) }
      }
      initialized = place
    }
  }

  package static func string(_ bytes: [UInt8]) -> String {
    String(decoding: encode(bytes), as: UTF8.self)
  }

  /// The bytes, or `nil` when the text is not the one spelling that encoding gives.
  package static func decode(_ text: String) -> [UInt8]? { decode(Array(text.utf8)[...]) }

  /// The bytes, or `nil` when the text is not the one spelling that encoding gives.
  package static func decode(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count * 3 / 4)
    var buffer: UInt32 = 0
    var bits = 0
    var letters = 0
    for letter in text {
      let value = values[Int(letter)]
      guard value != 0xFF else { return nil }
      letters += 1
      buffer = (buffer << 6 | UInt32(value)) & 0xFFFF
      bits += 6
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
      }
    }
    // A lone letter carries no byte, and bits left over must be zero.
    guard letters % 4 != 1, buffer & ((1 << UInt32(bits)) - 1) == 0 else { return nil }
    return bytes
  }
}
