package import BlijkBasics

/// Finds mistakes that mustache does not report: a misspelled variable renders as an empty text.
///
/// Only values, sections, inverted sections and comments are allowed, so that no value can be put in
/// unescaped, and no other file be named. The parts of a template are in their places already.
package struct TemplateLinter {
  /// The file and line that a line of the source comes from.
  private let place: (_ line: Int) -> (path: String, line: Int)

  package init(path: String) {
    place = { (path, $0) }
  }

  init(_ source: TemplateSource) {
    place = source.place
  }

  /// How deep sections may be nested, since the template library reads them by recursion.
  private static let deepest = 32

  /// A section's name and the variables in it; the first scope is the whole template.
  package typealias Scope = (name: String, variables: [String: TemplateVariables])

  /// Checks that a whole template names only these variables.
  func check(_ source: String, variables: [String: TemplateVariables]) throws(Problem) {
    try check(source, line: 1, scopes: [("", variables)])
  }

  /// Checks a piece of a template, in which every section that opens also closes.
  package func check(_ source: String, line first: Int, scopes outer: [Scope]) throws(Problem) {
    var scopes = outer
    var rest = source[...]
    var line = first
    while let open = Self.brackets("{", in: rest) {
      line += rest.utf8[..<open.lowerBound].count { $0 == UInt8(ascii: "\n") }
      guard let close = Self.brackets("}", in: rest[open.upperBound...]) else {
        throw problem(line, nl: "'{{' zonder '}}'", en: "'{{' without '}}'")
      }
      let tag = rest[open.upperBound..<close.lowerBound]
      try check(tag: tag, line: line, scopes: &scopes)
      guard scopes.count <= Self.deepest else {
        throw problem(
          line, nl: "blokken zijn meer dan \(Self.deepest) diep genest",
          en: "sections are nested more than \(Self.deepest) deep")
      }
      line += tag.count { $0.isNewline }
      rest = rest[close.upperBound...]
    }
    if let open = scopes.last, scopes.count > outer.count {
      throw problem(
        line, nl: "het blok '\(open.name)' wordt niet gesloten",
        en: "the section '\(open.name)' is not closed")
    }
  }

  /// Where a bracket stands twice. It goes byte by byte, as going by `Character` took longer than everything
  /// else that is done with a template.
  private static func brackets(_ bracket: UnicodeScalar, in text: Substring) -> Range<String.Index>?
  {
    let byte = UInt8(ascii: bracket)
    var rest = text.utf8[...]
    while let first = rest.firstIndex(of: byte) {
      let second = rest.index(after: first)
      guard second < rest.endIndex else { return nil }
      if rest[second] == byte { return first..<rest.index(after: second) }
      rest = rest[second...]
    }
    return nil
  }

  /// The scopes inside a section.
  package func entering(_ name: String, line: Int, scopes: [Scope]) throws(Problem) -> [Scope] {
    if case .section(let inner) = try find(name, line: line, scopes: scopes) {
      return scopes + [(name, inner)]
    }
    return scopes + [(name, [:])]
  }

  private func check(
    tag: Substring, line: Int,
    scopes: inout [Scope]
  ) throws(Problem) {
    switch tag.first {
    case "!": return
    case "/":
      let name = tag.dropFirst().trimmed
      guard scopes.count > 1, scopes.last?.name == name else {
        throw problem(
          line, nl: "'{{/\(name)}}' sluit geen open blok",
          en: "'{{/\(name)}}' closes no open section")
      }
      scopes.removeLast()
    case "#":
      scopes = try entering(tag.dropFirst().trimmed, line: line, scopes: scopes)
    case "^":
      let name = tag.dropFirst().trimmed
      _ = try find(name, line: line, scopes: scopes)
      scopes.append((name, [:]))
    case "{", "&", ">", "<", "$", "=", "%":
      throw problem(
        line, nl: "'{{\(tag)}}' mag niet: alleen waarden en blokken",
        en: "'{{\(tag)}}' is not allowed: values and sections only")
    default:
      guard case .value = try find(tag.trimmed, line: line, scopes: scopes) else {
        throw problem(
          line, nl: "'\(tag.trimmed)' is een blok en geen waarde",
          en: "'\(tag.trimmed)' is a section and not a value")
      }
    }
  }

  /// Looks a name up as mustache does: in the innermost section that has its first part.
  func find(
    _ name: String, line: Int, scopes: [Scope]
  ) throws(Problem) -> TemplateVariables {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    for scope in scopes.reversed() {
      guard var found = scope.variables[parts[0]] else { continue }
      for part in parts.dropFirst() {
        guard case .section(let variables) = found, let next = variables[part] else {
          throw unknown(name, line: line)
        }
        found = next
      }
      return found
    }
    throw unknown(name, line: line)
  }

  private func unknown(_ name: String, line: Int) -> Problem {
    problem(line, nl: "de variabele '\(name)' bestaat niet", en: "there is no variable '\(name)'")
  }

  func problem(_ line: Int, nl: String, en: String) -> Problem {
    let (path, line) = place(line)
    return Problem(
      .badTemplate, nl: "Sjabloon \(path), regel \(line): \(nl).",
      en: "Template \(path), line \(line): \(en).")
  }
}

extension Substring {
  fileprivate var trimmed: String {
    String(self.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
