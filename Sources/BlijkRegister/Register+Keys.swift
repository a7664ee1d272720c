package import BlijkBasics
package import BlijkKeys

/// The key ring: which keys signed, from when to when.
extension Register {
  /// All keys, newest first.
  ///
  /// - Throws: `badRegister`, when a row is not as the log has it or is missing: a key that was reported would
  ///   count again elsewhere, or another's key would.
  package func keyRing() throws(Problem) -> KeyRing {
    try snapshot { session in
      var logged = try LoggedKey.all(in: session)
      let rows = try session.all(
        "SELECT \(KeyRecord.columns), jwk, id FROM signingKey ORDER BY number DESC"
      ) { row in
        (
          record: try KeyRecord(row), jwk: try row.text(KeyRecord.width),
          id: try row.text(KeyRecord.width + 1)
        )
      }
      let entries = try rows.map { row in
        guard let record = row.record else { throw UnexpectedValue() }
        let known = logged.removeValue(forKey: Digest(EventLog.subject(key: row.id)))
        guard let known, known.jwk == Digest(EventLog.digest(row.jwk)),
          try known.agrees(with: record, in: session)
        else { throw Self.changed(key: row.id) }
        return KeyRing.Entry(
          key: try PublicKey(jwk: JSON(reading: Array(row.jwk.utf8))), window: record.window)
      }
      guard logged.isEmpty else { throw Self.changed(key: nil) }
      return KeyRing(entries)
    }
  }

  /// Throws when the row of a key is not as the log has it: then nothing is added to either.
  private static func confirm(_ thumbprint: String, _ session: any SQLSession) throws {
    let row =
      try session.first(
        "SELECT \(KeyRecord.columns) FROM signingKey WHERE id = ?", [.text(thumbprint)],
        { try KeyRecord($0) }) ?? nil
    guard try LoggedKey(thumbprint, in: session).agrees(with: row, in: session) else {
      throw changed(key: thumbprint)
    }
  }

  private static func changed(key thumbprint: String?) -> Problem {
    let (nl, en) = (thumbprint.map { " \($0)" } ?? "", thumbprint.map { " \($0)" } ?? "")
    return Problem(
      .badRegister,
      nl:
        "De sleutel\(nl) in het register klopt niet met het logboek: iemand heeft de rij veranderd of "
        + "weggehaald. Er is niets gedaan. Doe 'blijk register check', en zet een reservekopie terug met "
        + "'blijk restore'.",
      en:
        "The key\(en) in the register does not agree with the log: somebody changed its row or took it "
        + "away. Nothing was done. Run 'blijk register check', and restore a backup with 'blijk restore'."
    )
  }

  /// Throws `badDate` when no key may be taken into use at a moment. Call it before making a key.
  package func checkNewKey(at moment: Int) throws(Problem) {
    try read { session in try Self.refuseBehind(moment, session) }
  }

  /// Takes a new key into use; the one before it goes out of use at that moment.
  package func takeIntoUse(_ key: PublicKey, at moment: Int) throws(Problem) {
    try write { session in
      try Self.refuseBehind(moment, session)
      var log = try EventLog(session)
      let moment = log.time(moment)
      let old = try session.all("SELECT id FROM signingKey WHERE usedUntil IS NULL") {
        try $0.text(0)
      }
      for id in old {
        try Self.confirm(id, session)
        try Self.retire(id, at: moment, as: .keyRotated, session, &log)
      }
      let last = try session.number("SELECT max(number) FROM signingKey", in: Bounds.numbers) ?? 0
      let number = last + 1
      let jwk = JSON.object(key.jwk).text
      try session.run(
        "INSERT INTO signingKey (number, id, jwk, usedFrom) VALUES (?, ?, ?, ?)",
        [.integer(number), .text(key.id.thumbprint), .text(jwk), .integer(moment)])
      try log.append(
        .keyMade, subject: EventLog.subject(key: key.id.thumbprint), digest: EventLog.digest(jwk),
        at: moment, in: session)
    }
  }

