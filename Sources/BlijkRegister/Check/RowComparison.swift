import BlijkBasics
import BlijkCredential
import BlijkKeys

/// Compares the rows of documents, keys and batches with what the log says of them.
struct RowComparison {
  /// What the log has and for which no row was found yet.
  private var log: LogReading.Known
  private let starts: KeyStarts
  private let assets: Set<Digest>
  private(set) var findings: [Message] = []
  private(set) var remarks: [Message] = []
  private(set) var count = 0

  /// Takes what the log said, from which events on keys are compromised, and the assets that are whole.
  init(taking reading: inout LogReading, starts: KeyStarts, assets: Set<Digest>) {
    log = reading.take()
    self.starts = starts
    self.assets = assets
  }

  static let documents = """
    SELECT \(DocumentRecord.columns), document.state,
      document.stateChangedAt, document.because, document.replacement, document.isHidden,
      document.erasedAt, document.token, document.kind, document.title, document.name, document.date,
      document.validUntil, document.achievement, document.request, keptFiles.shared,
      keptFiles.dictionary, keptFiles.contents, keptFiles.bytes, document.credential
    FROM document LEFT JOIN keptFiles ON keptFiles.document = document.number
      \(DocumentRecord.join) ORDER BY document.number
    """
  /// The columns of `documents` after those of the record.
  private enum Column {
    private static let first = DocumentRecord.width - 2
    static let state = first + 2
    static let (stateChangedAt, because, replacement) = (first + 3, first + 4, first + 5)
    static let (isHidden, erasedAt, token) = (first + 6, first + 7, first + 8)
    static let (kind, title, name) = (first + 9, first + 10, first + 11)
    static let (date, validUntil) = (first + 12, first + 13)
    static let (achievement, request) = (first + 14, first + 15)
    static let (shared, dictionary) = (first + 16, first + 17)
    static let (contents, bytes, credential) = (first + 18, first + 19, first + 20)
    /// The columns about a person, besides token and credential.
    static let personal = [kind, title, name, date, validUntil, achievement, request]
  }

  mutating func document(_ row: any SQLRow) throws {
    count += 1
    let (issuer, id) = (
      try row.text(DocumentRecord.issuer), try row.bytes(DocumentRecord.id)
    )
    let subject = Digest(EventLog.subject(issuer: issuer, id: id))
    func find(_ nl: String, _ en: String) {
      let code = DocumentID(bytes: id)?.checkCode ?? Hex.encode(id)
      findings.append(Message(nl: "\(code): \(nl).", en: "\(code): \(en)."))
    }
    guard let known = log.documents.removeValue(forKey: subject) else {
      return find("staat niet in het logboek; is ingevoegd", "is not in the log; was slipped in")
    }
    let record = try DocumentRecord(
      unchecked: row, firstEvent: row.optionalInteger(11), requestHash: row.optionalBytes(8),
      filesHash: row.optionalBytes(9))
    try compare(record, with: known) { find($0, $1) }
    if record.registeredAt != known.at {
      find("het moment van registratie is veranderd", "the moment of registration was changed")
    }
    if try !hasEnding(row, issuer: issuer, log.endings[subject]) {
      find(
        "ingetrokken of vervangen klopt niet met het logboek",
        "withdrawn or replaced does not agree with the log")
    }
    if try row.flag(Column.isHidden) != known.isHidden
      || (row.optionalInteger(Column.erasedAt) != nil) != known.isErased
    {
      find(
        "gewist of verborgen klopt niet met het logboek",
        "erased or hidden does not agree with the log")
    }
    if try !hasContents(row, record, isErased: known.isErased) {
      find("naam, titel, datum of token is veranderd", "name, title, date or token was changed")
    }
    if try !hasCredential(row, record, isErased: known.isErased) {
      find("het digitale bewijs is veranderd", "the credential was changed")
    }
    if try !hasKept(row, record, isErased: known.isErased) {
      find(
        "de bewaarde aanvraag of bestanden zijn veranderd",
        "the request or files that are kept were changed")
    }
  }

  /// Compares what one event fixes, or two events if the document was issued before version 4 of the schema.
  private func compare(
    _ record: DocumentRecord, with known: LogReading.Document,
    _ find: (_ nl: String, _ en: String) -> Void
  ) throws {
    let place: Digest =
      known.isWhole
      ? Digest(record.digest)
      : Digest(
        EventLog.digest(
          token: record.tokenHash, credential: record.credentialHash, key: record.key,
          statusList: record.statusList, statusIndex: record.statusIndex))
    let kept = known.isWhole ? (known.event, known.digest) : known.kept ?? (known.event, place)
    let isInPlace =
      record.event == kept.0 && record.firstEvent == (known.isWhole ? nil : known.event)
    var other = record
    other.showsDetails.toggle()
    if Digest(other.digest) == kept.1 {
      find("wat de deelnemer laat tonen is veranderd", "what the holder has shown was changed")
    } else if place != known.digest || !isInPlace || Digest(record.digest) != kept.1 {
      find(
        "hash, sleutel, regel van het logboek of plaats in de lijst van ingetrokken documenten is "
          + "veranderd",
        "hash, key or place in the list of withdrawn documents or the log was changed")
    }
  }

  private func hasEnding(_ row: any SQLRow, issuer: String, _ ending: LogReading.Ending?) throws
    -> Bool
  {
    let state = try row.integer(Column.state)
    let at = try row.optionalInteger(Column.stateChangedAt)
    let because = try row.optionalText(Column.because)
    let replacement = try row.optionalBytes(Column.replacement)
    guard let ending else {
      return state == RegisterEntry.State.active.rawValue && at == nil && because == nil
        && replacement == nil
    }
    let digest =
      replacement.map { EventLog.subject(issuer: issuer, id: $0) } ?? EventLog.digest(because)
    return state == ending.state.rawValue && at == ending.at && Digest(digest) == ending.digest
  }

