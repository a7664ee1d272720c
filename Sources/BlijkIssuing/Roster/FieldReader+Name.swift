import BlijkBasics
import BlijkCredential
import BlijkVerifying

/// Who somebody is, and the address.
extension FieldReader {
  func name() throws(Refusal) -> String {
    let (column, text) = whole
    if text.isEmpty {
      throw refusal(
        column, "is leeg. Vul een naam in, of haal de regel weg",
        "is empty. Fill in a name, or remove the row")
    }
    if RowLabel.isOne(text) {
      throw refusal(
        column,
        "is geen persoon, maar een kop of een totaal. Haal die regel weg, en ook wie eronder staat "
          + "en geen document krijgt",
        "is not a person, but a heading or a total. Remove that row, and also those below it who "
          + "get no document", showing: text)
    }
    if NameRemark.leavesOut(text) {
      throw refusal(
        column,
        "heeft een opmerking tussen haakjes, en die komt op het document. Haal de opmerking weg, of de "
          + "hele regel als deze persoon geen document krijgt",
        "has a remark in brackets, which would be printed on the document. Remove the remark, or the "
          + "whole row if this person gets no document", showing: text)
    }
    let name = reading.hasLastNameFirst && column == .name ? PersonName.turned(text) : text
    return try check(name, column, .name)
  }

  /// The column that is named when the name is wrong, and the name itself. One part of a name is enough.
  private var whole: (column: RosterColumn, text: String) {
    if let text = fields[.name] { return (.name, text.trimmingSpaces()) }
    let first = RosterColumn.firstNames.first { value($0) != nil }
    let last = value(.familyName)
    let column = first ?? (last == nil ? firstColumn : .familyName)
    guard first != nil || last != nil else { return (column, "") }
    let parts = [first.flatMap(value), value(.infix), last].compactMap(\.self)
    return (column, parts.joined(separator: " "))
  }

  private var firstColumn: RosterColumn {
    RosterColumn.firstNames.first { fields[$0] != nil } ?? .familyName
  }

  func email() throws(Refusal) -> String? {
    guard let text = value(.email) else { return nil }
    let value = try check(Self.address(in: text), .email, .email)
    let halves = value.split(separator: "@", omittingEmptySubsequences: false)
    if halves.count > 2 {
      throw refusal(
        .email, "heeft meer dan één e-mailadres. Laat er één staan",
        "has more than one e-mail address. Keep one", showing: text)
    }
    guard halves.count == 2, !halves[0].isEmpty, halves[1].contains("."), value.utf8.count <= 254,
      !value.unicodeScalars.contains(where: { $0.properties.isWhitespace || $0 == "," })
    else {
      throw refusal(
        .email, "is geen e-mailadres. Verbeter het, of maak de cel leeg",
        "is not an e-mail address. Correct it, or empty the cell", showing: text)
    }
    return value
  }

  /// The address in `Anna Vos <a@b.nl>` or `mailto:a@b.nl`, as mail programs copy them.
  private static func address(in text: String) -> String {
    var address = text[...]
    if let open = text.lastIndex(of: "<"), let close = text.lastIndex(of: ">"), open < close,
      text[text.index(after: close)...].allSatisfy({ $0.isWhitespace || $0 == ";" || $0 == "," })
    {
      address = text[text.index(after: open)..<close]
      // Of several, none is chosen.
      if text[..<open].contains("@"), text[..<open].contains("<") { return text }
    }
    if address.lowercased().hasPrefix("mailto:") { address = address.dropFirst(7) }
    while let last = address.last, last == ";" || last == "," || last.isWhitespace {
      address.removeLast()
    }
    return address.trimmingSpaces()
  }
}
