import BlijkCredential
import BlijkTestSupport
import Foundation
import Testing

/// `template lint` and `reprint`, as a designer and a coordinator use them.
@Suite struct DocumentCommandTests {
  private static let organisation = Result { try Organisation() }

  @Test func lintNamesFileAndLine() throws {
    let organisation = try Self.organisation.get()
    let good = try organisation.blijk([
      "template", "lint", "\(Project.root)/Templates/certificaat/document.svg",
      "\(Project.root)/Templates/certificaat/document.html",
    ])
    #expect(good.status == 0, "\(good.output)\(good.errors)")
    let path = try organisation.folder.file(
      "eigen.html", "<p>{{name}}</p>\n<script src=\"http://x.example/a.js\"></script>\n")
    let bad = try organisation.blijk(["template", "lint", path])
    #expect(bad.status == 2)
    #expect(bad.output.contains("eigen.html, regel 2: een script mag niet"))
    #expect(bad.output.contains("'{{boundary}}' ontbreekt"))
    let missing = try organisation.blijk(["template", "lint", organisation.folder("weg.svg")])
    #expect(missing.status == 2 && missing.output.contains("weg.svg"))
  }

  /// The same is looked at when something is issued, in everything that an organisation may change.
  @Test(arguments: [
    (
      "deelname/document.html", "<h1>", "<script src=\"https://x.example/a.js\"></script><h1>",
      "een script mag niet"
    ),
    (
      "deelname/document.html", "<h1>", "<img src=\"https://x.example/a.png\" alt=\"\"><h1>",
      "verwijzing naar buiten"
    ),
    ("deelname/document.html", "{{> check}}", "", "'{{boundary}}' ontbreekt"),
    ("deelname/document.html", "{{> check}}", "{{> chek}}", "het onderdeel 'chek' is er niet"),
    (
      "document/foot.html", "</body>", "<script src=\"https://x.example/a.js\"></script></body>",
      "foot.html, regel 3: een script mag niet"
    ),
    ("document/head.html", "{{theme.ink}}", "{{name}}", "head.html, regel 11: '{{name}}'"),
    ("note/note.html", "</body>", "<p onclick=\"x()\"></p></body>", "een script mag niet"),
    (
      "overview/overzicht.html", "</style>", "@import \"https://x.example/a.css\";</style>",
      "'@import' kan niet"
    ),
    (
      "note/note.svg", "{{intro}}", "{{intro}} {{check.url}}", "regel 10: de variabele 'check.url'"
    ),
  ])
  func whatLintRefusesIsNotIssued(file: String, old: String, new: String, reason: String) throws {
    let organisation = try Organisation()
    let own = URL(fileURLWithPath: "\(organisation.path)/Templates/\(file)")
    try FileManager.default.createDirectory(
      at: own.deletingLastPathComponent(), withIntermediateDirectories: true)
    let shipped = try String(contentsOfFile: "\(Project.root)/Templates/\(file)", encoding: .utf8)
    try shipped.replacing(old, with: new).write(to: own, atomically: true, encoding: .utf8)
    let list = try organisation.folder.file("lijst.csv", "naam\nJan\n")
    let output = organisation.folder("uit")
    let ending = try organisation.blijk([
      "issue", "--achievement", "ehbo", "--kind", "deelname", "--roster", list, "--out", output,
    ])
    #expect(ending.status == 2 && ending.errors.contains(reason), "\(ending.errors)")
    #expect(ending.errors.contains("\(own.lastPathComponent), regel "))
    #expect(!FileManager.default.fileExists(atPath: output))
    #expect(try organisation.blijk(["list"]).output == "Er is nog niets uitgegeven.\n")
  }

  @Test func everyShippedTemplateIsClean() throws {
    let organisation = try Self.organisation.get()
    let files = Kind.allCases.flatMap { kind in
      ["svg", "html"].map { "\(Project.root)/Templates/\(kind.word)/document.\($0)" }
    }
    let ending = try organisation.blijk(
      ["template", "lint"]
        + ["next", "note/note", "note/next"].map { "\(Project.root)/Templates/\($0).svg" } + files)
    #expect(ending.status == 0, "\(ending.output)")
    let parts = "\(Project.root)/Templates/document"
    let names = try FileManager.default.contentsOfDirectory(atPath: parts)
    #expect(names.count > 5)
    let alone = try organisation.blijk(["template", "lint"] + names.map { "\(parts)/\($0)" })
    #expect(alone.status == 0, "\(alone.output)")
  }

  @Test func reprintGivesTheFilesAgain() throws {
    let organisation = try Organisation()
    let documents = try organisation.issue(
      "dank", roster: "naam;bericht\nFatma Yıldız;Dank je wel\n")
    let code = try #require(
      try organisation.blijk(["list", "Fatma"]).output.split(separator: " ").first.map(String.init))
    let again = organisation.folder("nog-eens")
    let ending = try organisation.blijk(["reprint", code, "--out", again])
    #expect(ending.status == 0, "\(ending.errors)")
    for file in try documents.files(".pdf") + documents.files(".html") {
      let name = URL(fileURLWithPath: file).lastPathComponent
      #expect(FileManager.default.contentsEqual(atPath: file, andPath: "\(again)/\(name)"))
    }
    #expect(try organisation.blijk(["reprint", code, "--out", again]).status == 2)
    #expect(try organisation.blijk(["reprint", "onzin", "--out", again + "2"]).status == 2)
  }
}