  /// Whether the token fits its hash, and the other columns the token.
  private func hasContents(_ row: any SQLRow, _ record: DocumentRecord, isErased: Bool) throws
    -> Bool
  {
    guard let token = try row.optionalBytes(Column.token) else {
      return try isErased && Column.personal.allSatisfy { try row.value($0) == .null }
    }
    guard !isErased, SHA256.hash(token) == record.tokenHash,
      let facts = try? Token(reading: token).facts
    else { return false }
    return try record.isTest == facts.isTest
      && row.optionalInteger(Column.kind) == facts.kind.rawValue
      && row.optionalText(Column.title) == facts.title
      && row.optionalText(Column.name) == facts.name
      && row.optionalInteger(Column.date) == facts.date.daysSinceEpoch
      && row.optionalInteger(Column.validUntil) == facts.validUntil?.daysSinceEpoch
  }

  /// Whether the credential fits its hash.
  private func hasCredential(_ row: any SQLRow, _ record: DocumentRecord, isErased: Bool) throws
    -> Bool
  {
    guard let credential = try row.optionalBytes(Column.credential) else { return isErased }
    return !isErased && record.holds(credential: credential)
  }

  /// Whether request and files fit their hashes, and the files are gone once erased.
  private func hasKept(_ row: any SQLRow, _ record: DocumentRecord, isErased: Bool) throws -> Bool {
    let contents = try row.optionalText(Column.contents)
    guard !isErased else { return contents == nil }
    let request = DocumentRecord.requestHash(
      token: try row.optionalBytes(Column.token),
      achievement: try row.optionalText(Column.achievement),
      request: try row.optionalText(Column.request))
    guard request == record.requestHash else { return false }
    guard let contents else { return record.filesHash == EventLog.zeroHash }
    let (shared, dictionary) = (try row.bytes(Column.shared), try row.bytes(Column.dictionary))
    let files = KeptFiles.hash(
      shared: shared, dictionary: dictionary, contents: contents,
      bytes: try row.bytes(Column.bytes))
    return files == record.filesHash && assets.contains(Digest(shared))
      && assets.contains(Digest(dictionary))
  }

  static let keys = """
    SELECT id, jwk, usedFrom, usedUntil, compromisedSince, compromisedFrom FROM signingKey
    """

  mutating func key(_ row: any SQLRow) throws {
    let id = try row.text(0)
    let jwk = Digest(EventLog.digest(try row.text(1)))
    let known = log.keys.removeValue(forKey: Digest(EventLog.subject(key: id)))
    let since = try row.optionalInteger(4)
    let agrees =
      try known.map { known in
        try jwk == known.jwk
          && known.hasWindow(from: row.integer(2), until: row.optionalInteger(3), since: since)
          && row.optionalInteger(5) == starts.from(since, reportedBy: known.report)
      } ?? false
    guard !agrees else { return }
    findings.append(
      Message(
        nl: "Sleutel \(id) klopt niet met het logboek.",
        en: "Key \(id) does not agree with the log."))
  }

  mutating func batch(_ row: BatchRow) {
    let known = log.batches.removeValue(forKey: Digest(row.record.subject))
    guard let known, row.isWhole, row.event == known.begun, known.agrees(with: row) else {
      findings.append(Self.misfit(row.record.number, output: row.record.output))
      return
    }
  }

  private static func misfit(_ number: Int, output: String) -> Message {
    Message(
      nl:
        "Groep documenten \(number) in de tabel 'batch' ('\(output)') klopt niet met het logboek: "
        + "die regel is ingevoegd of veranderd, en telt niet.",
      en: "Batch \(number) in the table 'batch' ('\(output)') does not agree with the log: "
        + "that row was slipped in or changed, and does not count.")
  }

  /// Reports what the log has and the rows have not. Call it after all rows.
  mutating func finish() {
    for missing in log.documents.values.sorted(by: { $0.event < $1.event }) {
      let day = LogReading.day(missing.at)
      findings.append(
        Message(
          nl: "Het document van regel \(missing.event) van het logboek (\(day)) is verwijderd.",
          en: "The document of line \(missing.event) of the log (\(day)) was removed."))
    }
    if !log.keys.isEmpty {
      findings.append(
        Message(
          nl: "Een sleutel uit het logboek is verwijderd.", en: "A key of the log was removed."))
    }
    // A copy that was made during a batch has the event of its beginning, but not its row.
    for batch in log.batches.values.sorted(by: { $0.begun < $1.begun }) {
      remarks.append(
        Message(
          nl:
            "De groep documenten van regel \(batch.begun) van het logboek heeft geen einde: dit is een "
            + "kopie van toen, of de regel is verwijderd.",
          en:
            "The batch of line \(batch.begun) of the log has no end: this is a copy of then, or its row "
            + "was removed."))
    }
  }
}

/// From which event on compromised keys do not count, worked out from the log.
struct KeyStarts {
  /// The first event at or after each moment at which a key was compromised.
  private var first: [Int: Int] = [:]

  init(_ session: any SQLSession) throws {
    let moments = try session.all(
      "SELECT DISTINCT compromisedSince FROM signingKey WHERE compromisedSince IS NOT NULL"
    ) { try? $0.integer(0) }
    for moment in moments.compactMap(\.self) {
      first[moment] = try EventLog.first(since: moment, in: session)
    }
  }

  func from(_ since: Int?, reportedBy report: Int?) -> Int? {
    guard let since, let report else { return nil }
    return min(first[since] ?? report, report)
  }
}
