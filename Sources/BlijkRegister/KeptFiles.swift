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

  /// The files of a document; nothing when they were erased, or never kept.
  package func keptFiles(of id: DocumentID, issuer: String) throws(Problem) -> KeptFiles? {
    try read { session in
      try session.first(
        """
        SELECT keptFiles.contents, keptFiles.bytes, one.bytes, two.bytes
        FROM document JOIN keptFiles ON keptFiles.document = document.number
          JOIN asset AS one ON one.hash = keptFiles.shared
          JOIN asset AS two ON two.hash = keptFiles.dictionary
        WHERE document.id = ? AND document.issuer = ?
        """, [.bytes(id.bytes), .text(issuer)]
      ) { row in
        KeptFiles(
          shared: KeptFiles.Asset(try row.bytes(2)), dictionary: KeptFiles.Asset(try row.bytes(3)),
          contents: try row.text(0), bytes: try row.bytes(1))
      }
    }
  }
}
