import Mustache

/// Values by name, as a template sees them.
///
/// Types of our own, because the template library finds out what a value is by casting, which is slow
/// for dictionaries and strings, and because a value of another kind cannot slip in.
package struct TemplateScope: Sendable, MustacheParent, ExpressibleByDictionaryLiteral {
  private var values: [String: TemplateValue]

  package init(dictionaryLiteral elements: (String, TemplateValue)...) {
    values = Dictionary(elements) { $1 }
  }

  package subscript(name: String) -> TemplateValue? {
    get { values[name] }
    set { values[name] = newValue }
  }

  package func child(named name: String) -> Any? {
    switch values[name] {
    case .text(let text): TemplateText(renderText: text)
    case .scope(let scope): scope
    case .list(let scopes): scopes
    case nil: nil
    }
  }
}

/// A text, a section of its own, or a section that repeats.
package indirect enum TemplateValue: Sendable, ExpressibleByStringInterpolation {
  case text(String)
  case scope(TemplateScope)
  case list([TemplateScope])

  package init(stringLiteral value: String) { self = .text(value) }

  var text: String? { if case .text(let text) = self { text } else { nil } }
  var scope: TemplateScope? { if case .scope(let scope) = self { scope } else { nil } }
  var list: [TemplateScope] { if case .list(let scopes) = self { scopes } else { [] } }

  /// The text, if there is one.
  package static func optional(_ text: String?) -> TemplateValue? { text.map { .text($0) } }
}

private struct TemplateText: MustacheCustomRenderable {
  let renderText: String
  let isNull = false
}
