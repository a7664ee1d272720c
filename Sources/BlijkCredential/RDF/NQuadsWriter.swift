/// Writes statements in canonical N-Quads (RDF Dataset Canonicalization 1.0 §5).
enum NQuadsWriter {
  /// Appends one line, with these names for its blank nodes.
  static func append(
    _ quad: Quad, to line: inout [UInt8], subject: String?, object: String?, graph: String?
  ) {
    append(quad.subject, to: &line, name: subject)
    line.append(UInt8(ascii: " "))
    append(iri: quad.predicate, to: &line)
    line.append(UInt8(ascii: " "))
    append(quad.object, to: &line, name: object)
    line.append(UInt8(ascii: " "))
    if let term = quad.graph {
      append(term, to: &line, name: graph)
      line.append(UInt8(ascii: " "))
    }
    line.append(UInt8(ascii: "."))
    line.append(UInt8(ascii: "\n"))
  }

  private static func append(_ term: RDFTerm, to line: inout [UInt8], name: String?) {
    switch term {
    case .iri(let iri): append(iri: iri, to: &line)
    case .blank(let label):
      line.append(UInt8(ascii: "_"))
      line.append(UInt8(ascii: ":"))
      line.append(contentsOf: (name ?? label).utf8)
    case .literal(let value, let datatype, let language):
      line.append(UInt8(ascii: "\""))
      append(escaped: value, to: &line)
      line.append(UInt8(ascii: "\""))
      if let language {
        line.append(UInt8(ascii: "@"))
        line.append(contentsOf: language.utf8)
      } else if datatype != RDFTerm.string {
        line.append(UInt8(ascii: "^"))
        line.append(UInt8(ascii: "^"))
        append(iri: datatype, to: &line)
      }
    }
  }

  private static func append(iri: String, to line: inout [UInt8]) {
    line.append(UInt8(ascii: "<"))
    line.append(contentsOf: iri.utf8)
    line.append(UInt8(ascii: ">"))
  }

  private static func append(escaped text: String, to line: inout [UInt8]) {
    for byte in text.utf8 {
      switch byte {
      case 0x08: line.append(contentsOf: #"\b"#.utf8)
      case 0x09: line.append(contentsOf: #"\t"#.utf8)
      case 0x0A: line.append(contentsOf: #"\n"#.utf8)
      case 0x0C: line.append(contentsOf: #"\f"#.utf8)
      case 0x0D: line.append(contentsOf: #"\r"#.utf8)
      case UInt8(ascii: "\""): line.append(contentsOf: #"\""#.utf8)
      case UInt8(ascii: "\\"): line.append(contentsOf: #"\\"#.utf8)
      case 0x00...0x1F, 0x7F:
        let digits = String(byte, radix: 16, uppercase: true)
        line.append(contentsOf: (byte < 16 ? #"\u000"# : #"\u00"#).utf8)
        line.append(contentsOf: digits.utf8)
      default: line.append(byte)
      }
    }
  }
}
