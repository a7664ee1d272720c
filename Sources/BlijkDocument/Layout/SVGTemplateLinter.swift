import BlijkBasics
import BlijkMarkup

/// Finds what would go wrong with an SVG template, or be passed over in silence, before anything is
/// laid out with it: with file and line.
struct SVGTemplateLinter {
  let path: String

  /// Ten points, in millimetres: the least for the line that says what a document is not.
  private static let tenPoints = 3.52
  private static let required = [
    "boundary", "check.code", "check.host", "name", "organisation.name",
  ]

  /// Conditions that do not keep a required part from a signed document: it has a check, and a header
  /// is drawn in two ways.
  private static let always = [
    "\(Dialect.condition)=\"check\"", "\(Dialect.condition)=\"logo\"",
    "\(Dialect.negation)=\"logo\"", "\(Dialect.negation)=\"draft\"",
  ]

  /// What was found so far.
  private struct Findings {
    var problems: [(line: Int, problem: Problem)] = []
    /// Variables that stand in a text, with the size of their letters.
    var sizes: [String: Double] = [:]
    /// What the element is in only sometimes, such as `if message`.
    var conditions: [String] = []
    var places: Set<Dialect.Place> = []
    var isContinuation = false
  }

  /// Reads the XML.
  func root(_ source: String) throws(Problem) -> XMLElement {
    do {
      return try XMLReader.read(Array(source.utf8))
    } catch {
      throw problem(error.line, error.why)
    }
  }

  /// Everything that is wrong, by line.
  func findings(_ root: XMLElement) -> [Problem] {
    var findings = Findings()
    checkRoot(root, &findings)
    let scopes: [TemplateLinter.Scope] = [("", TemplateVariables.document)]
    for element in root.elements {
      check(element, parent: root, style: DrawingStyle().with(root), scopes: scopes, &findings)
    }
    checkRequired(&findings)
    return findings.problems.sorted { $0.line < $1.line }.map(\.problem)
  }

  private func problem(_ line: Int, _ why: Message) -> Problem {
    Problem(
      .badTemplate, nl: "Sjabloon \(path), regel \(line): \(why.nl).",
      en: "Template \(path), line \(line): \(why.en).")
  }

  private func add(_ line: Int, _ findings: inout Findings, nl: String, en: String) {
    findings.problems.append((line, problem(line, Message(nl: nl, en: en))))
  }

  private func checkRoot(_ root: XMLElement, _ findings: inout Findings) {
    let isA4 =
      root.name == "svg" && root["width"] == "210mm" && root["height"] == "297mm"
      && root["viewBox"] == "0 0 210 297"
    if !isA4 {
      add(
        root.line, &findings,
        nl: "een blad heeft width=\"210mm\", height=\"297mm\" en viewBox=\"0 0 210 297\"",
        en: "a page has width=\"210mm\", height=\"297mm\" and viewBox=\"0 0 210 297\"")
    }
    if let namespace = root["xmlns:blijk"], namespace != Dialect.namespace {
      add(
        root.line, &findings, nl: "xmlns:blijk is \"\(Dialect.namespace)\"",
        en: "xmlns:blijk is \"\(Dialect.namespace)\"")
    }
  }

  private func check(
    _ element: XMLElement, parent: XMLElement, style outer: DrawingStyle,
    scopes outerScopes: [TemplateLinter.Scope], _ findings: inout Findings
  ) {
    guard !Dialect.isPassedOver(element) else { return }
    guard Dialect.drawn.contains(element.name), element.name != "tspan" || isText(parent) else {
      add(
        element.line, &findings, nl: "<\(element.name)> hoort niet in een sjabloon",
        en: "<\(element.name)> does not belong in a template")
      return
    }
    var scopes = outerScopes
    for attribute in [Dialect.condition, Dialect.repetition] {
      if let name = element[attribute] { enter(name, element.line, &scopes, &findings) }
    }
    if let name = element[Dialect.negation] {
      var unused = scopes
      enter(name, element.line, &unused, &findings)
    }
    let own = [Dialect.condition, Dialect.negation, Dialect.repetition].compactMap { attribute in
      element[attribute].map { "\(attribute)=\"\($0)\"" }
    }
    findings.conditions += own
    defer { findings.conditions.removeLast(own.count) }
    checkAttributes(element, scopes: scopes, &findings)
    checkStack(element, parent: parent, &findings)
    let style = outer.with(element)
    if isText(element) { checkText(element, style: style, scopes: scopes, &findings) }
    for inner in element.elements {
      check(inner, parent: element, style: style, scopes: scopes, &findings)
    }
  }

  private func isText(_ element: XMLElement) -> Bool {
    element.name == "text" || element.name == "tspan"
  }

  private func enter(
    _ name: String, _ line: Int, _ scopes: inout [TemplateLinter.Scope],
    _ findings: inout Findings
  ) {
    do {
      scopes = try TemplateLinter(path: path).entering(name, line: line, scopes: scopes)
    } catch {
      findings.problems.append((line, error))
    }
  }

  private func checkAttributes(
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

  private func checkValue(
    _ name: String, _ value: String, _ element: XMLElement, _ findings: inout Findings
  ) {
    if let range = Dialect.ranges[name] {
      let number = DrawingStyle.length(value)
      let isWhole = name != Dialect.lines || number?.rounded() == number
      guard let number, range.contains(number), isWhole else {
        let whole = name == Dialect.lines
        let bounds = "\(millimetres(range.lowerBound)) – \(millimetres(range.upperBound))"
        add(
          element.line, &findings,
          nl: "'\(name)' is \"\(value)\"; een \(whole ? "heel " : "")getal van \(bounds) kan",
          en: "'\(name)' is \"\(value)\"; a \(whole ? "whole " : "")number of \(bounds) is possible"
        )
        return
      }
      return
    }
    let words: [String: [String]] = [
      Dialect.role: Role.allWords, Dialect.beside: ["qr"], Dialect.stack: ["down", "up"],
      Dialect.align: ["middle"], Dialect.rest: ["true"], Dialect.again: ["true"],
      Dialect.stretch: ["height"],
      Dialect.follow: ["bottom"], Dialect.place: Dialect.Place.allCases.map(\.rawValue),
    ]
    if let allowed = words[name], !allowed.contains(value) {
      add(
        element.line, &findings,
        nl: "'\(name)' is niet \"\(value)\" maar: \(allowed.joined(separator: ", "))",
        en: "'\(name)' is not \"\(value)\" but: \(allowed.joined(separator: ", "))")
    }
    if name == "transform", Affine(value) == nil {
      add(
        element.line, &findings, nl: "'transform' is niet te lezen: \"\(value)\"",
        en: "'transform' cannot be read: \"\(value)\"")
    }
    if let place = Dialect.Place(rawValue: value), name == Dialect.place,
      findings.conditions.allSatisfy(Self.always.contains)
    {
      findings.places.insert(place)
    }
    if name == Dialect.rest { findings.isContinuation = true }
  }

  private func checkStack(
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
        en: "<\(element.name)> stands in a stack and needs '\(Dialect.height)'")
    }
  }

  private func checkText(
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
    let size = element.number(Dialect.smallest) ?? style.size
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

  private func checkRequired(_ findings: inout Findings) {
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

extension Role {
  static let allWords = [
    Role.title, .heading, .name, .paragraph, .label, .item, .cell, .code, .decoration,
  ].map(\.rawValue)
}
