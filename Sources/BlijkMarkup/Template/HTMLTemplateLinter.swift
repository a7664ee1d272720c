package import BlijkBasics

/// Finds what an HTML template lacks, or what it would fetch or run.
package struct HTMLTemplateLinter {
  private let path: String
  private let variables: [String: TemplateVariables]
  private let required: [String]
  private let linksToFiles: Bool

  /// Looks at a template that may name these variables.
  ///
  /// - Parameters:
  ///   - path: The template.
  ///   - variables: What it may name.
  ///   - required: What it must show.
  ///   - linksToFiles: Whether its links may lead to files beside it.
  package init(
    path: String, variables: [String: TemplateVariables], required: [String] = [],
    linksToFiles: Bool = true
  ) {
    self.path = path
    self.variables = variables
    self.required = required
    self.linksToFiles = linksToFiles
  }

  /// The first thing that is wrong, thrown.
  package func check() throws(Problem) {
    if let problem = try findings().first { throw problem }
  }

  /// Everything that is wrong; thrown where the mustache itself cannot be read further.
  package func findings() throws(Problem) -> [Problem] {
    let source = try TemplateFile.read(path)
    let linter = TemplateLinter(path: path)
    try linter.check(source, variables: variables)
    let markup = HTMLMarkup(source, linksToFiles: linksToFiles).findings.map { finding in
      linter.problem(finding.line, nl: finding.why.nl, en: finding.why.en)
    }
    let missing = required.filter { !source.holds("{{\($0)}}") }.map { name in
      linter.problem(1, nl: "'{{\(name)}}' ontbreekt", en: "'{{\(name)}}' is missing")
    }
    return markup + missing
  }
}
