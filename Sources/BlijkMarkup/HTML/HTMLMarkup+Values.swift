import BlijkBasics

/// What may stand in a text, an attribute and a style.
extension HTMLMarkup {
  /// The credential is not made safe for markup: it is so as a script of its own.
  mutating func checkText(_ name: String) {
    let isInside = sections.contains { $0.name == "credential" }
    guard name == "credential.text" || (name == "text" && isInside) else { return }
    find(
      "het bewijs hoort in <script type=\"{{credential.type}}\">{{credential.text}}</script>",
      "the credential belongs in <script type=\"{{credential.type}}\">{{credential.text}}</script>")
  }

  mutating func checkAttribute(_ attribute: String, of element: String, _ value: [Piece]) {
    for case .value(let name) in value {
      checkText(name)
      // Rows are markup.
      if name == "rows" {
        find("'{{rows}}' hoort tussen de tags", "'{{rows}}' belongs between tags")
      }
    }
    // An element that does not belong here was told already.
    guard HTMLDialect.elements.contains(element) else { return }
    guard !attribute.hasPrefix("on") else {
      return find("een script mag niet", "a script is not allowed")
    }
    guard HTMLDialect.allows(attribute, on: element) else {
      return find(
        "'\(attribute)' hoort niet op <\(element)>",
        "'\(attribute)' does not belong on <\(element)>")
    }
    switch attribute {
    case "href" where element != "use": checkAddress(value, HTMLDialect.links)
    case "href": checkAddress(value, ["#"])
    case "src": checkAddress(value, HTMLDialect.pictures)
    case "http-equiv",
      "name" where element == "meta":
      checkMeta(attribute, value)
    case "xmlns": checkWord(value, is: ["http://www.w3.org/2000/svg"])
    case "style": checkStyle(value)
    case _ where HTMLDialect.drawingAttributes.contains(attribute): checkStyle(value)
    default: break
    }
  }

  /// `http-equiv` could send the reader elsewhere.
  private mutating func checkMeta(_ attribute: String, _ value: [Piece]) {
    guard attribute == "name" else {
      return checkWord(value, is: ["content-security-policy"])
    }
    checkWord(value, is: HTMLDialect.metaNames)
  }

  private mutating func checkWord(_ value: [Piece], is known: Set<String>) {
    if case .literal(let text)? = value.first, value.count == 1,
      known.contains(String(decoding: text, as: UTF8.self).lowercased())
    {
      return
    }
    let words = known.sorted().joined(separator: ", ")
    find("hier kan alleen: \(words)", "possible here: \(words)")
  }

  /// An address is one value that Blijk made or checked, or begins with what leads nowhere else.
  private mutating func checkAddress(_ value: [Piece], _ beginnings: [String]) {
    if case .value(let name)? = value.first, value.count == 1, isAddress(name) { return }
    if case .literal(let text)? = value.first {
      let text = String(decoding: text, as: UTF8.self)
      if beginnings.contains(where: text.hasPrefix) { return }
      if linksToFiles, Self.isPath(text) { return }
    }
    find("een verwijzing naar buiten mag niet", "a reference to elsewhere is not allowed")
  }

  private func isAddress(_ name: String) -> Bool {
    let known = linksToFiles ? HTMLDialect.addressesBeside : HTMLDialect.addresses
    return known.contains(String(name.split(separator: ".").last ?? ""))
  }

  /// The beginning of the path of a file beside this one.
  private static func isPath(_ text: String) -> Bool {
    let rest = text.hasPrefix("../") ? text.dropFirst(3) : text[...]
    return rest.utf8.allSatisfy {
      $0.isASCIILetter || $0.isASCIIDigit || "-_.".utf8.contains($0)
    } && !rest.hasPrefix(".") && !text.isEmpty
  }

  /// A style is looked at whole, also within its texts and comments: where one ends depends on what a
  /// browser makes of it.
  mutating func checkStyle(_ pieces: [Piece]) {
    var text: [UInt8] = []
    for piece in pieces {
      switch piece {
      case .literal(let literal): text += literal
      // A mark that belongs to no name: what stands around it can come together, or not.
      case .section: text.append(0)
      case .value(let name):
        checkText(name)
        if !HTMLDialect.styleValues.contains(String(name.split(separator: ".").last ?? "")) {
          find("'{{\(name)}}' kan niet in een stijl", "'{{\(name)}}' cannot stand in a style")
        }
        text.append(UInt8(ascii: "v"))
      }
    }
    var below = 0
    for (index, byte) in text.enumerated() {
      switch byte {
      case UInt8(ascii: "\n"): below += 1
      case UInt8(ascii: "("): checkFunction(text, at: index, linesBelow: below)
      case UInt8(ascii: "@"): checkRule(text[(index + 1)...], linesBelow: below)
      case UInt8(ascii: "\\"): checkEscape(text[(index + 1)...], linesBelow: below)
      case UInt8(ascii: "&"):
        // In an attribute it stands for another sign.
        find("'&' kan niet in een stijl", "'&' cannot stand in a style", linesBelow: below)
      default: break
      }
    }
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "_") || byte >= 0x80
  }

  private mutating func checkFunction(_ text: [UInt8], at index: Int, linesBelow: Int) {
    let before = text[..<index]
    let name = before.suffix(before.reversed().prefix(while: Self.isNamePart).count)
    let word = String(decoding: name, as: UTF8.self).lowercased()
    let isDivided = name.isEmpty && before.last == 0
    let known = word.isEmpty || HTMLDialect.styleFunctions.contains(word)
    let leadsAway = word == "url" && text.dropFirst(index + 1).first != UInt8(ascii: "#")
    guard isDivided || leadsAway || !known else { return }
    find(
      "'\(word)(' kan niet in een stijl: die haalt niets van elders",
      "'\(word)(' cannot stand in a style: it fetches nothing from elsewhere",
      linesBelow: linesBelow)
  }

  private mutating func checkRule(_ rest: ArraySlice<UInt8>, linesBelow: Int) {
    let word = String(decoding: rest.prefix(while: Self.isNamePart), as: UTF8.self).lowercased()
    guard !HTMLDialect.styleRules.contains(word) else { return }
    find(
      "'@\(word)' kan niet in een stijl", "'@\(word)' cannot stand in a style",
      linesBelow: linesBelow)
  }

  /// An escape is a sign that stands in no name: with others a forbidden name could be written.
  private mutating func checkEscape(_ rest: ArraySlice<UInt8>, linesBelow: Int) {
    let digits = String(decoding: rest.prefix(while: Self.isHex).prefix(6), as: UTF8.self)
    if let value = UInt32(digits, radix: 16), value == 0x0A || value >= 0xA0 { return }
    find(
      "'\\' kan in een stijl alleen voor een teken als \\2022 staan",
      "'\\' can stand in a style only for a sign such as \\2022", linesBelow: linesBelow)
  }

  private static func isHex(_ byte: UInt8) -> Bool {
    byte.isASCIIDigit || ((UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20))
  }
}
