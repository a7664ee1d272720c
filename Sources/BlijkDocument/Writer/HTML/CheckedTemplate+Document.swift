package import BlijkBasics
package import BlijkMarkup
import Foundation

extension CheckedTemplate {
  /// Reads the HTML template of a document; without `parts` they are looked for beside it.
  package convenience init(document path: String, parts: TemplateParts? = nil) throws(Problem) {
    try self.init(
      path: path, variables: TemplateVariables.document, parts: parts ?? .beside(path))
  }

  /// The HTML file of a document.
  package func render(_ content: DocumentContent) -> [UInt8] { render(content.htmlVariables) }
}

extension HTMLTemplateLinter {
  /// Looks at the template of a document, with its parts in their places.
  package init(document path: String, parts: TemplateParts? = nil) {
    self.init(
      path: path, variables: TemplateVariables.document,
      required: [
        "boundary", "check.code", "check.host", "check.qr.picture", "name", "organisation.name",
      ],
      linksToFiles: false, parts: parts ?? .beside(path))
  }

  /// Looks at a part by itself: what a document must show may be in another.
  package init(part path: String) {
    self.init(
      path: path, variables: TemplateVariables.document, linksToFiles: false, parts: .beside(path))
  }
}

extension TemplateParts {
  /// The folder, beside those of the kinds, with what their HTML has in common.
  package static let folder = "document"

  /// Where a part is among an organisation's files, or those that come along.
  package static func file(_ name: String) -> String { "Templates/\(folder)/\(name).html" }

  /// Those that lie beside the folder of a template.
  package static func beside(_ template: String) -> TemplateParts {
    let templates = URL(fileURLWithPath: template).deletingLastPathComponent()
      .deletingLastPathComponent().path
    return TemplateParts { name in
      let path = "\(templates)/\(folder)/\(name).html"
      return FileManager.default.fileExists(atPath: path) ? path : nil
    }
  }
}
