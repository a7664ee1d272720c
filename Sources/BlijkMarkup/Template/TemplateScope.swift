import Mustache

/// Values by name, as a template sees them.
///
/// It is a type of our own, so that it cannot hold values of another kind, and so that its shape can be
/// separated from its texts.
package struct TemplateScope: Sendable, ExpressibleByDictionaryLiteral {
  private var members: [(name: String, value: TemplateValue)]

  package init(dictionaryLiteral elements: (String, TemplateValue)...) {
    members = elements.map { (name: $0.0, value: $0.1) }
  }

  package subscript(name: String) -> TemplateValue? {
    get { members.first { $0.name == name }?.value }
    set {
      members.removeAll { $0.name == name }
      if let newValue { members.append((name, newValue)) }
    }
  }
}

/// A text, a section of its own, or a section that repeats.
package indirect enum TemplateValue: Sendable, ExpressibleByStringInterpolation {
  case text(String)
  /// A text that needs no escaping, such as JSON that was written for markup.
  case safe(String)
  case scope(TemplateScope)
  case list([TemplateScope])

  package init(stringLiteral value: String) { self = .text(value) }

  package var text: String? { if case .text(let text) = self { text } else { nil } }
  package var scope: TemplateScope? { if case .scope(let scope) = self { scope } else { nil } }
  package var list: [TemplateScope] { if case .list(let scopes) = self { scopes } else { [] } }

  /// The text, if there is one.
  package static func optional(_ text: String?) -> TemplateValue? { text.map { .text($0) } }
}

/// Separating the texts from the shape.
extension TemplateScope {
  /// Appends the names and structure to `shape`, and all texts in their order to `texts`.
  package func flatten(shape: inout [UInt8], texts: inout [String]) {
    shape.append(UInt8(ascii: "{"))
    for member in members {
      shape.append(contentsOf: member.name.utf8)
      switch member.value {
      case .text(let text):
        shape.append(UInt8(ascii: ","))
        texts.append(text)
      case .safe(let text):
        shape.append(UInt8(ascii: ";"))
        texts.append(text)
      case .scope(let scope): scope.flatten(shape: &shape, texts: &texts)
      case .list(let scopes):
        shape.append(UInt8(ascii: "["))
        for scope in scopes { scope.flatten(shape: &shape, texts: &texts) }
      }
    }
    shape.append(UInt8(ascii: "}"))
  }

  /// The same structure for the template library, with every text made from its number.
  func numbered(_ number: inout Int, text: (Int, _ isSafe: Bool) -> String) -> [String: Any] {
    var values: [String: Any] = [:]
    for member in members {
      switch member.value {
      case .text:
        values[member.name] = text(number, false)
        number += 1
      case .safe:
        values[member.name] = text(number, true)
        number += 1
      case .scope(let scope): values[member.name] = scope.numbered(&number, text: text)
      case .list(let scopes):
        values[member.name] = scopes.map { $0.numbered(&number, text: text) }
      }
    }
    return values
  }
}
