import BlijkBasics

/// What is odd in some rows but no reason to refuse, said once for all of them.
struct RosterNotes {
  private var coded = RowRanges()
  private var lastFirst = RowRanges()
  private var example: String?
  private var count = (coded: 0, lastFirst: 0)
  private var remarks = NotedNames()
  private var misread = NotedNames()

  mutating func add(_ row: RowReader.Row) {
    if row.hasCodes {
      coded.add(row.number)
      count.coded += 1
    }
    guard case .person(let person) = row.outcome else { return }
    if NameRemark.isIn(person.name) { remarks.add(person) }
    if OldLetters.areIn(person.name) { misread.add(person) }
    guard row.isLastFirst else { return }
    lastFirst.add(row.number)
    count.lastFirst += 1
    example = example ?? person.name
  }

  func warnings(_ reading: SheetReading) -> [Message] {
    var warnings: [Message] = []
    if count.coded > 0 {
      let rows = coded.text
      warnings.append(
        Message(
          nl: "Codes van een webpagina, zoals &#39;, zijn gelezen als letters (regel \(rows.nl)).",
          en: "Codes of a web page, such as &#39;, were read as letters (line \(rows.en))."))
    }
    if let names = remarks.text {
      warnings.append(
        Message(
          nl:
            "Tussen haakjes bij een naam, en zo komt het op het document: \(names.nl). Is het een "
            + "opmerking? Haal die dan uit de lijst.",
          en:
            "In brackets beside a name, and printed like this on the document: \(names.en). Is it a "
            + "remark? Then remove it from the list."))
    }
    if let names = misread.text {
      warnings.append(
        Message(
          nl:
            "Waarschijnlijk verkeerd gelezen letters, en zo komt het op het document: \(names.nl). "
            + "Klopt de naam niet? Typ de naam dan opnieuw in de lijst.",
          en:
            "Letters that were probably read wrongly, and printed like this on the document: "
            + "\(names.en). Is the name wrong? Then type it again in the list."))
    }
    if let example, !reading.hasLastNameFirst {
      let rows = lastFirst.text
      let turned = PersonName.turned(example)
      warnings.append(
        Message(
          nl:
            "Staat de achternaam vooraan? '\(example)' komt zo op het document (regel \(rows.nl)). "
            + "Met --last-name-first wordt het '\(turned)'.",
          en:
            "Is the last name first? '\(example)' will be printed like this (line \(rows.en)). "
            + "With --last-name-first it becomes '\(turned)'."))
    }
    return warnings
  }
}
