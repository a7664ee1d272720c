import BlijkBasics
import BlijkCredential
import BlijkTestSupport
import Foundation

/// Compares the rows of a register, read by another way than the program's own, with the documents that
/// were handed out. What agrees is not looked at again, and its files are removed.
struct RegisterAudit {
  let engine: Engine
  let place: String
  /// Where folders of issued documents appear.
  let folders: [String]
  private var seen = 0
  private(set) var documents = 0
  private(set) var withoutRow: [String] = []
  private(set) var withoutDocument: [String] = []

  init(engine: Engine, place: String, folders: [String]) {
    self.engine = engine
    self.place = place
    self.folders = folders
  }

  /// Looks at what is new.
  mutating func look() throws {
    let rows = try engine.rows(
      place, "SELECT number, id FROM document WHERE number > \(seen) ORDER BY number")
    let registered = Set(
      rows.compactMap { row in
        row[1].flatMap { Hex.decode($0) }.flatMap { DocumentID(bytes: $0)?.checkCode }
      })
    seen = rows.last?[0].flatMap { Int($0) } ?? seen
    documents += rows.count
    let handedOut = try codes()
    withoutRow += handedOut.subtracting(registered)
    withoutDocument += registered.subtracting(handedOut)
    let notes = try engine.rows(place, "SELECT staging FROM batch")
    withoutRow += notes.compactMap { $0[0] }
  }

  /// The code of every complete document in the folders. What is hidden or cut off has no place there.
  private mutating func codes() throws -> Set<String> {
    let files = FileManager.default
    var found: Set<String> = []
    for folder in folders {
      for output in try files.contentsOfDirectory(atPath: folder) {
        let path = "\(folder)/\(output)"
        for name in try files.contentsOfDirectory(atPath: path) where name.hasSuffix(".html") {
          let code = String(name.dropLast(5).suffix(19))
          let isWhole =
            files.contents(atPath: "\(path)/\(name)")?.suffix(8) == Data("</html>\n".utf8)
          if !isWhole || output.hasPrefix(".") || !found.insert(code).inserted {
            withoutRow.append("\(path)/\(name)")
          }
        }
        if output.hasPrefix(".") { withoutRow.append(path) }
        try files.removeItem(atPath: path)
      }
    }
    return found
  }

  /// Counts what stands there twice.
  func duplicates() throws -> String {
    let row = try engine.rows(
      place,
      """
      SELECT (SELECT count(*) FROM document) - (SELECT count(DISTINCT id) FROM document),
        (SELECT count(*) FROM document) - (SELECT count(*) FROM
          (SELECT DISTINCT issuer, statusList, statusIndex FROM document) AS places)
      """)
    return "\(row.first?[0] ?? "?") duplicate ids, \(row.first?[1] ?? "?") duplicate places"
  }

  var told: String {
    "\(documents) documents, \(withoutRow.count) without a row, "
      + "\(withoutDocument.count) rows without their document"
  }
}
