package import BlijkBasics

/// Finds what an HTML template lacks, or what it would fetch or run.
package struct HTMLTemplateLinter {
  private let path: String
  private let variables: [String: TemplateVariables]
  private let required: [String]
  private let linksToFiles: Bool
  private let parts: TemplateParts?

  /// Looks at a template that may name these variables.
  ///
  /// - Parameters:
  ///   - path: The template.
  ///   - variables: What it may name.
  ///   - required: What it must show.
  ///   - linksToFiles: Whether its links may lead to files beside it.
  ///   - parts: Where its parts are, if it may have any. A mistake in one is reported with its own file and
  ///     line.
  package init(
    path: String, variables: [String: TemplateVariables], required: [String] = [],
    linksToFiles: Bool = true, parts: TemplateParts? = nil
  ) {
    self.path = path
    self.variables = variables
    self.required = required
    self.linksToFiles = linksToFiles
    self.parts = parts
  }

  /// Throws the first thing that is wrong.
  package func check() throws(Problem) {
    if let problem = try findings().first { throw problem }
  }

  /// Everything that is wrong.
  ///
  /// - Throws: `badTemplate`, when the file or its mustache cannot be read further.
  package func findings() throws(Problem) -> [Problem] {
    let source = try TemplateSource(path: path, parts: parts)
    let linter = TemplateLinter(source)
    try linter.check(source.text, variables: variables)
    let read = HTMLMarkup(source.text, linksToFiles: linksToFiles)
    let markup = read.findings.map { finding in
      linter.problem(finding.line, nl: finding.why.nl, en: finding.why.en)
    }
    let whole = TemplateLinter(path: path)
    let missing = required.filter { !source.text.holds("{{\($0)}}") }.map { name in
      whole.problem(1, nl: "'{{\(name)}}' ontbreekt", en: "'{{\(name)}}' is missing")
    }
    return markup + missing
  }
}
