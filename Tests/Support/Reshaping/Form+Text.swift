import Foundation

extension Form {
  static func ofText(_ text: String, name: String) -> [Form] {
    let value = SpelledJSON.text(text)
    var forms = literals(value, types: ["string", "dateTime"])
    forms.append(Form("as a node", .object("id", value)))
    forms.append(Form("as a node with @id", .object("@id", value)))
    if let bare = bare(text) { forms += instead(value, .leaf(bare), "\(bare) without quotes") }
    for (what, other) in alike(text) where !text.utf8.elementsEqual(other.utf8) {
      forms += instead(value, .text(other), what)
    }
    let addresses = name == "type" ? KnownNames.addresses(ofClass: text) : []
    for other in KnownNames.same(as: text) + addresses {
      forms += instead(value, .text(other), other)
    }
    return forms + [
      Form("with a space", .text(text + " ")),
      Form("with an empty space", .text(text + "\u{200B}")),
    ]
  }

  /// As literals of JSON-LD, with everything that those may have.
  static func literals(_ value: SpelledJSON, types: [String]) -> [Form] {
    let marks: [(String, SpelledJSON)] =
      types.map { ("@type", .text("http://www.w3.org/2001/XMLSchema#\($0)")) }
      + [("@language", .text("nl")), ("@direction", .text("ltr")), ("@index", .text("x"))]
      + [("@type", .text("@json"))]
    return marks.map { name, mark in
      let what = "with \(name) \(String(decoding: mark.bytes, as: UTF8.self))"
      return Form(what, .object("@value", value, (name, mark)))
    }
  }

  /// A number or a truth that stands in a string.
  private static func bare(_ text: String) -> String? {
    let isNumber = text.allSatisfy(\.isASCII) && Int(text).map(String.init) == text
    return isNumber || ["true", "false", "null"].contains(text) ? text : nil
  }

  /// Other texts that look the same, or that are the same to who does not compare bytes.
  private static func alike(_ text: String) -> [(String, String)] {
    let first = text.prefix(1)
    let flipped = first == first.uppercased() ? first.lowercased() : first.uppercased()
    return [
      ("NFD", text.decomposedStringWithCanonicalMapping),
      ("NFC", text.precomposedStringWithCanonicalMapping),
      ("a Kelvin sign for K", replaced(text, "K", "\u{212A}")),
      ("an Ångström sign for Å", replaced(text, "Å", "\u{212B}")),
      ("a Greek question mark for ;", replaced(text, ";", "\u{37E}")),
      ("another case", flipped + text.dropFirst()),
    ]
  }

  /// By scalars: characters that are alike are one and the same to a String.
  private static func replaced(_ text: String, _ letter: Unicode.Scalar, _ other: Unicode.Scalar)
    -> String
  {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { scalars.append(scalar == letter ? other : scalar) }
    return String(scalars)
  }

  /// A number, a truth or null.
  static func ofNumber(_ text: String) -> [Form] {
    let value = SpelledJSON.leaf(text)
    var forms = literals(value, types: ["float", "integer", "boolean"])
    forms += literals(.text(text), types: ["float", "integer", "boolean"])
    for word in ["0", "1", "true", "false", "\"\(text)\"", "\"\(text.uppercased())\""] {
      forms += instead(value, .leaf(word), word)
    }
    guard let number = Int(text) else { return forms }
    forms.append(Form("\(text).0", .leaf("\(text).0"), .number))
    for word in [
      "\(text).00", "\(text)e0", "\(text)E+0", "\(text)0e-1", "\(text).00000000000000000001",
      "-\(text)", "\"\(text).0\"", "\"\(text)e0\"", "\"0\(text)\"", "\(number + 1)",
    ] {
      forms += instead(value, .leaf(word), word)
    }
    return forms
  }
}
