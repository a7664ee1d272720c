package import BlijkBasics
package import BlijkMarkup

extension CheckedTemplate {
  /// Reads the template of a document as HTML.
  package convenience init(document path: String) throws(Problem) {
    try self.init(path: path, variables: TemplateVariables.document)
  }

  package func render(_ content: DocumentContent) -> [UInt8] { render(content.textVariables) }
}

extension HTMLTemplateLinter {
  /// Looks at the template of a document.
  package init(document path: String) {
    self.init(
      path: path, variables: TemplateVariables.document,
      required: [
        "boundary", "check.code", "check.host", "check.qr.picture", "name", "organisation.name",
      ],
      linksToFiles: false)
  }
}
