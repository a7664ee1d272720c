/// What a term of a JSON-LD context stands for, as far as the contexts of a credential need it.
struct LDTerm: Sendable {
  /// The address of the property or class.
  let iri: String
  let value: Value
  var isList = false
  /// Terms that count only inside the values of this property.
  var inside: [String: LDTerm] = [:]

  /// How a value of the property is read.
  enum Value: Sendable {
    /// A text, number or truth by itself, or a node.
    case plain
    /// The address of a node, or a node.
    case node
    /// A word of the context itself.
    case word
    /// A literal of this datatype, or a node.
    case typed(String)
    /// JSON as it is.
    case json
  }

  init(_ iri: String, _ value: Value = .plain, isList: Bool = false, inside: [String: LDTerm] = [:])
  {
    self.iri = iri
    self.value = value
    self.isList = isList
    self.inside = inside
  }
}
