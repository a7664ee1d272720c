import BlijkBasics
import BlijkCredential
import BlijkTestSupport
import Foundation

/// Documents as they were handed out, and rows as they stand in a register, by check code.
enum HandedOut {
  /// The codes of whole documents in a folder; nothing where there is none.
  static func codes(in folder: String) throws -> Set<String>? {
    let files = FileManager.default
    guard files.fileExists(atPath: folder) else { return nil }
    var codes: Set<String> = []
    for name in try files.contentsOfDirectory(atPath: folder) where name.hasSuffix(".html") {
      guard files.contents(atPath: "\(folder)/\(name)")?.suffix(8) == Data("</html>\n".utf8) else {
        continue
      }
      codes.insert(String(name.dropLast(5).suffix(19)))
    }
    return codes
  }

  /// The codes in a register; `table` may be in another schema.
  static func registered(_ engine: Engine, _ place: String, table: String = "document") throws
    -> Set<String>
  {
    let rows = try engine.rows(place, "SELECT id FROM \(table)")
    return Set(
      rows.compactMap { row in
        row[0].flatMap { Hex.decode($0) }.flatMap { DocumentID(bytes: $0)?.checkCode }
      })
  }

  /// A list of so many people.
  static func list(_ people: Int) -> String {
    "naam\n" + (1...people).map { "Persoon \($0)" }.joined(separator: "\n")
  }
}
