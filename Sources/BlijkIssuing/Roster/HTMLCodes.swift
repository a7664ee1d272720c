import BlijkBasics
import Foundation

/// Codes that web pages have for letters, such as `&eacute;` and `&#39;`: exports of web programs leave them
/// in a list.
enum HTMLCodes {
  /// A text with its codes as letters, also where "&amp;eacute;" was coded twice; nil when there is none
  /// in it.
  static func decode(_ text: String) -> String? {
    guard let once = decodeOnce(text) else { return nil }
    return decodeOnce(once) ?? once
  }

  /// Whether a text ends within a code: its semicolon was taken for the end of the cell.
  static func isCut(_ text: String) -> Bool {
    guard let start = text.lastIndex(of: "&") else { return false }
    let code = text[text.index(after: start)...]
    return letter(code) != nil || code.wholeMatch(of: number) != nil
  }

  /// The first code of a number that no character has, such as `&#0;`; nil when there is none.
  static func void(in text: String) -> String? {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return nil }
    return text.matches(of: numberedCode).first {
      numbered($0.output.dropFirst(2).dropLast()) == nil
    }
    .map { String($0.output) }
  }

  private static var number: Regex<Substring> { /#(?:[0-9]+|[xX][0-9a-fA-F]+)/ }
  private static var numberedCode: Regex<Substring> { /&#(?:[0-9]+|[xX][0-9a-fA-F]+);/ }

  private static func decodeOnce(_ text: String) -> String? {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return nil }
    var decoded = ""
    var rest = text[...]
    var found = false
    while let start = rest.firstIndex(of: "&") {
      decoded += rest[..<start]
      let after = rest.index(after: start)
      rest = rest[after...]
      if let end = rest.prefix(longest).firstIndex(of: ";"), let letter = letter(rest[..<end]) {
        decoded.unicodeScalars.append(letter)
        rest = rest[rest.index(after: end)...]
        found = true
      } else {
        decoded += "&"
      }
    }
    return found ? decoded + rest : nil
  }

  private static let longest = 12

  private static func letter(_ code: Substring) -> Unicode.Scalar? {
    if code.first == "#" { return numbered(code.dropFirst()) }
    if let scalar = signs[String(code)] { return scalar }
    // "eacute" is an e with an acute accent.
    guard let base = code.unicodeScalars.first, base.isASCII, base.properties.isAlphabetic,
      let accent = accents[String(code.dropFirst())]
    else { return nil }
    let composed = String(String.UnicodeScalarView([base, accent]))
      .precomposedStringWithCanonicalMapping
    return composed.unicodeScalars.count == 1 ? composed.unicodeScalars.first : nil
  }

  private static func numbered(_ digits: Substring) -> Unicode.Scalar? {
    let isHex = digits.first == "x" || digits.first == "X"
    let number = UInt32(isHex ? digits.dropFirst() : digits, radix: isHex ? 16 : 10)
    return number.flatMap { $0 == 0 ? nil : Unicode.Scalar($0) }
  }

  private static let accents: [String: Unicode.Scalar] = [
    "acute": "\u{301}", "grave": "\u{300}", "circ": "\u{302}", "tilde": "\u{303}", "uml": "\u{308}",
    "ring": "\u{30A}", "cedil": "\u{327}", "caron": "\u{30C}", "breve": "\u{306}",
    "ogon": "\u{328}",
    "macr": "\u{304}", "dot": "\u{307}", "dblac": "\u{30B}",
  ]

  private static let signs: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "shy": "\u{AD}",
    "ndash": "–", "mdash": "—", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”",
    "hellip": "…", "euro": "€", "middot": "·", "deg": "°", "laquo": "«", "raquo": "»",
    "szlig": "ß", "aelig": "æ", "AElig": "Æ", "oelig": "œ", "OElig": "Œ", "oslash": "ø",
    "Oslash": "Ø", "eth": "ð", "ETH": "Ð", "thorn": "þ", "THORN": "Þ", "lstrok": "ł",
    "Lstrok": "Ł", "dstrok": "đ", "Dstrok": "Đ", "inodot": "ı", "imath": "ı",
  ]
}
