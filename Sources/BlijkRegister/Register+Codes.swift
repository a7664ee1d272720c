package import BlijkBasics
package import BlijkCredential
import BlijkKeys

/// What is derived of codes for publishing. It takes a quarter of a millisecond for each, so it is kept.
extension Register {
  /// A document whose code nothing was derived of yet.
  package struct Uncoded: Sendable {
    package let document: Int
    package let id: DocumentID
  }

  /// What was derived of a document's code.
  package struct CodeKey: Sendable {
    package let document: Int
    package let tag: [UInt8]
    package let master: [UInt8]

    package init(document: Int, tag: [UInt8], master: [UInt8]) {
      self.document = document
      self.tag = tag
      self.master = master
    }
  }

  /// The documents whose codes nothing was derived of yet, oldest first. A row whose id is none is left out.
  package func uncoded() throws(Problem) -> [Uncoded] {
    try snapshot { session in
      let all = try session.number("SELECT count(*) FROM document") ?? 0
      let known = try session.number("SELECT count(*) FROM codeKey") ?? 0
      let last = try session.number("SELECT max(document) FROM codeKey") ?? 0
      // Numbers go up, so usually only the last ones lack it, and no other row is looked at.
      let newer =
        try session.number("SELECT count(*) FROM document WHERE number > ?", [.integer(last)]) ?? 0
      let condition =
        known + newer == all
        ? "number > ?"
        : "number > ? OR NOT EXISTS (SELECT 1 FROM codeKey WHERE codeKey.document = number)"
      return try session.all(
        "SELECT number, id FROM document WHERE \(condition) ORDER BY number", [.integer(last)]
      ) { row in
        try DocumentID(bytes: row.bytes(1)).map { Uncoded(document: try row.integer(0), id: $0) }
      }.compactMap(\.self)
    }
  }

  /// Keeps what was derived.
  package func keep(_ keys: [CodeKey]) throws(Problem) {
    try write { session in
      for key in keys {
        try session.run(
          "INSERT INTO codeKey (tag, document, master) VALUES (?, ?, ?)",
          [.bytes(key.tag), .integer(key.document), .bytes(key.master)])
      }
    }
  }
}
