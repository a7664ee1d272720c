import BlijkBasics
import BlijkMarkup

/// Finds the elements of a picture that are Open Badges' own, by what their prefixes stand for where they
/// are. One table goes along through the file: a copy of it for each element would take hours.
struct BadgeCarriers {
  /// Whether a prefix stands for Open Badges here.
  private var isBadge: [ExactText: Bool] = [:]
  private var found: [XMLElement] = []

  /// Every element for a credential, in the order of the file.
  static func all(in root: XMLElement) -> [XMLElement] {
    var carriers = BadgeCarriers()
    carriers.look(at: root)
    return carriers.found
  }

  /// No deeper than the reader lets a file be.
  private mutating func look(at element: XMLElement) {
    let before = enter(element)
    let name = XMLName(element.name)
    // Not every reader minds capitals.
    if SVGBadge.names.contains(name.local.lowercased()),
      name.prefix.lowercased() == SVGBadge.prefix || isBadge[ExactText(name.prefix)] == true
    {
      found.append(element)
    }
    for case .element(let inner) in element.children { look(at: inner) }
    for (prefix, meaning) in before.reversed() { isBadge[prefix] = meaning }
  }

  /// Notes what an element declares, and gives what its prefixes stood for before.
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
