package import BlijkBasics

/// Finds what an HTML template lacks, or what it would fetch or run.
package struct HTMLTemplateLinter {
  private let path: String

  package init(path: String) {
    self.path = path
  }

  private static let required = [
    "boundary", "check.code", "check.host", "check.qr.picture", "name", "organisation.name",
  ]

  /// Everything that is wrong; thrown where the mustache itself cannot be read further.
  package func findings() throws(Problem) -> [Problem] {
    let source = try TemplateFile.read(path)
    try TemplateLinter(path: path).check(source, variables: TemplateVariables.document)
    var findings: [Problem] = []
    for (number, line) in source.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      if let why = Self.mistake(line.lowercased()) {
        findings.append(TemplateLinter(path: path).problem(number + 1, nl: why.nl, en: why.en))
      }
    }
    for name in Self.required where !source.holds("{{\(name)}}") {
      findings.append(
        TemplateLinter(path: path).problem(
          1, nl: "'{{\(name)}}' ontbreekt", en: "'{{\(name)}}' is missing"))
    }
    return findings
  }

  /// What a line would do that a document must not.
  private static func mistake(_ line: String) -> Message? {
    let isScript =
      line.holds("<script")
      && !line.holds("<script type=\"{{credential.type}}\">{{credential.text}}</script>")
    if isScript || line.holds("javascript:") || hasHandler(line) {
      return Message(nl: "een script mag niet", en: "a script is not allowed")
    }
    let references = [
      "src=\"http", "href=\"http", "src='", "@import", "url(http", "url(\"http", "//", "<iframe",
      "<object", "<embed", "<link", "<base", "<form",
    ]
    if references.contains(where: line.holds) {
      return Message(
        nl: "een verwijzing naar buiten mag niet", en: "a reference to elsewhere is not allowed")
    }
    return nil
  }

  /// An attribute such as `onclick`.
  private static func hasHandler(_ line: String) -> Bool {
    line.ranges(of: " on").contains { range in
      let name = line[range.upperBound...].prefix { $0.isLetter }
      return !name.isEmpty && line[range.upperBound...].dropFirst(name.count).first == "="
    }
  }
}
