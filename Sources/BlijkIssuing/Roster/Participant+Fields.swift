import BlijkBasics
import BlijkCredential
import BlijkVerifying

/// Reading one row. Every value is checked, also where the kind of document has no place for it.
extension Participant {
  init(row: Int, cells: [RosterColumn: String], isLetter: Bool) throws(Refusal) {
    let reader = FieldReader(row: row, fields: cells)
    self.init(row: row, name: try reader.name())
    email = try reader.email()
    role = try reader.text(.role, .title)
    period = try reader.period()
    tasks = try reader.tasks()
    setting = try reader.text(.setting, .setting)
    message = try reader.text(.message, isLetter ? .letter : .message)
    signatory = try reader.text(.signatory, .line).map(Signatory.init)
    externalProof = try reader.text(.externalProof, .externalProof)
    showsDetails = try reader.answer(.shows)
    hasNamesake = try reader.answer(.sameName)
    language = try reader.language()
    replaces = try reader.code(.replaces)
    self.cells = cells.filter { column, text in !text.isEmpty && column.isKept }
  }
}

private struct FieldReader {
  let row: Int
  let fields: [RosterColumn: String]

  /// The value of a column; nil when it is empty.
  func value(_ column: RosterColumn) -> String? {
    let text = fields[column]?.trimmingSpaces() ?? ""
    return text.isEmpty ? nil : text
  }

  func text(_ column: RosterColumn, _ rules: FieldRules) throws(Refusal) -> String? {
    guard let value = value(column) else { return nil }
    return try check(value, column, rules)
  }

  private func check(_ value: String, _ column: RosterColumn, _ rules: FieldRules)
    throws(Refusal) -> String
  {
    do {
      let lines = value.split(omittingEmptySubsequences: false) { $0.isNewline }
      return try rules.clean(rules.isMultiline ? lines.joined(separator: "\n") : value)
    } catch {
      throw refusal(column, error.message.nl, error.message.en)
    }
  }

  func name() throws(Refusal) -> String {
    if fields[.name] != nil {
      return try check(fields[.name] ?? "", .name, .name)
    }
    for column in [RosterColumn.givenName, .familyName] where value(column) == nil {
      throw refusal(
        column, "is leeg; vul een naam in of haal de regel weg",
        "is empty; fill in a name or remove the row")
    }
    let parts = [RosterColumn.givenName, .infix, .familyName].compactMap(value)
    return try check(parts.joined(separator: " "), .name, .name)
  }

  func email() throws(Refusal) -> String? {
    guard let value = try text(.email, .email) else { return nil }
    let halves = value.split(separator: "@", omittingEmptySubsequences: false)
    guard halves.count == 2, !halves[0].isEmpty, halves[1].contains("."), value.utf8.count <= 254,
      !value.unicodeScalars.contains(where: { $0.properties.isWhitespace || $0 == "," })
    else { throw refusal(.email, "is geen e-mailadres", "is not an e-mail address") }
    return value
  }

  func period() throws(Refusal) -> Period? {
    guard let value = value(.period) else { return nil }
    if value.hasPrefix("19") {
      throw refusal(
        .period, "begint vóór 2000; zet 2000-01 als eerste maand",
        "begins before 2000; put 2000-01 as the first month")
    }
    guard let period = Period(value.filter { !$0.isWhitespace }) else {
      throw refusal(
        .period, "is geen periode zoals 2026-02/2026-10, of 2026-02/ als het nog duurt",
        "is not a period such as 2026-02/2026-10, or 2026-02/ while it goes on")
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
        guard level != nil else {
          throw refusal(
            .tasks,
            "heeft na ':' geen niveau. Kies: met hulp, met weinig hulp, zelfstandig, legt het "
              + "anderen uit",
            "has no level after ':'. Choose: with help, with little help, independently, explains "
              + "it to others"
          )
        }
        text = part[..<colon]
      }
      tasks.append(PracticeTask(text: try check(String(text), .tasks, .task), level: level))
    }
    guard (1...8).contains(tasks.count) else {
      throw refusal(.tasks, "heeft meer dan 8 taken", "has more than 8 tasks")
    }
    return tasks
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

  func answer(_ column: RosterColumn) throws(Refusal) -> Bool {
    switch value(column)?.lowercased() {
    case nil, "nee", "no", "n": return false
    case "ja", "yes", "j", "y": return true
    default:
      throw refusal(
        column, "is geen ja of nee; vul een van beide in, of laat het leeg",
        "is not yes or no; fill in one of them, or leave it empty")
    }
  }

  func code(_ column: RosterColumn) throws(Refusal) -> DocumentID? {
    guard let value = value(column) else { return nil }
    guard case .code(let id) = DocumentID.reading(value) else {
      throw refusal(
        column, "is geen controlecode, of is verkeerd getypt",
        "is not a check code, or was mistyped")
    }
    return id
  }

  func language() throws(Refusal) -> Language {
    switch value(.language)?.lowercased() {
    case nil, "nl", "nederlands", "dutch": return .nl
    case "en", "engels", "english": return .en
    default: throw refusal(.language, "is geen nl of en", "is not nl or en")
    }
  }

  private func refusal(_ column: RosterColumn, _ nl: String, _ en: String) -> Refusal {
    Refusal(row: row, column: column, nl: nl, en: en)
  }
}

extension Refusal {
  /// A cell that is refused.
  init(row: Int, column: RosterColumn, nl: String, en: String) {
    self.init(
      row: row, column: column.rawValue, nl: nl.showingHidden(), en: en.showingHidden())
  }
}
