import BlijkBasics
import BlijkMarkup

/// Checks the attributes of an element.
extension SVGTemplateLinter {
  func checkAttributes(
    _ element: XMLElement, scopes: [TemplateLinter.Scope], _ findings: inout Findings
  ) {
    let known = Dialect.attributes(of: element.name)
    for (name, value) in element.attributes {
      if name.hasPrefix("blijk:"), !known.contains(name) {
        add(
          element.line, &findings, nl: "'\(name)' bestaat niet op <\(element.name)>",
          en: "there is no '\(name)' on <\(element.name)>")
      } else if name.lowercased().hasPrefix("on") {
        add(
          element.line, &findings, nl: "'\(name)' is een script; dat mag niet",
          en: "'\(name)' is a script, which is not allowed")
      } else if element.name == "a", name == "href" {
        checkLink(value, element.line, scopes: scopes, &findings)
      } else if isReference(name, value) {
        add(
          element.line, &findings, nl: "'\(name)' verwijst naar buiten het blad; dat mag niet",
          en: "'\(name)' refers to something outside the page, which is not allowed")
      } else if value.contains("{{") {
        add(
          element.line, &findings,
          nl: "een waarde kan alleen in een tekst staan, niet in '\(name)'",
          en: "a value can stand in a text only, not in '\(name)'")
      } else {
        checkValue(name, value, element, &findings)
      }
    }
  }

  private func isReference(_ name: String, _ value: String) -> Bool {
    guard !name.hasPrefix("xmlns"), !name.hasPrefix("inkscape:"), !name.hasPrefix("sodipodi:")
    else {
      return false
    }
    let text = value.lowercased()
    return name.hasSuffix("href") || name == "src"
      || ["url(", "http:", "https:", "file:", "data:", "javascript:"].contains(where: text.holds)
  }

  private func checkLink(
    _ value: String, _ line: Int, scopes: [TemplateLinter.Scope], _ findings: inout Findings
  ) {
    guard value.hasPrefix("{{"), value.hasSuffix("}}"),
      value.dropFirst(2).dropLast(2).allSatisfy({
        $0.isLetter || $0 == "."
      })
    else {
      add(
        line, &findings, nl: "een link is één waarde, zoals href=\"{{check.url}}\"",
        en: "a link is one value, such as href=\"{{check.url}}\"")
      return
    }
    do {
      try TemplateLinter(path: path).check(value, line: line, scopes: scopes)
    } catch {
      findings.problems.append((line, error))
    }
  }
}
