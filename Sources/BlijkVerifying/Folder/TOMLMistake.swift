import BlijkBasics

/// What is usually wrong on a line that is not TOML, for whoever has never heard of TOML.
enum TOMLMistake {
  /// Looks at the line that a reader stumbled over, counted from 1. Where nothing usual is found it says how a
  /// line is written.
  static func words(_ line: Int, of text: String) -> Message {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let written = lines.indices.contains(line - 1) ? String(lines[line - 1]) : ""
    let parts = written.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      .map { $0.drop { $0 == " " || $0 == "\t" } }
    let value = parts.count == 2 ? parts[1].first : nil
    if written.contains(where: "“”„‘’".contains) {
      return Message(
        nl: "hier staan kromme aanhalingstekens, zoals Word die maakt. Typ rechte: \"",
        en: "there are curly quotation marks here, as Word makes them. Type straight ones: \"")
    }
    if parts.count < 2, !written.hasPrefix("[") {
      return Message(
        nl: "er ontbreekt een =. Schrijf het zo: title = \"Koken voor een groep\"",
        en: "there is no =. Write it so: title = \"Cooking for a group\"")
    }
    if written.hasPrefix("["), parts.count < 2 {
      return Message(
        nl: "tussen de haken hoort een naam te staan, zoals [english]",
        en: "there must be a name between the brackets, such as [english]")
    }
    if !written.count(where: { $0 == "\"" }).isMultiple(of: 2) {
      return Message(
        nl: "er ontbreekt een aanhalingsteken, aan het begin of aan het einde van de tekst",
        en: "a quotation mark is missing, at the start or the end of the text")
    }
    if let value, value.isLetter, !["true", "false"].contains(parts[1].prefix { $0.isLetter }) {
      return Message(
        nl: "zet tekst tussen aanhalingstekens, zoals title = \"Koken voor een groep\"",
        en: "put text within quotation marks, such as title = \"Cooking for a group\"")
    }
    if written.count(where: { $0 == "[" }) != written.count(where: { $0 == "]" }) {
      return Message(
        nl: "er ontbreekt een haak. Een lijst staat tussen [ en ], met komma's ertussen",
        en: "a bracket is missing. A list stands between [ and ], with commas in between")
    }
    return Message(
      nl:
        "deze regel is niet te lezen. Staat het woord er al eerder? Schrijf het zo: title = \"Koken\"",
      en: "this line cannot be read. Is the word there before? Write it so: title = \"Cooking\"")
  }
}
