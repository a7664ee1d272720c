import BlijkBasics
import BlijkCredential

/// Derives again what was derived of codes for publishing: no event fixes it, and where two were exchanged a
/// published site would call honest papers false.
struct CodeKeyCheck {
  /// How many are not as they are derived.
  private(set) var wrong = 0

  private struct Row: Sendable {
    let id: DocumentID?
    let issuer: String
    let tag: [UInt8]
    let master: [UInt8]

    var isRight: Bool {
      guard let id else { return false }
      return master == CodeKeys.master(of: id, issuer: issuer)
        && tag == CodeKeys(master: master).tag
    }
  }

  /// How many rows are in memory at a time.
  private static let portion = 2_000

  init(_ session: any SQLSession) throws {
    var waiting: [Row] = []
    try session.rows(
      """
      SELECT document.id, document.issuer, codeKey.tag, codeKey.master
      FROM codeKey LEFT JOIN document ON document.number = codeKey.document
      """, []
    ) { row in
      waiting.append(
        Row(
          id: try row.optionalBytes(0).flatMap { DocumentID(bytes: $0) },
          issuer: try row.optionalText(1) ?? "", tag: try row.bytes(2), master: try row.bytes(3)))
      if waiting.count == Self.portion { try look(&waiting) }
    }
    try look(&waiting)
  }

  /// On all cores, since each takes a quarter of a millisecond.
  private mutating func look(_ rows: inout [Row]) throws(Problem) {
    let some = rows
    rows.removeAll(keepingCapacity: true)
    var count = 0
    try WorkerPool.run(
      count: some.count, work: { some[$0].isRight }, consume: { if !$0 { count += 1 } })
    wrong += count
  }

  /// What is told of them.
  var faults: [Message] {
    guard wrong > 0 else { return [] }
    return [
      Message(
        nl:
          "Wat Blijk van codes afleidde om te publiceren, is veranderd (\(wrong)). Een gepubliceerde "
          + "website zou een goed papier vals noemen. Zet een reservekopie terug: blijk restore",
        en:
          "What Blijk derived of codes for publishing was changed (\(wrong)). A published website would "
          + "call a genuine paper false. Restore a backup: blijk restore")
    ]
  }
}
