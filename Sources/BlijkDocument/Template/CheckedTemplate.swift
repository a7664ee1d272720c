package import BlijkBasics
import Foundation
import Mustache

/// A template that names only variables that exist, ready to render many pages.
package struct CheckedTemplate: Sendable {
  private let template: MustacheTemplate

  /// The most bytes a template may have.
  private static let longest = 1 << 20

  /// Reads a template file and checks it against the variables there are.
  package init(path: String, variables: [String: TemplateVariables] = TemplateVariables.document)
    throws(Problem)
  {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Problem(
        .badTemplate, nl: "Het sjabloon \(path) is er niet.", en: "There is no template \(path).")
    }
    guard data.count <= Self.longest, let source = String(validating: data, as: UTF8.self) else {
      throw Problem(
        .badTemplate, nl: "Het sjabloon \(path) is te groot of geen UTF-8.",
        en: "The template \(path) is too large or not UTF-8.")
    }
    try TemplateLinter(path: path).check(source, variables: variables)
    do {
      template = try MustacheTemplate(string: EscapedContent.pragma + source)
    } catch {
      throw Problem(
        .badTemplate, nl: "Het sjabloon \(path) is geen geldige mustache.",
        en: "The template \(path) is not valid mustache.")
    }
  }

  package func render(_ content: DocumentContent) -> String { render(content.variables) }

  /// Renders values by the names that the template was checked against.
  package func render(_ values: TemplateScope) -> String { template.render(values) }
}
