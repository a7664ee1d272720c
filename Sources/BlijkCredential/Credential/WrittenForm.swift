import BlijkBasics

/// Compares JSON that was found with JSON as it was written. It allows what wallets, databases and JSON-LD
/// tools change without changing the meaning: the order of members, the spelling of a number, and a bare
/// value where a list of one was written.
enum WrittenForm {
  /// - Throws: `unreadable`, naming the first place that differs.
  static func check(_ found: JSON, against written: JSON) throws(Problem) {
    guard let place = difference(found, written, at: "") else { return }
    throw Problem(
      .unreadable,
      nl: "Het digitale bewijs is anders geschreven dan het is uitgegeven ('\(place)').",
      en: "The credential is not written as it was issued ('\(place)').")
  }

  /// The first place at which they differ.
  private static func difference(_ found: JSON, _ written: JSON, at place: String) -> String? {
    switch (found, written) {
    case (.object(let found), .object(let written)):
      return difference(found, written, at: place)
    case (.array(let found), .array(let written)):
      guard found.count == written.count else { return place }
      for (number, (one, other)) in zip(found, written).enumerated() {
        if let place = difference(one, other, at: "\(place)[\(number)]") { return place }
      }
      return nil
    case (_, .array(let written)) where written.count == 1:
      return difference(found, written[0], at: place)
    case (.string(let found), .string(let written)):
      return found.utf8.elementsEqual(written.utf8) ? nil : place
    case (.decimal(let found), .integer(let written)):
      return found == Double(written) ? nil : place
    case (.integer, .integer), (.bool, .bool): return found == written ? nil : place
    default: return place
    }
  }

  private static func difference(
    _ found: JSONObject, _ written: JSONObject, at place: String
  ) -> String? {
    func path(_ name: String) -> String { place.isEmpty ? name : "\(place).\(name)" }
    for member in written.members {
      guard let value = found[member.name] else { return path(member.name) }
      if let place = difference(value, member.value, at: path(member.name)) { return place }
    }
    guard found.members.count == written.members.count else {
      let added = found.members.first { written[$0.name] == nil }
      return path(added.map { String($0.name.prefix(60)) } ?? "")
    }
    return nil
  }
}
