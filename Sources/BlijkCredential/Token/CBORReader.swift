import BlijkBasics

/// Reads CBOR from strangers: only the deterministic encoding, bounded in depth. No input makes it trap.
struct CBORReader {
  private let bytes: [UInt8]
  private var position = 0
  private static let deepest = 8
  /// The most items that memory is reserved for, whatever count the input claims.
  private static let usual = 16

  /// Reads one item and nothing after it.
  static func read(_ bytes: [UInt8]) throws(Problem) -> CBOR {
    var reader = CBORReader(bytes: bytes)
    let item = try reader.item(depth: 0)
    guard reader.position == bytes.count else { throw problem("bytes after the end") }
    return item
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  static func problem(_ what: String) -> Problem {
    Problem(
      .unreadable, nl: "De code is beschadigd of geen code van Blijk (\(what)).",
      en: "The code is damaged or not one of Blijk's (\(what)).")
  }

  private mutating func item(depth: Int) throws(Problem) -> CBOR {
    guard depth <= Self.deepest else { throw Self.problem("too deep") }
    let initial = try byte()
    let major = initial >> 5
    if major == 7 {
      switch initial {
      case 0xF4: return .bool(false)
      case 0xF5: return .bool(true)
      default: throw Self.problem("unknown simple value")
      }
    }
    let value = try argument(initial & 31)
    switch major {
    case 0: return .unsigned(value)
    case 1: return .negative(value)
    case 2: return .bytes(try take(value))
    case 3:
      guard let text = String(validating: try take(value), as: UTF8.self) else {
        throw Self.problem("text is not UTF-8")
      }
      return .text(text)
    case 4: return .array(try array(value, depth: depth))
    case 5: return .map(try map(value, depth: depth))
    default: return .tag(value, try item(depth: depth + 1))
    }
  }

  private mutating func byte() throws(Problem) -> UInt8 {
    guard position < bytes.count else { throw Self.problem("cut off") }
    defer { position += 1 }
    return bytes[position]
  }

  private mutating func argument(_ information: UInt8) throws(Problem) -> UInt64 {
    let width: Int
    switch information {
    case ..<24: return UInt64(information)
    case 24...27: width = 1 << (information - 24)
    default: throw Self.problem("indefinite length")
    }
    var value: UInt64 = 0
    for _ in 0..<width { value = value << 8 | UInt64(try byte()) }
    let least: UInt64 = width == 1 ? 24 : 1 << (UInt64(width) * 4)
    guard value >= least else { throw Self.problem("a number is not in its shortest form") }
    return value
  }

  private mutating func take(_ count: UInt64) throws(Problem) -> [UInt8] {
    guard count <= UInt64(bytes.count - position) else { throw Self.problem("cut off") }
    let end = position + Int(count)
    defer { position = end }
    return Array(bytes[position..<end])
  }

  private mutating func array(_ count: UInt64, depth: Int) throws(Problem) -> [CBOR] {
    // Each item takes at least a byte.
    guard count <= UInt64(bytes.count - position) else { throw Self.problem("cut off") }
    var items: [CBOR] = []
    items.reserveCapacity(min(Int(count), Self.usual))
    for _ in 0..<count { items.append(try item(depth: depth + 1)) }
    return items
  }

  private mutating func map(_ count: UInt64, depth: Int) throws(Problem) -> [CBOR.Pair] {
    guard count <= UInt64(bytes.count - position) else { throw Self.problem("cut off") }
    var pairs: [CBOR.Pair] = []
    pairs.reserveCapacity(min(Int(count), Self.usual))
    var last: ArraySlice<UInt8> = []
    for _ in 0..<count {
      let start = position
      let key = try item(depth: depth + 1)
      let encoded = bytes[start..<position]
      guard last.isEmpty || last.lexicographicallyPrecedes(encoded) else {
        throw Self.problem("keys out of order")
      }
      last = encoded
      pairs.append(CBOR.Pair(key: key, value: try item(depth: depth + 1)))
    }
    return pairs
  }
}
