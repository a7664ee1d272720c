import BlijkBasics
import BlijkCredential
import BlijkTestSupport
import Foundation
import Testing

@testable import BlijkIssuing
@testable import BlijkVerifying

/// Lists as people really have them, after the bug reports of other systems: what must come out of each
/// stands in `expected.toml`, and is gone through line by line.
@Suite struct ListCasesTests {
  private static let folder = "\(Project.cases ?? "")/lists"

  /// What a refusal must be about, in words of ours.
  private static let words = [
    "school-export.csv": ["'Stamnummer'", "'Klas'", "--ignore-columns"],
    "utf8-read-as-1252.csv": ["verkeerd gelezen letters", "CSV UTF-8"],
    "excel-error-ref.csv": ["#VERW!", "fout van het rekenblad", "formule"],
    "excel-error-nb.csv": ["#N/B", "fout van het rekenblad", "formule"],
    "alt-enter-in-tasks.csv": ["Alt+Enter", "|"],
    "total-row.csv": ["geen persoon", "'Afwezig:'", "'Totaal: 2'"],
  ]
  /// What a warning must be about.
  private static let told = ["last-name-comma.csv": ["achternaam", "--last-name-first"]]
  /// What is tested elsewhere: searching, by `FindingTests`.
  private static let others: Set = ["found_by"]
  /// What the list says: both ways are right, and which one is ours.
  private static let ways: Set = [
    "names", "count", "refused", "with_ignored_columns", "told", "or_refused", "or_tasks",
  ]

  @Test(.enabled(if: Project.expectsCases, "\(Project.lacksCases)"))
  func everyLineHolds() throws {
    let lists = try #require(
      try TOMLFile(path: "\(Self.folder)/expected.toml".replacing("/lists/", with: "/"))
        .table("lists"))
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder)
    #expect(Set(lists.keys) == Set(files.filter { $0.hasSuffix(".csv") }))
    for file in lists.keys {
      let expected = try #require(try lists.table(file))
      #expect(Set(expected.keys).subtracting(Self.others).isSubset(of: Self.ways), "\(file)")
      try check(file, expected)
    }
  }

  private func check(_ file: String, _ expected: TOMLFile) throws {
    let path = "\(Self.folder)/\(file)"
    if let refused = try expected.table("refused") {
      let found = try #require(problem { try read(path) }, "\(file)")
      let row = try refused.integer("row")
      #expect(found.refusals.contains { $0.row == row }, "\(file): \(found.message.nl)")
      for word in try #require(Self.words[file]) {
        #expect(found.message.nl.contains(word), "\(file): \(found.message.nl)")
      }
    } else {
      let roster = try read(path)
      let names = roster.participants.map(\.name)
      if let count = try expected.integer("count") { #expect(names.count == count, "\(file)") }
      if let wanted = try expected.strings("names") { #expect(names == wanted, "\(file)") }
      if try expected.string("told") != nil {
        for word in try #require(Self.told[file]) {
          #expect(roster.warnings.contains { $0.nl.contains(word) }, "\(file): \(roster.warnings)")
        }
      }
    }
    if let names = try expected.strings("with_ignored_columns") {
      let roster = try read(path) { $0.ignoresColumns = true }
      #expect(roster.participants.map(\.name) == names, "\(file)")
      #expect(roster.warnings.contains { $0.nl.contains("'Klas'") }, "\(file)")
    }
  }

  private func read(_ path: String, _ adjust: (inout SheetReading) -> Void = { _ in }) throws
    -> Roster
  {
    var reading = SheetReading()
    adjust(&reading)
    return try Roster(Sheet(file: path, reading: reading), for: .praktijkverklaring)
  }
}
