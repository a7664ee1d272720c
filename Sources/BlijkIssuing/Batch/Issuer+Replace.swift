public import BlijkBasics
public import BlijkCredential
import BlijkKeys
import BlijkRegister
import BlijkVerifying

/// Issuing documents in the place of others.
extension Issuer {
  /// Plans a document in the place of one that stands; `issue(_:to:with:progress:)` makes it and marks the
  /// old one as replaced, in one step.
  ///
  /// - Parameters:
  ///   - id: The document to replace.
  ///   - name: The name as it should be; nil keeps the one it has.
  /// - Returns: What would be issued.
  /// - Throws: Why it cannot be replaced.
  public func plan(replacing id: DocumentID, name: String? = nil) throws(Problem) -> IssuePlan {
    let old = try remembered(id, in: folder.register(readOnly: true))
    var cells = old.cells
    if let name {
      for part in RosterColumn.names { cells[part] = nil }
      cells[.name] = name
    }
    var participant: Participant
    do throws(RefusedRow) {
      participant = try Participant(
        row: 1, cells: cells, isLetter: old.kind.rules.message == .letter)
    } catch {
      let reasons = error.refusals.map { refusal in
        Message(
          nl: "'\(refusal.column ?? "")' \(refusal.message.nl).",
          en: "'\(refusal.column ?? "")' \(refusal.message.en).")
      }
      throw Problem(
        .badField, nl: reasons.map(\.nl).joined(separator: "\n"),
        en: reasons.map(\.en).joined(separator: "\n"))
    }
    participant.replaces = id
    return try plan(old, for: Roster(name: id.checkCode, participants: [participant]))
  }

  /// Plans the same, with a list of one row in place of what was asked for then.
  ///
  /// - Parameters:
  ///   - id: The document to replace.
  ///   - sheet: The list; read after the document was found to be one that can be replaced.
  /// - Returns: What would be issued.
  /// - Throws: Why it cannot be replaced; `refusals` says what of the list is not right.
  public func plan(
    replacing id: DocumentID, by sheet: @autoclosure () throws(Problem) -> Sheet
  ) throws(Problem) -> IssuePlan {
    let old = try remembered(id, in: folder.register(readOnly: true))
    let roster = try Roster(sheet(), for: old.kind)
    guard var only = roster.participants.first, roster.participants.count == 1,
      only.replaces == nil || only.replaces == id
    else {
      throw Problem(
        Refusal(
          nl: "Zet op de lijst alleen de regel die \(id.checkCode) vervangt.",
          en: "Put only the row that replaces \(id.checkCode) on the list."))
    }
    only.replaces = id
    return try plan(
      old, for: Roster(name: roster.name, participants: [only], warnings: roster.warnings))
  }

  /// Plans the same for each row of a list, whose column 'vervangt' says which document.
  public func plan(replacingEachOf sheet: Sheet) throws(Problem) -> IssuePlan {
    // The kind is not known yet; the list is read again for it below.
    let rows = try Roster(reading: sheet, for: nil).participants
    let register = try folder.register(readOnly: true)
    var refusals = RefusalList()
    var seen: Set<DocumentID> = []
    var batch: RememberedRequest?
    for participant in rows {
      do throws(Refusal) {
        let old = try remembered(participant, in: register, seen: &seen)
        guard batch?.isLike(old) != false else { throw Self.ofAnotherBatch(participant) }
        batch = old
      } catch {
        refusals.add(error)
      }
    }
    try refusals.check(of: sheet.name)
    guard let batch else {
      throw Problem(Self.withoutCode(rows.first?.row ?? 1)).refusing(sheet.name)
    }
    return try plan(batch, for: Roster(sheet, for: batch.kind))
  }

  /// What was asked for the document that a row replaces.
  private func remembered(
    _ participant: Participant, in register: Register, seen: inout Set<DocumentID>
  ) throws(Refusal) -> RememberedRequest {
    guard let id = participant.replaces else { throw Self.withoutCode(participant.row) }
    guard seen.insert(id).inserted else {
      throw Refusal(
        row: participant.row, column: .replaces, showing: id.checkCode,
        nl: "staat er twee keer. Haal één van de regels weg",
        en: "appears twice. Remove one of the rows")
    }
    do throws(Problem) {
      return try remembered(id, in: register)
    } catch {
      throw Refusal(row: participant.row, nl: error.message.nl, en: error.message.en)
    }
  }

  private static func ofAnotherBatch(_ participant: Participant) -> Refusal {
    Refusal(
      row: participant.row, column: .replaces, showing: participant.replaces?.checkCode,
      nl: "is van een andere groep documenten. Vervang één groep tegelijk",
      en: "is of another batch. Replace one batch at a time")
  }

  private static func withoutCode(_ row: Int) -> Refusal {
    Refusal(
      row: row, column: .replaces, nl: "is leeg. Zet hier de code van het oude document",
      en: "is empty. Put the code of the old document here")
  }

  private func remembered(_ id: DocumentID, in register: Register) throws(Problem)
    -> RememberedRequest
  {
    guard let entry = try register.entry(issuer: folder.profile.host.did, id: id) else {
      throw Problem(
        .notFound, nl: "\(id.checkCode) staat niet in het register.",
        en: "\(id.checkCode) is not in the register.")
    }
    guard entry.state == .active else {
      throw Problem(
        .notFound, nl: "\(id.checkCode) is al ingetrokken of vervangen.",
        en: "\(id.checkCode) was withdrawn or replaced already.")
    }
    guard entry.contents?.isRequestAsLogged != false else {
      throw Problem(
        .badRegister,
        nl: "Wat het register van \(id.checkCode) bewaart, is veranderd sinds het is uitgegeven. "
          + "Doe: blijk register check",
        en: "What the register keeps of \(id.checkCode) was changed since it was issued. "
          + "Run: blijk register check")
    }
    guard let old = entry.contents?.request.flatMap(RememberedRequest.init) else {
      throw Problem(
        .notFound, nl: "De gegevens van \(id.checkCode) zijn gewist; geef het opnieuw uit.",
        en: "The details of \(id.checkCode) were erased; issue it again.")
    }
    return old
  }
}
