public import BlijkBasics
public import BlijkVerifying
import Foundation

/// Everything that can be awarded: the ready achievements, and the issuer's own, which count first.
public struct AchievementLibrary: Sendable {
  private let folders: [String]
  private let issuer: String?

  /// Looks in the issuer's `achievements/`, then in the shared `Templates/achievements/`.
  public init(issuer: String?, shared: SharedFiles) {
    self.issuer = issuer
    folders =
      (issuer.map { ["\($0)/achievements"] } ?? []) + shared.all("Templates/achievements")
  }

  /// The ids, sorted, each once.
  public func ids() -> [String] {
    var ids: Set<String> = []
    for folder in folders {
      for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      where name.hasSuffix(".toml") && Self.isID(name.dropLast(5)) {
        ids.insert(String(name.dropLast(5)))
      }
    }
    return ids.sorted()
  }

  /// All achievements; a broken file is named.
  public func all() throws(Problem) -> [Achievement] {
    var all: [Achievement] = []
    for id in ids() { all.append(try self[id]) }
    return all
  }

  /// Files that somebody may have meant as a course or role, or as the theme, and that count nowhere; with
  /// why and what to do.
  public func passedOver() -> [Message] {
    issuer.map { PassedOverFiles.messages(in: $0, isID: Self.isID) } ?? []
  }

  /// The achievement with this id.
  public subscript(id: String) -> Achievement {
    get throws(Problem) {
      let files = folders.map { "\($0)/\(id).toml" }
      guard Self.isID(id[...]),
        let path = files.first(where: { FileManager.default.fileExists(atPath: $0) })
      else {
        throw Problem(
          .notFound,
          nl: (["'\(id)' staat niet in de lijst. Bekijk de lijst met: blijk achievement list"]
            + passedOver().map(\.nl)).joined(separator: " "),
          en: (["'\(id)' is not in the list. See the list with: blijk achievement list"]
            + passedOver().map(\.en)).joined(separator: " "))
      }
      return try Achievement(id: id, file: TOMLFile(path: path))
    }
  }

  /// Lower-case letters, digits and dashes: what is safe in a file name and in an address.
  private static func isID(_ text: Substring) -> Bool {
    (1...64).contains(text.utf8.count)
      && text.utf8.allSatisfy {
        ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2D
      }
  }
}
