import BlijkBasics

/// The part of CBOR (RFC 8949) that tokens are made of.
enum CBOR: Sendable, Hashable {
  case unsigned(UInt64)
  /// The number is -1 - n.
  case negative(UInt64)
  case bytes([UInt8])
  case text(String)
  case array([CBOR])
  /// The pairs must be in the order of their encoded keys.
  case map([Pair])
  indirect case tag(UInt64, CBOR)
  case bool(Bool)

  struct Pair: Sendable, Hashable {
    let key: CBOR
    let value: CBOR
  }

  init(_ number: Int) {
    self = number < 0 ? .negative(UInt64(-1 - number)) : .unsigned(UInt64(number))
  }

  /// A map with integer keys, given in the order of their encoding.
  static func record(_ fields: [(Int, CBOR)]) -> CBOR {
    .map(fields.map { Pair(key: CBOR($0.0), value: $0.1) })
  }

  var integer: Int? {
    switch self {
    case .unsigned(let value): Int(exactly: value)
    case .negative(let value): Int(exactly: value).map { -1 - $0 }
    default: nil
    }
  }
  var byteString: [UInt8]? { if case .bytes(let value) = self { value } else { nil } }
  var textString: String? { if case .text(let value) = self { value } else { nil } }
  var elements: [CBOR]? { if case .array(let value) = self { value } else { nil } }
  var pairs: [Pair]? { if case .map(let value) = self { value } else { nil } }
}

/// Core deterministic encoding (RFC 8949 §4.2.1).
extension CBOR {
  func encoded() -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(256)
    encode(into: &bytes)
    return bytes
  }

  private func encode(into bytes: inout [UInt8]) {
    switch self {
    case .unsigned(let value): Self.head(0, value, into: &bytes)
    case .negative(let value): Self.head(1, value, into: &bytes)
    case .bytes(let value):
      Self.head(2, UInt64(value.count), into: &bytes)
      bytes.append(contentsOf: value)
    case .text(let value):
      Self.head(3, UInt64(value.utf8.count), into: &bytes)
      bytes.append(contentsOf: value.utf8)
    case .array(let values):
      Self.head(4, UInt64(values.count), into: &bytes)
      for value in values { value.encode(into: &bytes) }
    case .map(let pairs):
      Self.head(5, UInt64(pairs.count), into: &bytes)
      for pair in pairs {
        pair.key.encode(into: &bytes)
        pair.value.encode(into: &bytes)
      }
    case .tag(let number, let value):
      Self.head(6, number, into: &bytes)
      value.encode(into: &bytes)
    case .bool(let value): bytes.append(value ? 0xF5 : 0xF4)
    }
  }

  private static func head(_ major: UInt8, _ value: UInt64, into bytes: inout [UInt8]) {
    let width: Int
    switch value {
    case ..<24:
      bytes.append(major << 5 | UInt8(value))
      return
    case ...0xFF: (width, _) = (1, bytes.append(major << 5 | 24))
    case ...0xFFFF: (width, _) = (2, bytes.append(major << 5 | 25))
    case ...0xFFFF_FFFF: (width, _) = (4, bytes.append(major << 5 | 26))
    default: (width, _) = (8, bytes.append(major << 5 | 27))
    }
    for index in (0..<width).reversed() {
      bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(index * 8)))
    }
  }
}
