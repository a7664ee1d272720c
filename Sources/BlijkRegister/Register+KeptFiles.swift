package import BlijkBasics
package import BlijkCredential

/// Keeping files in the register.
extension Register {
  static func insert(_ asset: KeptFiles.Asset, in session: any SQLSession) throws {
    try session.run(
      "INSERT INTO asset (hash, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING",
      [.bytes(asset.hash), .bytes(asset.bytes)])
  }

  static func insert(_ files: KeptFiles, document: Int, in session: any SQLSession) throws {
    try session.run(
      """
      INSERT INTO keptFiles (document, shared, dictionary, contents, bytes)
      VALUES (?, ?, ?, ?, ?)
      """,
      [
        .integer(document), .bytes(files.shared.hash), .bytes(files.dictionary.hash),
        .text(files.contents), .bytes(files.bytes),
      ])
  }

  /// The files of a document; `nil` when they were erased, or never kept.
  ///
  /// - Throws: `badRegister`, when they are not those that the log fixes.
  package func keptFiles(of id: DocumentID, issuer: String) throws(Problem) -> KeptFiles? {
    try read { session in
      try session.first(
        """
        SELECT \(DocumentRecord.columns), keptFiles.contents, keptFiles.bytes, one.bytes, two.bytes
        FROM document LEFT JOIN keptFiles ON keptFiles.document = document.number
          LEFT JOIN asset AS one ON one.hash = keptFiles.shared
          LEFT JOIN asset AS two ON two.hash = keptFiles.dictionary
          \(DocumentRecord.join)
        WHERE document.id = ? AND document.issuer = ? AND document.token IS NOT NULL
        """, [.bytes(id.bytes), .text(issuer)]
      ) { row in
        do {
          return try Self.keptFiles(row)
        } catch is NotAsLogged {
          throw Self.changed(id)
        }
      } ?? nil
    }
  }

  private static func keptFiles(_ row: any SQLRow) throws -> KeptFiles? {
    let record = try DocumentRecord(row)
    let first = DocumentRecord.width
    guard record.filesHash != EventLog.zeroHash else { return nil }
    guard let contents = try row.optionalText(first), let bytes = try row.optionalBytes(first + 1),
      let shared = try row.optionalBytes(first + 2),
      let dictionary = try row.optionalBytes(first + 3)
    else { throw NotAsLogged() }
    let files = KeptFiles(
      shared: KeptFiles.Asset(shared), dictionary: KeptFiles.Asset(dictionary), contents: contents,
      bytes: bytes)
    guard files.hash == record.filesHash else { throw NotAsLogged() }
    return files
  }

  /// Something was changed by another program than Blijk.
  static func changed(_ id: DocumentID) -> Problem {
    Problem(
      .badRegister,
      nl: "Wat het register van \(id.checkCode) bewaart, is veranderd sinds het is uitgegeven, en "
        + "telt daarom niet. Doe: blijk register check",
      en: "What the register keeps of \(id.checkCode) was changed since it was issued, and so does "
        + "not count. Run: blijk register check")
  }
}
