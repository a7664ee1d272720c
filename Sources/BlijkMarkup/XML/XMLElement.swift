/// An element of an XML file, with its line for messages and its places for changing the file.
package struct XMLElement: Sendable {
  package let name: String
  /// In the order of the file.
  package var attributes: [(name: String, value: String)]
  package var children: [XMLNode] = []
  package let line: Int
  /// Where its start tag lies in the file's bytes.
  package let opening: Range<Int>
  /// The place after its end tag in those bytes.
  package var end: Int

  package subscript(name: String) -> String? {
    attributes.first { $0.name == name }?.value
  }

  package var elements: [XMLElement] {
    children.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  /// Its own text, without that of elements in it.
  package var text: String {
    children.map { if case .text(let text) = $0 { text } else { "" } }.joined()
  }
}

/// What an element holds.
package enum XMLNode: Sendable {
  case element(XMLElement)
  case text(String)
}
