import BlijkBasics
import BlijkCredential
import BlijkKeys

/// Compares rows with what the log says of them.
struct RowComparison {
  /// What the log has and no row was found for yet.
  private var log: LogReading.Known
  private(set) var findings: [Message] = []
  private(set) var count = 0

  init(taking reading: inout LogReading) { log = reading.take() }

  static let documents = """
    SELECT issuer, id, tokenHash, credentialHash, registeredAt, key, statusList, statusIndex, state,
      stateChangedAt, because, replacement, isHidden, erasedAt, isTest, kind, title, name, date,
      validUntil, token FROM document
    """

  mutating func document(_ row: any SQLRow) throws {
    count += 1
    let (issuer, id) = (try row.text(0), try row.bytes(1))
    let subject = Digest(EventLog.subject(issuer: issuer, id: id))
    func find(_ nl: String, _ en: String) {
      let code = DocumentID(bytes: id)?.checkCode ?? Hex.encode(id)
      findings.append(Message(nl: "\(code): \(nl).", en: "\(code): \(en)."))
    }
    guard let known = log.documents.removeValue(forKey: subject) else {
      return find("staat niet in het logboek; is ingevoegd", "is not in the log; was slipped in")
    }
    let tokenHash = try row.bytes(2)
    let digest = EventLog.digest(
      token: tokenHash, credential: try row.bytes(3), key: try row.text(5),
      statusList: try row.integer(6), statusIndex: try row.integer(7))
    if Digest(digest) != known.digest {
      find(
        "hash, sleutel of plaats in de statuslijst is veranderd",
        "hash, key or place in the status list was changed")
    }
    if try row.integer(4) != known.at {
      find("het moment van registratie is veranderd", "the moment of registration was changed")
    }
    if try !hasEnding(row, issuer: issuer, log.endings[subject]) {
      find(
        "ingetrokken of vervangen klopt niet met het logboek",
        "withdrawn or replaced does not agree with the log")
    }
    if try row.flag(12) != known.isHidden || (row.optionalInteger(13) != nil) != known.isErased {
      find(
        "gewist of afgeschermd klopt niet met het logboek",
        "erased or hidden does not agree with the log")
    }
    if try !hasContents(row, tokenHash: tokenHash, isErased: known.isErased) {
      find("naam, titel, datum of token is veranderd", "name, title, date or token was changed")
    }
  }

  private func hasEnding(_ row: any SQLRow, issuer: String, _ ending: LogReading.Ending?) throws
    -> Bool
  {
    let state = try row.integer(8)
    let (at, because) = (try row.optionalInteger(9), try row.optionalText(10))
    let replacement = try row.optionalBytes(11)
    guard let ending else {
      return state == RegisterEntry.State.active.rawValue && at == nil && because == nil
        && replacement == nil
    }
    let digest =
      replacement.map { EventLog.subject(issuer: issuer, id: $0) } ?? EventLog.digest(because)
    return state == ending.state.rawValue && at == ending.at && Digest(digest) == ending.digest
  }

  /// The token is fixed by its hash, and the other columns by the token.
  private func hasContents(_ row: any SQLRow, tokenHash: [UInt8], isErased: Bool) throws -> Bool {
    guard let token = try row.optionalBytes(20) else {
      return try isErased && (15..<20).allSatisfy { try row.value($0) == .null }
    }
    guard !isErased, SHA256.hash(token) == tokenHash, let facts = try? Token(reading: token).facts
    else { return false }
    return try row.flag(14) == facts.isTest && row.optionalInteger(15) == facts.kind.rawValue
      && row.optionalText(16) == facts.title && row.optionalText(17) == facts.name
      && row.optionalInteger(18) == facts.date.daysSinceEpoch
      && row.optionalInteger(19) == facts.validUntil?.daysSinceEpoch
  }

  static let keys = "SELECT id, jwk, usedFrom, usedUntil, compromisedSince FROM signingKey"

  mutating func key(_ row: any SQLRow) throws {
    let id = try row.text(0)
    let jwk = Digest(EventLog.digest(try row.text(1)))
    let known = log.keys.removeValue(forKey: Digest(EventLog.subject(key: id)))
    let compromised = try row.optionalInteger(4).map { Digest(EventLog.digest($0)) }
    let agrees =
      try known.map { known in
        try jwk == known.jwk && row.integer(2) == known.from
          && row.optionalInteger(3) == known.until && compromised == known.compromised
      } ?? false
    guard !agrees else { return }
    findings.append(
      Message(
        nl: "Sleutel \(id) klopt niet met het logboek.",
        en: "Key \(id) does not agree with the log."))
  }

  /// What the log has and the rows have not.
  mutating func finish() {
    for missing in log.documents.values.sorted(by: { $0.event < $1.event }) {
      let day = CalendarDate.inTheNetherlands(missing.at).iso8601
      findings.append(
        Message(
          nl: "Het document van logregel \(missing.event) (\(day)) is verwijderd.",
          en: "The document of log line \(missing.event) (\(day)) was removed."))
    }
    if !log.keys.isEmpty {
      findings.append(
        Message(
          nl: "Een sleutel uit het logboek is verwijderd.", en: "A key of the log was removed."))
    }
  }
}
