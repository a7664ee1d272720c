import BlijkBasics
import BlijkMarkup

/// Checks texts and stacks, and whether all that a reader needs is there.
extension SVGTemplateLinter {
  /// Ten points in millimetres, rounded down: the smallest size of the line that says what a document is not.
  private static let tenPoints = 3.52

  func checkStack(
    _ element: XMLElement, parent: XMLElement, _ findings: inout Findings
  ) {
    if let direction = element[Dialect.stack] {
      let edge = direction == "up" ? Dialect.bottom : Dialect.top
      if element[edge] == nil {
        add(
          element.line, &findings, nl: "een stapel '\(direction)' heeft '\(edge)' nodig",
          en: "a stack '\(direction)' needs '\(edge)'")
      }
    }
    if parent[Dialect.stack] != nil, element[Dialect.height] == nil {
      add(
        element.line, &findings,
        nl: "<\(element.name)> staat in een stapel en heeft '\(Dialect.height)' nodig",
        en: "<\(element.name)> is in a stack and needs '\(Dialect.height)'")
    }
  }

  func checkText(
    _ element: XMLElement, style: DrawingStyle, scopes: [TemplateLinter.Scope],
    _ findings: inout Findings
  ) {
    if style.cut == nil {
      add(
        element.line, &findings,
        nl: "het lettertype \(style.family) bestaat niet in deze dikte of helling",
        en: "the font \(style.family) does not exist in this weight or slant")
    }
    if !style.transform.isMove, element[Dialect.role] != Role.decoration.rawValue,
      element.name == "text"
    {
      add(
        element.line, &findings,
        nl: "schuine of geschaalde tekst is versiering: geef hem \(Dialect.role)=\"decoration\"",
        en: "turned or scaled text is decoration: give it \(Dialect.role)=\"decoration\"")
    }
    let size = element.length(Dialect.smallest) ?? style.size
    for case .text(let text) in element.children {
      do {
        try TemplateLinter(path: path).check(text, line: element.line, scopes: scopes)
      } catch {
        findings.problems.append((element.line, error))
      }
      for name in Self.required where text.holds("{{\(name)}}") {
        guard findings.conditions.allSatisfy(Self.always.contains) else { continue }
        findings.sizes[name] = min(findings.sizes[name] ?? .infinity, size)
      }
    }
  }

  func checkRequired(_ findings: inout Findings) {
    let required = findings.isContinuation ? ["check.code", "organisation.name"] : Self.required
    for name in required where findings.sizes[name] == nil {
      add(
        1, &findings, nl: "'{{\(name)}}' ontbreekt, of staat er alleen soms",
        en: "'{{\(name)}}' is missing, or there only sometimes")
    }
    if let size = findings.sizes["boundary"], size < Self.tenPoints {
      add(
        1, &findings, nl: "'{{boundary}}' is kleiner dan 10 punt (3,53 mm)",
        en: "'{{boundary}}' is smaller than 10 points (3.53 mm)")
    }
    if !findings.isContinuation, !findings.places.contains(.qr) {
      add(
        1, &findings, nl: "de plaats voor de QR-code ontbreekt (\(Dialect.place)=\"qr\")",
        en: "the place for the QR code is missing (\(Dialect.place)=\"qr\")")
    }
  }
}
