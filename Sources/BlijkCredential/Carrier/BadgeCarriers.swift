import BlijkBasics
import BlijkMarkup

/// Finds the elements of a picture that are in an Open Badges namespace. It keeps one table of prefixes for
/// the whole file, since a copy for each element of a hostile file would take hours.
struct BadgeCarriers {
  /// Whether a prefix stands for Open Badges at the element that is looked at now.
  private var isBadge: [ExactText: Bool] = [:]
  private var found: [XMLElement] = []

  /// Every element for a credential, in the order of the file.
  static func all(in root: XMLElement) -> [XMLElement] {
    var carriers = BadgeCarriers()
    carriers.look(at: root)
    return carriers.found
  }

  /// `XMLReader` bounds how deep this goes.
  private mutating func look(at element: XMLElement) {
    let before = enter(element)
    let name = XMLName(element.name)
    // Some readers ignore case.
    if SVGBadge.names.contains(name.local.lowercased()),
      name.prefix.lowercased() == SVGBadge.prefix || isBadge[ExactText(name.prefix)] == true
    {
      found.append(element)
    }
    for case .element(let inner) in element.children { look(at: inner) }
    for (prefix, meaning) in before.reversed() { isBadge[prefix] = meaning }
  }

  /// Notes the prefixes that an element declares, and returns what they stood for before.
  private mutating func enter(_ element: XMLElement) -> [(ExactText, Bool?)] {
    var before: [(ExactText, Bool?)] = []
    for (attribute, value) in element.attributes {
      guard let prefix = XMLName(attribute).declared.map({ ExactText($0) }) else { continue }
      before.append((prefix, isBadge[prefix]))
      isBadge[prefix] = SVGBadge.isNamespace(value)
    }
    return before
  }
}
