package import BlijkBasics

/// Reads N-Quads (RDF 1.1 N-Quads §4), strictly and within bounds.
package struct NQuadsReader {
  private let text: [Unicode.Scalar]
  private var position = 0
  private var line = 1

  private static let longest = 4 << 20

  /// The statements of a document, in its order, repeated ones too.
  package static func read(_ bytes: [UInt8]) throws(Problem) -> [Quad] {
    guard bytes.count <= longest, let text = String(validating: bytes, as: UTF8.self) else {
      throw Problem(
        .unreadable, nl: "De N-Quads zijn te groot of geen UTF-8.",
        en: "The N-Quads are too large or not UTF-8.")
    }
    var reader = NQuadsReader(text: Array(text.unicodeScalars))
    return try reader.document()
  }

  private init(text: [Unicode.Scalar]) {
    self.text = text
  }

  private mutating func document() throws(Problem) -> [Quad] {
    var quads: [Quad] = []
    while true {
      skipSpace()
      if peek == "#" { while let scalar = peek, scalar != "\n", scalar != "\r" { position += 1 } }
      guard let scalar = peek else { return quads }
      if scalar == "\n" || scalar == "\r" {
        if scalar == "\n" { line += 1 }
        position += 1
        continue
      }
      quads.append(try statement())
    }
  }

  private var peek: Unicode.Scalar? { position < text.count ? text[position] : nil }

  private mutating func skipSpace() {
    while peek == " " || peek == "\t" { position += 1 }
  }

  private func problem(_ nl: String, _ en: String) -> Problem {
    Problem(
      .unreadable, nl: "N-Quads, regel \(line): \(nl).", en: "N-Quads, line \(line): \(en).")
  }

  private mutating func take(_ scalar: Unicode.Scalar) throws(Problem) {
    guard peek == scalar else { throw problem("'\(scalar)' ontbreekt", "'\(scalar)' is missing") }
    position += 1
  }

  private mutating func statement() throws(Problem) -> Quad {
    let subject = try node()
    skipSpace()
    let predicate = try iri()
    skipSpace()
    let object = peek == "\"" ? try literal() : try node()
    skipSpace()
    var graph: RDFTerm?
    if peek != "." {
      graph = try node()
      skipSpace()
    }
    try take(".")
    skipSpace()
    guard peek == nil || peek == "\n" || peek == "\r" || peek == "#" else {
      throw problem("tekst na de punt", "text after the full stop")
    }
    return Quad(subject: subject, predicate: predicate, object: object, graph: graph)
  }

  private mutating func node() throws(Problem) -> RDFTerm {
    if peek == "_" { return .blank(try label()) }
    return .iri(try iri())
  }

  private mutating func iri() throws(Problem) -> String {
    try take("<")
    var value = String.UnicodeScalarView()
    while let scalar = peek, scalar != ">" {
      if scalar == "\\" {
        value.append(try unicodeEscape())
        continue
      }
      guard scalar.value > 0x20, !"<\"{}|^`".unicodeScalars.contains(scalar) else {
        throw problem("een teken dat niet in een IRI hoort", "a character that no IRI has")
      }
      value.append(scalar)
      position += 1
    }
    try take(">")
    let iri = String(value)
    guard let colon = iri.firstIndex(of: ":"), colon != iri.startIndex else {
      throw problem("een IRI is niet volledig", "an IRI is not absolute")
    }
    return iri
  }

  private mutating func label() throws(Problem) -> String {
    try take("_")
    try take(":")
    var value = String.UnicodeScalarView()
    while let scalar = peek, Self.isLabel(scalar) || (scalar == "." && isFollowedByLabel) {
      value.append(scalar)
      position += 1
    }
    guard let first = value.first, first != "-", first != "." else {
      throw problem("een knoop zonder naam", "a node without a label")
    }
    return String(value)
  }

  /// Whether the full stop here is inside a label, and does not end the statement.
  private var isFollowedByLabel: Bool {
    var next = position + 1
    while next < text.count, text[next] == "." { next += 1 }
    return next < text.count && Self.isLabel(text[next])
  }

  private static func isLabel(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_", ":", "-", "\u{B7}": true
    case "\u{C0}"..."\u{D6}", "\u{D8}"..."\u{F6}", "\u{F8}"..."\u{37D}", "\u{37F}"..."\u{1FFF}",
      "\u{200C}"..."\u{200D}", "\u{203F}"..."\u{2040}", "\u{2070}"..."\u{218F}",
      "\u{2C00}"..."\u{2FEF}", "\u{3001}"..."\u{D7FF}", "\u{F900}"..."\u{FDCF}",
      "\u{FDF0}"..."\u{FFFD}", "\u{10000}"..."\u{EFFFF}":
      true
    default: false
    }
  }

  private mutating func literal() throws(Problem) -> RDFTerm {
    try take("\"")
    var value = String.UnicodeScalarView()
    while let scalar = peek, scalar != "\"" {
      guard scalar != "\n", scalar != "\r" else {
        throw problem("een tekst wordt niet gesloten", "a text is not closed")
      }
      if scalar == "\\" {
        value.append(try escape())
      } else {
        value.append(scalar)
        position += 1
      }
    }
    try take("\"")
    if peek == "@" {
      position += 1
      var language = String.UnicodeScalarView()
      while let scalar = peek, scalar.isASCII,
        scalar.properties.isAlphabetic
          || scalar.properties.numericType != nil || scalar == "-"
      {
        language.append(scalar)
        position += 1
      }
      guard language.first?.properties.isAlphabetic == true, language.last != "-" else {
        throw problem("geen taal achter '@'", "no language after '@'")
      }
      return .literal(
        String(value), datatype: RDFTerm.langString, language: String(language))
    }
    guard peek == "^" else {
      return .literal(String(value), datatype: RDFTerm.string, language: nil)
    }
    try take("^")
    try take("^")
    return .literal(String(value), datatype: try iri(), language: nil)
  }

  private static let plainEscapes: [Unicode.Scalar: Unicode.Scalar] = [
    "t": "\t", "b": "\u{8}", "n": "\n", "r": "\r", "f": "\u{C}", "\"": "\"", "'": "'",
    "\\": "\\",
  ]

  private mutating func escape() throws(Problem) -> Unicode.Scalar {
    let letter = position + 1 < text.count ? text[position + 1] : " "
    guard let scalar = Self.plainEscapes[letter] else { return try unicodeEscape() }
    position += 2
    return scalar
  }

  private mutating func unicodeEscape() throws(Problem) -> Unicode.Scalar {
    let letter = position + 1 < text.count ? text[position + 1] : " "
    let count = letter == "u" ? 4 : letter == "U" ? 8 : 0
    let digits = text[min(position + 2, text.count)...].prefix(count)
    let number = digits.reduce(UInt32(0)) { $0 << 4 | UInt32(Character($1).hexDigitValue ?? 0) }
    guard count > 0, digits.count == count, digits.allSatisfy(\.properties.isASCIIHexDigit),
      let scalar = Unicode.Scalar(number)
    else { throw problem("een onbekende '\\'-reeks", "an unknown '\\' escape") }
    position += 2 + count
    return scalar
  }
}
