public import BlijkBasics
public import BlijkCredential
import BlijkKeys
import BlijkRegister
import BlijkVerifying

/// Issuing documents in the place of others.
extension Issuer {
  /// Plans a document in the place of one that stands; `issue(_:with:progress:)` makes it and marks the
  /// old one as replaced, in one step.
  ///
  /// - Parameters:
  ///   - id: The document to replace.
  ///   - name: The name as it should be; nothing keeps the one it has.
  ///   - roster: A list with one row that says everything anew, instead of the row of then.
  ///   - output: The folder to make.
  /// - Returns: What would be issued.
  /// - Throws: Why it cannot be replaced.
  public func plan(
    replacing id: DocumentID, name: String? = nil, roster: String? = nil, output: String
  ) throws(Problem) -> IssuePlan {
    let old = try remembered(id, in: folder.register(readOnly: true))
    var participant: Participant
    if let roster, let kind = old.batch.kind {
      let list = try Roster(path: roster, for: kind).participants
      guard let only = list.first, list.count == 1, only.replaces == nil || only.replaces == id
      else {
        throw Problem(
          .badRoster, nl: "Zet op de lijst alleen de regel die \(id.checkCode) vervangt.",
          en: "Put only the row that replaces \(id.checkCode) on the list.")
      }
      participant = only
    } else {
      var row = old.row
      if let name {
        for part in [RosterColumn.givenName, .infix, .familyName] { row[part] = nil }
        row[.name] = name
      }
      do throws(Participant.Refusal) {
        participant = try Participant(
          line: 1, fields: row, isLetter: old.batch.kind?.rules.message == .letter)
      } catch {
        throw Problem(
          .badField, nl: "'\(error.column.rawValue)' \(error.message.nl).",
          en: "'\(error.column.rawValue)' \(error.message.en).")
      }
    }
    participant.replaces = id
    return try plan(old, for: [participant], roster: roster ?? id.checkCode, output: output)
  }

  /// Plans the same for each row of a list, whose column 'vervangt' says which document.
  public func plan(replacingFrom roster: String, output: String) throws(Problem) -> IssuePlan {
    // As a letter a row may say most; what a kind has no place for is checked with that kind after.
    let rows = try Roster(path: roster, for: .aanbevelingsbrief).participants
    guard let first = rows.first?.replaces else { throw Self.withoutCode(rows.first?.line ?? 1) }
    let register = try folder.register(readOnly: true)
    let old = try remembered(first, in: register)
    let participants = try Roster(path: roster, for: old.batch.kind ?? .certificaat).participants
    var seen: Set<DocumentID> = []
    for participant in participants {
      guard let id = participant.replaces else { throw Self.withoutCode(participant.line) }
      guard seen.insert(id).inserted, try remembered(id, in: register).isLike(old) else {
        throw Problem(
          .badRoster,
          nl: "regel \(participant.line): \(id.checkCode) staat er twee keer, of is van een andere "
            + "uitgifte. Vervang per uitgifte.",
          en:
            "line \(participant.line): \(id.checkCode) stands there twice, or is of another batch. "
            + "Replace one batch at a time.")
      }
    }
    return try plan(old, for: participants, roster: roster, output: output)
  }

  private static func withoutCode(_ line: Int) -> Problem {
    Problem(
      .badRoster, nl: "regel \(line): zet in de kolom 'vervangt' de code van het oude document.",
      en: "line \(line): put the code of the old document in the column 'replaces'.")
  }

  private func plan(
    _ old: RememberedRequest, for participants: [Participant], roster: String, output: String
  ) throws(Problem) -> IssuePlan {
    var request = old.batch
    request.roster = roster
    request.output = output
    request.participants = participants
    return try plan(request)
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
        en: "The details of \(id.checkCode) were erased; issue it anew.")
    }
    return old
  }
}
