package import BlijkMarkup

/// What may stand in a drawing, and whether all that a document shows must.
package struct TemplateRules: Sendable {
  let variables: [String: TemplateVariables]
  let isDocument: Bool

  package static let document = TemplateRules(
    variables: TemplateVariables.document, isDocument: true)

  /// Those of something that goes with a document.
  package static func beside(_ variables: [String: TemplateVariables]) -> TemplateRules {
    TemplateRules(variables: variables, isDocument: false)
  }
}
