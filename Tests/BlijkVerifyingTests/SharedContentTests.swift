import BlijkBasics
import BlijkCredential
import BlijkIssuing
import BlijkTestSupport
import BlijkVerifying
import Foundation
import Testing

/// The files that a designer or coordinator may change, as they are shipped.
@Suite struct SharedContentTests {
  private let shared = SharedFiles(issuer: nil)

  @Test func everyAchievementLoads() throws {
    let library = AchievementLibrary(issuer: nil, shared: shared)
    let files = try FileManager.default.contentsOfDirectory(
      atPath: "\(Project.root)/Templates/achievements")
    let ids = library.ids()
    #expect(ids == files.filter { $0.hasSuffix(".toml") }.map { String($0.dropLast(5)) }.sorted())
    let all = try library.all()
    #expect(all.map(\.id) == ids)
    for achievement in all {
      let words = achievement.wording(.nl)
      #expect(!words.title.isEmpty)
      let rules = achievement.kind.rules
      if rules.tellsOfCourse { #expect(!words.goals.isEmpty, "\(achievement.id)") }
      if rules.tellsOfTasks { #expect(!words.tasks.isEmpty, "\(achievement.id)") }
      #expect(achievement.wording(.en).tasks.count == words.tasks.count)
      #expect(achievement.wording(.en).goals.count == words.goals.count)
    }
  }

  /// Words that would promise what these documents are not.
  @Test func noAchievementPromisesTooMuch() throws {
    for achievement in try AchievementLibrary(issuer: nil, shared: shared).all() {
      for language in Language.allCases {
        let words = achievement.wording(language)
        let text =
          ([words.title, words.role ?? "", words.setting ?? ""] + words.goals + words.tasks)
          .joined(separator: " ").lowercased()
        for word in ["gekwalificeerd", "rechtsgeldig", "erkend", "werkproces"] {
          #expect(!text.contains(word), "\(achievement.id)")
        }
      }
    }
  }

  /// EHBO, BHV and HACCP are of others to certify.
  @Test(arguments: ["ehbo", "bhv", "haccp"])
  func othersCertifyThese(id: String) throws {
    let achievement = try AchievementLibrary(issuer: nil, shared: shared)[id]
    #expect(achievement.kind == .deelname)
    if id != "haccp" { #expect(achievement.wording(.nl).note?.hasPrefix("Dit is geen") == true) }
  }

  @Test func cataloguesSayTheSameThings() throws {
    let dutch = try shared.texts(.nl)
    let english = try shared.texts(.en)
    #expect(Set(dutch.keys).symmetricDifference(english.keys).sorted() == [])
    func placeholders(_ text: String?) -> Set<Substring> {
      Set((text ?? "").split(separator: "{").dropFirst().map { $0.prefix { $0 != "}" } })
    }
    for key in dutch.keys {
      #expect(placeholders(dutch.optional(key)) == placeholders(english.optional(key)), "\(key)")
      #expect(dutch.optional(key)?.isEmpty == false, "\(key)")
    }
  }

  @Test func theIssuersOwnAchievementCountsFirst() throws {
    let home = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: home("achievements"), withIntermediateDirectories: false)
    _ = try home.file("achievements/ehbo.toml", "title = \"Eigen EHBO\"\nkind = \"certificaat\"\n")
    _ = try home.file("achievements/eigen.toml", "title = \"Eigen\"\nkind = \"oorkonde\"\n")
    _ = try home.file("achievements/Geen ID.toml", "")
    let library = AchievementLibrary(issuer: home.path, shared: shared)
    #expect(try library["ehbo"].wording(.nl).title == "Eigen EHBO")
    #expect(try library["eigen"].kind == .oorkonde)
    #expect(library.ids().contains("eigen") && !library.ids().contains("Geen ID"))
    #expect(library.ids() == library.ids().sorted())
  }

  /// A broken achievement file and a word of what is said about it.
  @Test(arguments: [
    ("title = \"X\"", "kind"), ("kind = \"certificaat\"", "title"),
    ("title = \"X\"\nkind = \"diploma\"", "kind"),
    ("title = \"X\"\nkind = \"oorkonde\"\ntaken = []", "taken"),
    ("title = 3\nkind = \"oorkonde\"", "title"),
    ("title = \"<b>\"\nkind = \"oorkonde\"", "Opmaak"),
    ("title = \"X\"\nkind = \"oorkonde\"\nhours = 0", "hours"),
    ("title = \"X\"\nkind = \"oorkonde\"\nseen = \"gehoord\"", "seen"), ("title = \"X", "regel 1"),
    ("title = \"X\"\nkind = \"oorkonde\"\n[[skills]]\nname = \"s\"", "url"),
    (
      "title = \"X\"\nkind = \"oorkonde\"\n[provider]\nname = \"s\"\nurl = \"javascript:alert(1)\"",
      "webadres"
    ),
    (
      "title = \"X\"\nkind = \"praktijkverklaring\"\ntasks = "
        + "[\"1a\",\"2a\",\"3a\",\"4a\",\"5a\",\"6a\",\"7a\",\"8a\",\"9a\"]",
      "8 taken"
    ),
  ])
  func namesABrokenFile(contents: String, reason: String) throws {
    let home = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: home("achievements"), withIntermediateDirectories: false)
    _ = try home.file("achievements/kapot.toml", contents)
    let found = problem { try AchievementLibrary(issuer: home.path, shared: shared)["kapot"] }
    #expect(found?.message.nl.contains("kapot.toml") == true)
    #expect(found?.message.nl.contains(reason) == true, "\(found?.message.nl ?? "geen")")
  }

  @Test(arguments: ["", "is-er-niet", "../ehbo", "EHBO", "a/b", String(repeating: "a", count: 65)])
  func refusesAnotherID(id: String) {
    let library = AchievementLibrary(issuer: nil, shared: shared)
    #expect(problem { try library[id] }?.code == .notFound)
  }
}
