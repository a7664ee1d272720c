/// An element of an XML file, with its line for messages.
struct XMLElement: Sendable {
  let name: String
  /// In the order of the file.
  var attributes: [(name: String, value: String)]
  var children: [XMLNode] = []
  let line: Int

  subscript(name: String) -> String? {
    attributes.first { $0.name == name }?.value
  }

  var elements: [XMLElement] {
    children.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }
}

/// What an element holds.
enum XMLNode: Sendable {
  case element(XMLElement)
  case text(String)
}
