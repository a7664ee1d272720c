import BlijkBasics
import BlijkCredential
import BlijkVerifying

/// Reads the cells of one row, each for what it is.
struct FieldReader {
  let row: Int
  let fields: [RosterColumn: String]
  var reading = SheetReading()

  /// The value of a column; nil when it is empty.
  func value(_ column: RosterColumn) -> String? {
    guard let text = fields[column]?.trimmingSpaces(), !text.isEmpty else { return nil }
    return text
  }

  /// The cells that the register keeps, as they were understood.
  var kept: [RosterColumn: String] {
    var kept = fields.filter { column, text in !text.isEmpty && column.isKept }
    if reading.hasLastNameFirst, let name = kept[.name] { kept[.name] = PersonName.turned(name) }
    return kept
  }

  func text(_ column: RosterColumn, _ rules: FieldRules) throws(Refusal) -> String? {
    guard let value = value(column) else { return nil }
    return try check(value, column, rules)
  }

  func check(_ value: String, _ column: RosterColumn, _ rules: FieldRules) throws(Refusal)
    -> String
  {
    do {
      let lines = value.split(omittingEmptySubsequences: false) { $0.isNewline }
      return try rules.clean(rules.isMultiline ? lines.joined(separator: "\n") : value)
    } catch {
      throw refusal(column, error.message.nl, error.message.en)
    }
  }

  func period() throws(Refusal) -> Period? {
    guard let value = value(.period) else { return nil }
    if value.hasPrefix("19") {
      throw refusal(
        .period, "begint vóór 2000. Zet 2000-01 als eerste maand",
        "begins before 2000. Put 2000-01 as the first month")
    }
    guard let period = Period(value.filter { !$0.isWhitespace }) ?? Period(typed: value) else {
      throw refusal(
        .period,
        "is geen periode. Schrijf februari 2026 t/m oktober 2026 of 2026-02/2026-10, of 2026-02/ als "
          + "het nog duurt",
        "is not a period. Write February 2026 until October 2026 or 2026-02/2026-10, or 2026-02/ while "
          + "it goes on", showing: value)
    }
    return period
  }

  func tasks() throws(Refusal) -> [PracticeTask]? {
    guard let value = value(.tasks) else { return nil }
    var tasks: [PracticeTask] = []
    for part in value.split(separator: "|", omittingEmptySubsequences: false) {
      var text = part[...]
      var level: PracticeTask.Level?
      if let colon = part.lastIndex(of: ":") {
        level = Self.level(part[part.index(after: colon)...].trimmingSpaces())
        guard level != nil else { throw withoutLevel }
        text = part[..<colon]
      }
      tasks.append(PracticeTask(text: try check(String(text), .tasks, .task), level: level))
    }
    guard (1...8).contains(tasks.count) else {
      throw refusal(
        .tasks, "heeft meer dan 8 taken. Kies er maximaal 8",
        "has more than 8 tasks. Choose 8 at most")
    }
    return tasks
  }

  private var withoutLevel: Refusal {
    refusal(
      .tasks,
      "heeft na ':' geen niveau. Kies: met hulp, met weinig hulp, zelfstandig, legt het "
        + "anderen uit. Of haal de dubbele punt weg",
      "has no level after ':'. Choose: with help, with little help, independently, explains "
        + "it to others. Or remove the colon")
  }

  private static func level(_ word: String) -> PracticeTask.Level? {
    switch word.lowercased() {
    case "with help": .assisted
    case "with little help": .littleHelp
    case "independently", "independent": .independent
    case "explains it to others", "explains to others": .explains
    case let word: PracticeTask.Level(word: word)
    }
  }

  /// Yes or no; empty is no.
  func answer(_ column: RosterColumn) throws(Refusal) -> Bool {
    guard let value = value(column) else { return false }
    if value == "-" { return false }
    guard let answer = Answer(value) else {
      throw refusal(
        column, "is geen ja of nee. Vul een van beide in, of laat het leeg",
        "is not yes or no. Fill in one of them, or leave it empty", showing: value)
    }
    return answer == .yes
  }

  func code(_ column: RosterColumn) throws(Refusal) -> DocumentID? {
    guard let value = value(column) else { return nil }
    guard case .code(let id) = DocumentID.reading(value) else {
      throw refusal(
        column,
        "is geen controlecode, of is verkeerd getypt. Kijk op het document of in overzicht.csv",
        "is not a check code, or was mistyped. Look on the document or in overzicht.csv",
        showing: value)
    }
    return id
  }

  func language() throws(Refusal) -> Language {
    switch value(.language)?.lowercased() {
    case nil, "nl", "nederlands", "dutch": return .nl
    case "en", "engels", "english": return .en
    default:
      throw refusal(
        .language, "is geen nl of en. Vul een van beide in, of laat het leeg",
        "is not nl or en. Fill in one of them, or leave it empty", showing: value(.language))
    }
  }

  func refusal(
    _ column: RosterColumn, _ nl: String, _ en: String, showing text: String? = nil
  ) -> Refusal {
    Refusal(row: row, column: column, showing: text, nl: nl, en: en)
  }
}

extension Refusal {
  /// A cell that is refused.
  init(row: Int, column: RosterColumn, showing text: String? = nil, nl: String, en: String) {
    self.init(row: row, column: column.rawValue, showing: text, nl: nl, en: en)
  }

  /// The same with the column's name.
  init(row: Int, column: String, showing text: String?, nl: String, en: String) {
    self.init(
      row: row, column: column, cell: text.map(Self.shown), nl: nl.showingHidden(),
      en: en.showingHidden())
  }
}
