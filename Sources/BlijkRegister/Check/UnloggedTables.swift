import BlijkBasics

/// Checks what no event fixes: the table `register`, kept files without a document, and what is in the
/// database besides Blijk's tables.
struct UnloggedTables {
  private(set) var findings: [Message] = []
  private(set) var faults: [Message] = []
  private var rows = 0

  init(_ session: any SQLSession) throws {
    let now = Timestamp.now()
    try session.rows("SELECT movedTo, published FROM register", []) { row in
      rows += 1
      if try row.value(0) != .null { faults.append(Self.moved(try? row.text(0))) }
      note(publication: try? row.integer(1), now: now)
    }
    if rows != 1 {
      findings.append(
        Message(
          nl: "De tabel 'register' heeft \(rows) regels in plaats van één.",
          en: "The table 'register' has \(rows) rows instead of one."))
    }
    for table in ["document", "signingKey", "batch"] {
      let odd = try session.number(
        "SELECT count(*) FROM \(table) WHERE number < ? OR number > ?",
        [.integer(Bounds.numbers.lowerBound), .integer(Bounds.numbers.upperBound)])
      guard let odd, odd > 0 else { continue }
      findings.append(
        Message(
          nl: "In de tabel '\(table)' staan regels (\(odd)) met een nummer dat Blijk niet geeft.",
          en: "The table '\(table)' has rows (\(odd)) with a number that Blijk does not give."))
    }
    let orphans = try session.number(
      "SELECT count(*) FROM keptFiles WHERE document NOT IN (SELECT number FROM document)")
    if let orphans, orphans > 0 {
      findings.append(
        Message(
          nl: "Van bewaarde bestanden (\(orphans)) is er geen document. Die zijn ingevoegd.",
          en: "Kept files (\(orphans)) have no document; they were slipped in."))
    }
    for text in try session.contradictions() {
      findings.append(
        Message(
          nl: "Het bestand van het register spreekt zichzelf tegen; wat erin staat, is dan niet "
            + "altijd te vinden: \(text).",
          en: "The register's file contradicts itself, so that what is in it cannot always be "
            + "found: \(text)."))
    }
    for name in try session.additions() {
      findings.append(
        Message(
          nl: "In de database staat iets dat Blijk er niet maakt, en dat kan veranderen wat Blijk "
            + "schrijft of leest: \(name).",
          en: "The database has something that Blijk does not make, and that can change what Blijk "
            + "writes or reads: \(name)."))
    }
  }

  /// A publication's number is a moment in seconds, or one more than the last. Readers refuse one of later
  /// than tomorrow.
  private mutating func note(publication number: Int?, now: Int) {
    guard let number, (0...Bounds.moments.upperBound).contains(number) else {
      findings.append(
        Message(
          nl: "Het nummer van de laatste publicatie is er geen; het is veranderd.",
          en: "The number of the last publication is none; it was changed."))
      return
    }
    // No finding but a fault: a clock that was ahead does the same, and must not prevent a backup.
    guard number > now + 86_400 else { return }
    let day = LogReading.day(number)
    faults.append(
      Message(
        nl: "Het nummer van de laatste publicatie is van \(day), later dan nu. Wat u nu "
          + "publiceert, nemen anderen tot dan niet aan. De klok liep voor, of iemand veranderde het.",
        en:
          "The number of the last publication is from \(day), later than now. What you publish now "
          + "is not accepted elsewhere until then. The clock was ahead, or someone changed it."))
  }

  private static func moved(_ place: String?) -> Message {
    Message(
      nl: "Dit register zegt dat het is verhuisd naar '\(place ?? "?")', en neemt niets meer aan. "
        + "Hebt u het niet zelf verhuisd, dan is het veranderd: gebruik dat adres niet.",
      en: "This register says that it has moved to '\(place ?? "?")', and takes nothing more. If "
        + "you did not move it yourself, it was changed: do not use that address.")
  }
}
