package import BlijkBasics
import BlijkKeys

/// The 75 random bits that name a document, and the check code that people type.
public struct DocumentID: Sendable, Hashable {
  /// 10 bytes, big-endian; the top five bits are 0.
  package let bytes: [UInt8]

  package init?(bytes: [UInt8]) {
    guard bytes.count == 10, bytes[0] < 8 else { return nil }
    self.bytes = bytes
  }

  /// A new id from the system's generator.
  package static func random() throws(Problem) -> DocumentID {
    var bytes = try SystemRandom.bytes(10)
    bytes[0] &= 7
    guard let id = DocumentID(bytes: bytes) else {
      throw Problem(.cryptography, nl: "Geen toeval beschikbaar.", en: "No random bytes at hand.")
    }
    return id
  }

  /// Four groups of four, as on paper: `EY77-DD8T-KNMP-93HD`.
  public var checkCode: String {
    var symbols = fifteenSymbols
    symbols.append(Self.checkSymbol(of: symbols))
    var text: [UInt8] = []
    text.reserveCapacity(19)
    for (index, symbol) in symbols.enumerated() {
      if index > 0, index.isMultiple(of: 4) { text.append(UInt8(ascii: "-")) }
      text.append(Self.alphabet[symbol])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// What somebody typed.
  public enum Reading: Sendable, Hashable {
    /// A check code without typing errors.
    case code(DocumentID)
    /// A check code with a typing error: another letter, one too few or some too many.
    case mistyped
    /// Something else.
    case notACode
  }

  /// Reads a check code, or a link with one, forgivingly: case, spaces and dashes do not count, O is
  /// 0, I and L are 1.
  public static func reading(_ text: some StringProtocol) -> Reading {
    var symbols: [Int] = []
    var length = 0
    for scalar in code(in: String(text)).unicodeScalars {
      if scalar.properties.isWhitespace || "-‐‑–—".unicodeScalars.contains(scalar) { continue }
      guard length < 20, isLetterOrDigit(scalar) else { return .notACode }
      length += 1
      if let symbol = symbol(of: scalar) { symbols.append(symbol) }
    }
    guard length >= 12 else { return .notACode }
    guard length == 16, symbols.count == 16 else { return .mistyped }
    let check = symbols.removeLast()
    guard check == checkSymbol(of: symbols) else { return .mistyped }
    var bytes: [UInt8] = []
    var buffer = 0
    var bits = 5  // The 75 bits are the low ones of 80.
    for symbol in symbols {
      buffer = buffer << 5 | symbol
      bits += 5
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(buffer >> bits))
        buffer &= (1 << bits) - 1
      }
    }
    return DocumentID(bytes: bytes).map(Reading.code) ?? .mistyped
  }

  /// What stands behind `HOST/c#` or `HOST/c/`, or the text itself.
  private static func code(in text: String) -> Substring {
    for mark in ["/c#", "/c/"] {
      guard let range = text.firstRange(of: mark) else { continue }
      let code = text[range.upperBound...]
      return code.hasSuffix("/") ? code.dropLast() : code
    }
    return text[...]
  }

  private var fifteenSymbols: [Int] {
    var symbols: [Int] = []
    symbols.reserveCapacity(16)
    var buffer = 0
    var bits = -5
    for byte in bytes {
      buffer = buffer << 8 | Int(byte)
      bits += 8
      while bits >= 5 {
        bits -= 5
        symbols.append(buffer >> bits)
        buffer &= (1 << bits) - 1
      }
    }
    return symbols
  }

  /// Crockford's alphabet for base 32.
  private static let alphabet = Crockford.alphabet

  /// A to Z and 0 to 9, U among them, which the alphabet leaves out.
  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "A"..."Z", "a"..."z", "0"..."9": true
    default: false
    }
  }

  private static func symbol(of scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "O", "o": return 0
    case "I", "i", "L", "l": return 1
    default:
      guard scalar.isASCII else { return nil }
      let letter = UInt8(scalar.value)
      let upper = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter) ? letter - 32 : letter
      return alphabet.firstIndex(of: upper)
    }
  }

  /// Luhn's algorithm in base 32, factor 2 on the last of the fifteen.
  private static func checkSymbol(of symbols: [Int]) -> Int {
    var sum = 0
    for (index, symbol) in symbols.reversed().enumerated() {
      let product = symbol * (index.isMultiple(of: 2) ? 2 : 1)
      sum += product / 32 + product % 32
    }
    return (32 - sum % 32) % 32
  }
}