  /// Takes a key out of use, with none in its place. What it signed stays valid.
  ///
  /// - Throws: `noKey`, when there is no such key, or it is out of use already.
  package func retire(_ thumbprint: String, at moment: Int) throws(Problem) {
    try write { session in
      let window = try Self.window(thumbprint, session)
      try Self.confirm(thumbprint, session)
      guard window.until == nil else {
        throw Problem(
          .noKey, nl: "Sleutel \(thumbprint) is al buiten gebruik.",
          en: "Key \(thumbprint) is out of use already.")
      }
      var log = try EventLog(session)
      try Self.retire(thumbprint, at: moment, as: .keyRetired, session, &log)
    }
    try confirmWritten(nl: "veranderd", en: "changed") { session in
      try Self.window(thumbprint, session).until != nil
    }
  }

  /// Notes that somebody else may have had a key since a moment, and takes it out of use. What was registered
  /// before that moment stays valid, and nothing after does. A later report can only make the moment earlier.
  ///
  /// - Throws: `noKey`, when there is no such key, or it was reported for this moment or an earlier one.
  package func compromise(_ thumbprint: String, since: Int, at moment: Int) throws(Problem) {
    try write { session in
      let window = try Self.window(thumbprint, session)
      try Self.confirm(thumbprint, session)
      if let earlier = window.compromisedSince, earlier <= since {
        throw Problem(
          .noKey,
          nl: "Sleutel \(thumbprint) is al onveilig sinds een eerder moment.",
          en: "Key \(thumbprint) was compromised earlier already.")
      }
      var log = try EventLog(session)
      if window.until == nil {
        try Self.retire(thumbprint, at: moment, as: .keyRetired, session, &log)
      }
      try log.append(
        .keyCompromised, subject: EventLog.subject(key: thumbprint),
        digest: EventLog.digest(since), at: moment, in: session)
      try session.run(
        "UPDATE signingKey SET compromisedSince = ?, compromisedFrom = ? WHERE id = ?",
        [
          .integer(since),
          .integer(try KeyRecord.compromisedFrom(since, reportedBy: log.head.number, session)),
          .text(thumbprint),
        ])
      guard try Self.window(thumbprint, session).compromisedSince == since else {
        throw Self.undone(nl: "veranderd", en: "changed")
      }
    }
    try confirmWritten(nl: "veranderd", en: "changed") { session in
      try Self.window(thumbprint, session).compromisedSince.map { $0 <= since } ?? false
    }
  }

  static func window(_ thumbprint: String, _ session: any SQLSession) throws -> KeyWindow {
    guard
      let window = try session.first(
        "SELECT \(KeyRecord.columns) FROM signingKey WHERE id = ?", [.text(thumbprint)],
        { try KeyRecord($0)?.window }) ?? nil
    else {
      throw Problem(
        .noKey, nl: "Sleutel \(thumbprint) staat niet in het register. Zie: blijk key list",
        en: "Key \(thumbprint) is not in the register. See: blijk key list")
    }
    return window
  }

  private static func retire(
    _ thumbprint: String, at moment: Int, as event: EventLog.Event, _ session: any SQLSession,
    _ log: inout EventLog
  ) throws {
    let moment = log.time(moment)
    try session.run(
      "UPDATE signingKey SET usedUntil = ? WHERE id = ?", [.integer(moment), .text(thumbprint)])
    try log.append(event, subject: EventLog.subject(key: thumbprint), at: moment, in: session)
  }

  /// Throws `badDate` when the computer's clock is behind the register: what a new key signs would be dated
  /// wrongly. Taking a key out of use does not ask this.
  private static func refuseBehind(_ moment: Int, _ session: any SQLSession) throws {
    let newest = try session.number(
      """
      SELECT max(moment) FROM (
        SELECT max(registeredAt) AS moment FROM document
        UNION ALL SELECT max(usedFrom) FROM signingKey) AS moments
      """, in: Bounds.moments)
    guard let newest, moment < newest else { return }
    let day = CalendarDate.inTheNetherlands(newest).iso8601
    throw Problem(
      .badDate,
      nl:
        "De klok van deze computer loopt achter: in het register staat al iets van \(day). Zet de klok "
        + "goed. Liep de klok eerst vóór? Wacht dan tot na \(day). Anders lijkt ongeldig wat u al hebt "
        + "uitgegeven.",
      en:
        "This computer's clock is behind: the register already contains something from \(day). Set the "
        + "clock right. Was it ahead before? Then wait until after \(day). Otherwise what you have issued "
        + "seems invalid.")
  }
}
