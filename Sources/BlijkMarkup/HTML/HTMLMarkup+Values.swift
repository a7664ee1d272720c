import BlijkBasics

/// What may stand in a text, an attribute and a style.
extension HTMLMarkup {
  /// Refuses the credential outside its own script, since it is not escaped for other markup.
  mutating func checkText(_ name: String) {
    let isInside = sections.contains { $0.name == "credential" }
    guard name == "credential.text" || (name == "text" && isInside) else { return }
    report(
      "het bewijs hoort in <script type=\"{{credential.type}}\">{{credential.text}}</script>",
      "the credential belongs in <script type=\"{{credential.type}}\">{{credential.text}}</script>")
  }

  mutating func checkAttribute(_ attribute: String, of element: String, _ value: [Piece]) {
    for case .value(let name) in value {
      checkText(name)
      // The value of `rows` is markup.
      if name == "rows" {
        report("'{{rows}}' hoort tussen de tags", "'{{rows}}' belongs between tags")
      }
    }
    // An element that is not allowed was reported already.
    guard HTMLDialect.elements.contains(element) else { return }
    guard !attribute.hasPrefix("on") else {
      return report("een script mag niet", "a script is not allowed")
    }
    guard HTMLDialect.allows(attribute, on: element) else {
      return report(
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
    report("hier kan alleen: \(words)", "possible here: \(words)")
  }

  /// An address is one value that Blijk made or checked, or it begins with something that stays on the page.
  private mutating func checkAddress(_ value: [Piece], _ beginnings: [String]) {
    if case .value(let name)? = value.first, value.count == 1, isAddress(name) { return }
    if case .literal(let text)? = value.first {
      let text = String(decoding: text, as: UTF8.self)
      if beginnings.contains(where: text.hasPrefix) { return }
      if linksToFiles, Self.isPath(text) { return }
    }
    report("een verwijzing naar buiten mag niet", "a reference to elsewhere is not allowed")
  }

  private func isAddress(_ name: String) -> Bool {
    let known = linksToFiles ? HTMLDialect.addressesBeside : HTMLDialect.addresses
    return known.contains(String(name.split(separator: ".").last ?? ""))
  }

  /// Whether this can be the beginning of the path of a file beside this one.
  private static func isPath(_ text: String) -> Bool {
    let rest = text.hasPrefix("../") ? text.dropFirst(3) : text[...]
    return rest.utf8.allSatisfy {
      $0.isASCIILetter || $0.isASCIIDigit || "-_.".utf8.contains($0)
    } && !rest.hasPrefix(".") && !text.isEmpty
  }

  /// Looks at all of a style, also within its strings and comments: where these end depends on the browser.
  mutating func checkStyle(_ pieces: [Piece]) {
    var text: [UInt8] = []
    for piece in pieces {
      switch piece {
      case .literal(let literal): text += literal
      // A byte that no name has: what stands on either side of a section may or may not be joined.
      case .section: text.append(0)
      case .value(let name):
        checkText(name)
        if !HTMLDialect.styleValues.contains(String(name.split(separator: ".").last ?? "")) {
          report("'{{\(name)}}' kan niet in een stijl", "'{{\(name)}}' cannot stand in a style")
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
        // In an attribute it begins a character reference.
        report("'&' kan niet in een stijl", "'&' cannot stand in a style", linesBelow: below)
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
    report(
      "'\(word)(' kan niet in een stijl: die haalt niets van elders",
      "'\(word)(' cannot stand in a style: it fetches nothing from elsewhere",
      linesBelow: linesBelow)
  }

  private mutating func checkRule(_ rest: ArraySlice<UInt8>, linesBelow: Int) {
    let word = String(decoding: rest.prefix(while: Self.isNamePart), as: UTF8.self).lowercased()
    guard !HTMLDialect.styleRules.contains(word) else { return }
    report(
      "'@\(word)' kan niet in een stijl", "'@\(word)' cannot stand in a style",
      linesBelow: linesBelow)
  }

  /// Allows escapes only of signs outside ASCII and of a line end: others could spell a forbidden name.
  private mutating func checkEscape(_ rest: ArraySlice<UInt8>, linesBelow: Int) {
    let digits = String(decoding: rest.prefix(while: Self.isHex).prefix(6), as: UTF8.self)
    if let value = UInt32(digits, radix: 16), value == 0x0A || value >= 0xA0 { return }
    report(
      "'\\' kan in een stijl alleen voor een teken als \\2022 staan",
      "'\\' can stand in a style only for a sign such as \\2022", linesBelow: linesBelow)
  }

  private static func isHex(_ byte: UInt8) -> Bool {
    byte.isASCIIDigit || ((UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20))
  }
}
