import BlijkTestSupport
import Foundation
import Testing

/// Within a room, no two folders need each other: what stands above and what below can be told.
///
/// Types that a folder names are looked for in the text; names that the room has twice are passed over.
@Suite struct FolderTests {
  /// What one room declares and where it is named.
  private struct Room {
    /// The text of each file without comments and strings.
    private var files: [String: String] = [:]
    /// The files in which each name is declared, at the outside of a file.
    private var outer: [String: Set<String>] = [:]
    /// Names that are also declared inside something else, which nobody could tell apart here.
    private var inner: Set<String> = []

    init(_ name: String) throws {
      let folder = "\(Project.root)/Sources/\(name)"
      for path in try FileManager.default.subpathsOfDirectory(atPath: folder)
      where path.hasSuffix(".swift") {
        add(try String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8), path)
      }
    }

    private mutating func add(_ source: String, _ path: String) {
      let text =
        source
        .replacing(/"""(?s:.)*?"""/, with: "")
        .replacing(/"(?:\\.|[^"\\\n])*"/, with: "")
        .replacing(/\/\/.*/, with: "")
      files[path] = text
      let words = /(?:public|package|final|indirect|@\w+) +/
      let declares = /(struct|class|enum|actor|protocol|typealias|case) +(\w+)/
      for line in text.split(separator: "\n") {
        guard let found = line.firstMatch(of: declares) else { continue }
        let before = line[..<found.range.lowerBound].replacing(words, with: "")
        let name = String(found.output.2)
        if before.isEmpty { outer[name, default: []].insert(path) }
        if !before.isEmpty, before.allSatisfy({ $0 == " " }) { inner.insert(name) }
      }
    }

    private static func folder(of path: String) -> String {
      path.split(separator: "/").dropLast().joined(separator: "/")
    }

    /// Which folders each folder names something of.
    func needs() -> [String: Set<String>] {
      var needs: [String: Set<String>] = [:]
      for (path, text) in files {
        let own = Self.folder(of: path)
        for word in Set(text.matches(of: /\b[A-Z]\w+/).map { String($0.output) })
        where !inner.contains(word) {
          guard let declared = outer[word], let one = declared.first, declared.count == 1 else {
            continue
          }
          let other = Self.folder(of: one)
          if other != own { needs[own, default: []].insert(other) }
        }
      }
      return needs
    }
  }

  @Test(arguments: [
    "BlijkBasics", "BlijkKeys", "BlijkSecrets", "BlijkMarkup", "BlijkCredential", "BlijkDocument",
    "BlijkRegister",
    "BlijkVerifying", "BlijkIssuing", "BlijkService", "BlijkCommand",
  ])
  func noTwoNeedEachOther(room: String) throws {
    let needs = try Room(room).needs()
    for folder in needs.keys.sorted() {
      let reached = reach(of: folder, in: needs)
      #expect(!reached.contains(folder), "\(room)/\(folder) needs \(reached.sorted())")
    }
    #expect(needs.count >= (room == "BlijkMarkup" || room == "BlijkSecrets" ? 1 : 2))
  }
}
