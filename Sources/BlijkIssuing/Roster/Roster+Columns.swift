import BlijkBasics
import BlijkCredential
import BlijkVerifying

/// The heading of a list.
extension Roster {
  /// The columns, in the order of the list.
  static func columns(_ heading: Sheet.Row?) throws(Problem) -> [RosterColumn] {
    guard let heading else {
      throw Problem(Refusal(nl: "De lijst is leeg.", en: "The list is empty."))
    }
    func refuse(_ nl: String, _ en: String) -> Problem {
      Problem(Refusal(row: heading.number, nl: nl, en: en))
    }
    let known = RosterColumn.allCases.map(\.rawValue).joined(separator: ", ")
    let found = heading.cells.map(RosterColumn.init(header:))
    guard found.contains(where: { $0 != nil }) else {
      throw refuse(
        "de lijst heeft geen kopregel. Zet bovenaan de namen van de kolommen, ten minste: naam",
        "the list has no header. Put the columns' names at the top, at least: name")
    }
    var columns: [RosterColumn] = []
    for (column, name) in zip(found, heading.cells) {
      guard let column else {
        throw refuse(
          "de kolom '\(shown(name))' is onbekend. Wel bekend: \(known).",
          "the column '\(shown(name))' is unknown. Known are: \(known).")
      }
      guard !columns.contains(column) else {
        throw refuse(
          "de kolom '\(column.rawValue)' staat er twee keer.",
          "the column '\(column.rawValue)' stands there twice.")
      }
      columns.append(column)
    }
    let hasParts = columns.contains(.givenName) && columns.contains(.familyName)
    guard columns.contains(.name) || hasParts else {
      throw refuse(
        "de kolom 'naam' ontbreekt (of 'voornaam' en 'achternaam').",
        "the column 'name' is missing (or 'first name' and 'last name').")
    }
    return columns
  }

  /// What is odd about them for documents of a kind.
  static func warnings(_ columns: [RosterColumn], kind: Kind) -> [Message] {
    var warnings: [Message] = columns.filter { !$0.isUsed(by: kind) }.map { column in
      Message(
        nl: "De kolom '\(column.rawValue)' heeft geen plaats op dit soort document (\(kind.word)).",
        en: "The column '\(column.rawValue)' has no place on this kind of document (\(kind.word)).")
    }
    if columns.contains(.name), columns.contains(.familyName) || columns.contains(.givenName) {
      warnings.append(
        Message(
          nl: "De kolom 'naam' telt; voornaam, tussenvoegsel en achternaam worden niet gebruikt.",
          en: "The column 'name' counts; first name, infix and last name are not used."))
    }
    return warnings
  }

  /// A header as it may be repeated in a message: short, and on one line.
  private static func shown(_ text: String) -> String {
    String(text.unicodeScalars.prefix(40)).showingHidden()
  }
}
