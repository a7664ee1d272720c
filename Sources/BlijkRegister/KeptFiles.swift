package import BlijkBasics
package import BlijkCredential
import BlijkKeys

/// The files of one document as they were handed out, so that they can be printed again byte for byte
/// whatever has become of templates, fonts and Blijk since.
package struct KeptFiles: Sendable {
  /// What every file of the batch has: fonts.
  package let shared: Asset
  /// What the files were compressed beside: the same pages without a person on them.
  package let dictionary: Asset
  /// Which files there are, as JSON.
  package let contents: String
  /// Their bytes, compressed, without the shared part.
  package let bytes: [UInt8]
  /// SHA-256 of all of it, as the log fixes it. A signature is among the bytes, so that it tells nothing
  /// about an erased person.
  let hash: [UInt8]

  /// Bytes that many documents share, named by their SHA-256.
  package struct Asset: Sendable {
    package let hash: [UInt8]
    package let bytes: [UInt8]

    package init(_ bytes: [UInt8]) {
      self.bytes = bytes
      hash = SHA256.hash(bytes)
    }
  }

  package init(shared: Asset, dictionary: Asset, contents: String, bytes: [UInt8]) {
    self.shared = shared
    self.dictionary = dictionary
    self.contents = contents
    self.bytes = bytes
    hash = Self.hash(
      shared: shared.hash, dictionary: dictionary.hash, contents: contents, bytes: bytes)
  }

  static func hash(
    shared: [UInt8], dictionary: [UInt8], contents: String, bytes: [UInt8]
  ) -> [UInt8] {
    var content = shared + dictionary
    content.reserveCapacity(content.count + contents.utf8.count + bytes.count + 8)
    content.append(bigEndian: contents.utf8.count)
    content += contents.utf8
    content += bytes
    return SHA256.hash(content)
  }
}

/// Keeping them in the register.
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
  /// - Throws: When they are not those that were kept, as the log has it.
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
    guard record.filesHash != EventLog.nothing else { return nil }
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
