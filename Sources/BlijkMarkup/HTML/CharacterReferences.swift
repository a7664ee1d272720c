import BlijkBasics

/// Character references in HTML and XML: `&#47;`, `&#x2F;`, `&sol;` (HTML 13.5).
///
/// Only those of ASCII characters are decoded, since only ASCII is looked for in a file.
package enum CharacterReferences {
  /// The bytes with every reference to an ASCII character as that character.
  package static func decoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "&")) else { return Array(bytes) }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var rest = bytes
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "&"), let (character, length) = reference(rest) {
        result += character
        rest = rest.dropFirst(length)
      } else {
        result.append(byte)
      }
    }
    return result
  }

  /// The character that a reference stands for, and its length in bytes, both without the ampersand.
  private static func reference(_ text: ArraySlice<UInt8>) -> ([UInt8], Int)? {
    text.first == UInt8(ascii: "#") ? number(text.dropFirst()) : name(text)
  }

  /// A decimal or hexadecimal number, with or without its semicolon.
  private static func number(_ text: ArraySlice<UInt8>) -> ([UInt8], Int)? {
    let isHex = text.first == UInt8(ascii: "x") || text.first == UInt8(ascii: "X")
    let base = isHex ? 16 : 10
    var value = 0
    var length = 0
    for byte in text.dropFirst(isHex ? 1 : 0) {
      guard let digit = Character(UnicodeScalar(byte)).hexDigitValue, digit < base else { break }
      value = min(value * base + digit, 0x11_0000)
      length += 1
    }
    guard length > 0, value < 0x80 else { return nil }
    let end = text.dropFirst(length + (isHex ? 1 : 0))
    return (
      [UInt8(value)], 1 + (isHex ? 1 : 0) + length + (end.first == UInt8(ascii: ";") ? 1 : 0)
    )
  }

  private static func name(_ text: ArraySlice<UInt8>) -> ([UInt8], Int)? {
    let name = text.prefix(longest).prefix { $0.isASCIILetter }
    guard text.dropFirst(name.count).first == UInt8(ascii: ";"),
      let character = named[String(decoding: name, as: UTF8.self)]
    else { return nil }
    return (Array(character.utf8), name.count + 1)
  }

  private static let longest = 20

  /// Every name that stands for ASCII.
  private static let named = [
    "Tab": "\t", "NewLine": "\n", "excl": "!", "quot": "\"", "QUOT": "\"", "num": "#",
    "dollar": "$", "percnt": "%", "amp": "&", "AMP": "&", "apos": "'", "lpar": "(", "rpar": ")",
    "ast": "*", "midast": "*", "plus": "+", "comma": ",", "period": ".", "sol": "/", "colon": ":",
    "semi": ";", "lt": "<", "LT": "<", "equals": "=", "gt": ">", "GT": ">", "quest": "?",
    "commat": "@", "lsqb": "[", "lbrack": "[", "bsol": "\\", "rsqb": "]", "rbrack": "]", "Hat": "^",
    "lowbar": "_", "UnderBar": "_", "grave": "`", "DiacriticalGrave": "`", "fjlig": "fj",
    "lcub": "{", "lbrace": "{", "verbar": "|", "vert": "|", "VerticalLine": "|", "rcub": "}",
    "rbrace": "}",
  ]
}
