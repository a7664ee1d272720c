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
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count * 4 + 2) / 3)
    var index = 0
    while index + 2 < bytes.count {
      let group =
        UInt32(bytes[index]) << 16 | UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index + 2])
      text.append(alphabet[Int(group >> 18)])
      text.append(alphabet[Int(group >> 12 & 63)])
      text.append(alphabet[Int(group >> 6 & 63)])
      text.append(alphabet[Int(group & 63)])
      index += 3
    }
    switch bytes.count - index {
    case 1:
      text.append(alphabet[Int(bytes[index] >> 2)])
      text.append(alphabet[Int(bytes[index] & 3) << 4])
    case 2:
      let group = UInt32(bytes[index]) << 8 | UInt32(bytes[index + 1])
      text.append(alphabet[Int(group >> 10)])
      text.append(alphabet[Int(group >> 4 & 63)])
      text.append(alphabet[Int(group & 15) << 2])
    default: break
    }
    return text
  }

  package static func string(_ bytes: [UInt8]) -> String {
    String(decoding: encode(bytes), as: UTF8.self)
  }

  /// The bytes, or nothing when the text is not the one spelling that encoding gives.
  package static func decode(_ text: String) -> [UInt8]? { decode(Array(text.utf8)[...]) }

  /// The bytes, or nothing when the text is not the one spelling that encoding gives.
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
