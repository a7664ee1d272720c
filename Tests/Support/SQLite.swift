import BlijkBasics
import Foundation

/// Looks into a database by another way than the program's own, and changes what it never would.
package enum SQLite {
  /// The rows of a query; bytes as hexadecimal digits, NULL as nothing. Looking leaves the database's
  /// files as they are.
  package static func rows(_ path: String, _ sql: String) throws -> [[String?]] {
    let script = """
      import json, sqlite3, sys
      mode = "ro" if sys.argv[2].startswith("SELECT") else "rw"
      db = sqlite3.connect(f"file:{sys.argv[1]}?mode={mode}", uri=True)
      rows = db.execute(sys.argv[2]).fetchall()
      db.commit()
      text = lambda v: v if v is None else v.hex() if isinstance(v, bytes) else str(v)
      print(json.dumps([[text(v) for v in row] for row in rows]))
      """
    let ended = try run(Project.python, ["-c", script, path, sql])
    guard ended.status == 0 else {
      throw CocoaError(.fileReadUnknown, userInfo: [NSLocalizedDescriptionKey: ended.errors])
    }
    let rows = try JSON(reading: Array(ended.output.utf8)).array ?? []
    return rows.map { ($0.array ?? []).map(\.string) }
  }
}
