/// The variables that templates may name, as a tree: a leaf is a value, a branch a section.
package indirect enum TemplateVariables: Sendable {
  case value
  case section([String: TemplateVariables])
}
