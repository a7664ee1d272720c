/// A JSON value (RFC 8259) whose objects keep the order of their members.
///
/// Blijk signs JSON and reads signed JSON from strangers, so it has to see what general decoders
/// hide: duplicate names, their order, and numbers that are not exact.
package enum JSON: Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  case decimal(Double)
  case string(String)
  case array([JSON])
  case object(JSONObject)
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(stringLiteral value: String) { self = .string(value) }
  package init(integerLiteral value: Int) { self = .integer(value) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(arrayLiteral elements: JSON...) { self = .array(elements) }
  /// Members in the order given; of a name given twice the last value holds.
  package init(dictionaryLiteral elements: (String, JSON)...) {
    var object = JSONObject(reserving: elements.count)
    for (name, value) in elements { object[name] = value }
    self = .object(object)
  }
}

extension JSON {
  package var string: String? { if case .string(let value) = self { value } else { nil } }
  package var integer: Int? { if case .integer(let value) = self { value } else { nil } }
  package var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
  package var array: [JSON]? { if case .array(let value) = self { value } else { nil } }
  package var object: JSONObject? { if case .object(let value) = self { value } else { nil } }

  /// The member of an object; `nil` when there is none or this is no object.
  /// Setting a member of something that is no object changes nothing.
  package subscript(name: String) -> JSON? {
    get { object?[name] }
    set {
      guard case .object(var object) = self else { return }
      self = .null  // Drops the second reference, or changing a member would copy all of them.
      object[name] = newValue
      self = .object(object)
    }
  }

  /// The elements of an array, or the value itself: specifications often allow one value or a list.
  package var oneOrMany: [JSON] { array ?? [self] }
}
