import BlijkBasics
import BlijkIssuing
import BlijkTestSupport
import BlijkVerifying
import Foundation
import Testing

/// A file that somebody made for a course and that counts nowhere is told, with what to do.
@Suite struct PassedOverFilesTests {
  @Test(arguments: [
    ("achievements/Fietsen Maken.toml", "Noem het fietsen-maken.toml"),
    ("achievements/koken.TOML", "Noem het koken.toml"),
    ("achievements/koken.toml.txt", "Noem het koken.toml"),
    ("achievements/Café.toml", "Noem het cafe.toml"),
    ("achievements/koken.txt", "eindigt niet op .toml"),
    ("koken.toml", "in de map achievements"), ("thema.toml", "heet theme.toml"),
  ])
  func itIsNamedWithTheRemedy(_ name: String, _ remedy: String) throws {
    let issuer = try TestIssuer()
    let library = AchievementLibrary(
      issuer: issuer.folder.path, shared: SharedFiles(issuer: issuer.folder.path))
    #expect(library.passedOver().isEmpty)
    let text = "title = \"X\"\nkind = \"deelname\"\n"
    _ = try issuer.home.file("issuer/\(name)", text)
    _ = try issuer.home.file("issuer/achievements/goed-1.toml", text)
    _ = try issuer.home.file("issuer/theme.toml", "")
    let told = library.passedOver()
    #expect(told.count == 1)
    #expect(told.first?.nl.contains("'\(name)' telt niet mee") == true)
    #expect(told.first?.nl.contains(remedy) == true, "\(told)")
    #expect(problem { try library["fietsen-maken"] }?.message.nl.contains(remedy) == true)
  }

  @Test(arguments: [
    ("title = Koken", "tussen aanhalingstekens"), ("title = “Koken”", "kromme aanhalingstekens"),
    ("title: \"Koken\"", "ontbreekt een ="), ("title = \"Koken", "ontbreekt een aanhalingsteken"),
    ("goals = [\"Koken\"", "ontbreekt een haak"), ("title = \"a\"\ntitle = \"b\"", "al eerder"),
  ])
  func whatIsNotTOMLIsToldInPlainWords(_ text: String, _ words: String) throws {
    let home = try TemporaryFolder()
    let file = try home.file("koken.toml", "kind = \"deelname\"\n\(text)\n")
    let found = problem { try TOMLFile(path: file) }
    #expect(found?.message.nl.contains(words) == true, "\(found?.message.nl ?? "-")")
    #expect(found?.message.nl.contains("\(file), regel ") == true)
  }

  @Test func copyingATemplateOverwritesNothing() throws {
    let issuer = try TestIssuer()
    let first = try issuer.folder.copyTemplates(of: .certificaat)
    let names = first.copied.map { $0.dropFirst(issuer.folder.path.count + 1) }
    #expect(
      names == [
        "theme.toml", "Templates/certificaat/document.html", "Templates/certificaat/document.svg",
      ])
    #expect(first.there.isEmpty)
    for name in names {
      let shared = name == "theme.toml" ? "Templates/theme.toml" : String(name)
      let ours = try Data(contentsOf: URL(fileURLWithPath: "\(Project.root)/\(shared)"))
      #expect(
        try Data(contentsOf: URL(fileURLWithPath: first.copied[names.firstIndex(of: name) ?? 0]))
          == ours)
    }
    let own = issuer.folder.path + "/theme.toml"
    try "# eigen\n".write(toFile: own, atomically: true, encoding: .utf8)
    try FileManager.default.removeItem(atPath: first.copied[2])
    let second = try issuer.folder.copyTemplates(of: .certificaat)
    #expect(second.copied == [first.copied[2]])
    #expect(second.there == Array(first.copied.prefix(2)))
    #expect(try String(contentsOfFile: own, encoding: .utf8) == "# eigen\n")
    #expect(try issuer.issue("naam\nZoë\n", achievement: "voedselveiligheid").documents.count == 1)
  }
}
