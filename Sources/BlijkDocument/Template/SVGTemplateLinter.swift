import BlijkBasics
import BlijkMarkup

/// Finds what would go wrong with an SVG template, or be passed over in silence, before anything is
/// laid out with it: with file and line.
struct SVGTemplateLinter {
  let path: String
  var rules = TemplateRules.document

  /// What every document must show.
  static let required = [
    "boundary", "check.code", "check.host", "name", "organisation.name",
  ]

  /// Conditions under which a required part still is on every signed document: such a document has a check
  /// and is no draft, and its header is drawn either with or without a logo.
  static let always = [
    "\(Dialect.condition)=\"check\"", "\(Dialect.condition)=\"logo\"",
    "\(Dialect.negation)=\"logo\"", "\(Dialect.negation)=\"draft\"",
  ]

  /// What was found so far.
  struct Findings {
    var problems: [(line: Int, problem: Problem)] = []
    /// Variables that stand in a text, with the size of their letters.
    var sizes: [String: Double] = [:]
    /// The conditions on the element and on those around it, such as `blijk:if="message"`.
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
    checkDrawing(root, &findings)
    let scopes: [TemplateLinter.Scope] = [("", rules.variables)]
    for element in root.elements {
      check(element, parent: root, style: DrawingStyle().with(root), scopes: scopes, &findings)
    }
    if rules.isDocument { checkRequired(&findings) }
    return findings.problems.sorted { $0.line < $1.line }.map(\.problem)
  }

  func problem(_ line: Int, _ why: Message) -> Problem {
    Problem(
      .badTemplate, nl: "Sjabloon \(path), regel \(line): \(why.nl).",
      en: "Template \(path), line \(line): \(why.en).")
  }

  func add(_ line: Int, _ findings: inout Findings, nl: String, en: String) {
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
    checkDrawing(element, &findings)
    checkStack(element, parent: parent, &findings)
    let style = outer.with(element)
    if isText(element) { checkText(element, style: style, scopes: scopes, &findings) }
    for inner in element.elements {
      check(inner, parent: element, style: style, scopes: scopes, &findings)
    }
  }

  func isText(_ element: XMLElement) -> Bool {
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
}
