import BlijkBasics
import BlijkCredential
import BlijkVerifying

/// All that is wrong in one row.
struct RefusedRow: Error {
  let refusals: [Refusal]
}

/// Reading one row. Every value is checked, also where the kind of document has no place for it.
extension Participant {
  /// Reads cells that were found to be what somebody typed (`CellText`).
  init(
    row: Int, cells: [RosterColumn: String], isLetter: Bool,
    reading: SheetReading = SheetReading()
  ) throws(RefusedRow) {
    let reader = FieldReader(row: row, fields: cells, reading: reading)
    var refusals: [Refusal] = []
    func take<Value>(_ read: () throws(Refusal) -> Value) -> Value? {
      do throws(Refusal) {
        return try read()
      } catch {
        refusals.append(error)
        return nil
      }
    }
    func text(_ column: RosterColumn, _ rules: FieldRules) -> String? {
      take { () throws(Refusal) in try reader.text(column, rules) } ?? nil
    }
    let name = take { () throws(Refusal) in try reader.name() }
    self.init(row: row, name: name ?? "")
    email = take { () throws(Refusal) in try reader.email() } ?? nil
    role = text(.role, .title)
    period = take { () throws(Refusal) in try reader.period() } ?? nil
    tasks = take { () throws(Refusal) in try reader.tasks() } ?? nil
    setting = text(.setting, .setting)
    message = text(.message, isLetter ? .letter : .message)
    signatory = text(.signatory, .line).map(Signatory.init)
    externalProof = text(.externalProof, .externalProof)
    showsDetails = take { () throws(Refusal) in try reader.answer(.shows) } ?? false
    hasNamesake = take { () throws(Refusal) in try reader.answer(.sameName) } ?? false
    language = take { () throws(Refusal) in try reader.language() } ?? .nl
    replaces = take { () throws(Refusal) in try reader.code(.replaces) } ?? nil
    guard refusals.isEmpty else { throw RefusedRow(refusals: refusals) }
    self.cells = reader.kept
  }
}
