import BlijkBasics
import BlijkMarkup

/// The texts that the cells of a workbook share.
enum XLSXStrings {
  static func read(_ next: () throws(Problem) -> [UInt8]?) throws(Problem) -> [String] {
    let listener = StringListener()
    try XMLStream.read(XLSXParts.namespaces, to: listener, next)
    return listener.strings
  }

  /// A text with what XML cannot hold, written as `_x000D_`, as it was (ECMA-376 part 1, 22.9.2.19).
  static func unescaped(_ text: String) -> String {
    guard text.holds("_x") else { return text }
    var result = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let first = rest.first {
      if first == "_", let scalar = escaped(rest.prefix(7)) {
        result.append(scalar)
        rest = rest.dropFirst(7)
      } else {
        result.append(first)
        rest.removeFirst()
      }
    }
    // Excel writes the end of a line within a cell as CR and LF.
    return String(result).replacing("\r\n", with: "\n")
  }

  private static func escaped(_ scalars: Substring.UnicodeScalarView) -> Unicode.Scalar? {
    let text = String(scalars)
    guard text.utf8.count == 7, text.hasPrefix("_x"), text.hasSuffix("_"),
      text.utf8.dropFirst(2).dropLast().allSatisfy(\.isHexDigit),
      let value = UInt32(text.dropFirst(2).dropLast(), radix: 16)
    else { return nil }
    return Unicode.Scalar(value)
  }
}

extension UInt8 {
  fileprivate var isHexDigit: Bool {
    (0x30...0x39).contains(self) || (0x41...0x46).contains(self) || (0x61...0x66).contains(self)
  }
}

/// The runs of a rich text joined; how Japanese is pronounced is left out.
struct XLSXText {
  private(set) var text = ""
  /// How deep within what is left out.
  private var leftOut = 0
  private(set) var takesText = false

  mutating func start(_ name: String) {
    if name == "rPh" || leftOut > 0 { leftOut += 1 }
    takesText = name == "t" && leftOut == 0
  }

  mutating func end() {
    if leftOut > 0 { leftOut -= 1 }
    takesText = false
  }

  mutating func add(_ more: String) {
    text += XLSXStrings.unescaped(more)
  }
}

private final class StringListener: XMLListener {
  private static let mostStrings = 2_000_000

  private(set) var strings: [String] = []
  private var textCount = 0
  private var depth = 0
  private var current = XLSXText()

  var takesText: Bool { depth > 2 && current.takesText }

  func start(_ name: String, _ attributes: XMLAttributes) throws(Problem) {
    depth += 1
    if depth == 2 { current = XLSXText() }
    if depth > 2 { current.start(name) }
  }

  func end(_ name: String) throws(Problem) {
    if depth > 2 { current.end() }
    if depth == 2, name == "si" {
      textCount += current.text.utf8.count
      guard strings.count < Self.mostStrings, textCount <= TableBuilder.mostText else {
        throw Zip.tooLarge
      }
      strings.append(current.text)
    }
    depth -= 1
  }

  func text(_ text: String) { current.add(text) }
}
