import BlijkBasics
import BlijkTestSupport
import Testing

@testable import BlijkMarkup

/// Templates that take in what they have in common.
@Suite struct TemplatePartsTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// Parts are files of this folder.
  private var parts: TemplateParts {
    let folder = folder
    let names = ["kop", "voet", "naam", "rond", "groot"]
    return TemplateParts { names.contains($0) ? folder("\($0).html") : nil }
  }

  private func source(_ text: String, _ files: [String: String]) throws -> TemplateSource {
    for (name, text) in files { _ = try folder.file("\(name).html", text) }
    return try TemplateSource(path: folder.file("document.html", text), parts: parts)
  }

  @Test func aPartComesInThePlaceOfItsLine() throws {
    let source = try source(
      "{{> kop}}\n<p>\n  {{>naam}} \n</p>\n{{> voet}}\n",
      ["kop": "<h1>\n{{> naam}}\n</h1>\n", "naam": "{{name}}", "voet": "<hr>\n\n"])
    #expect(source.text == "<h1>\n{{name}}\n</h1>\n<p>\n{{name}}\n</p>\n<hr>\n\n")
    let places = (1...8).map { line in
      let place = source.place(of: line)
      return "\(place.path.split(separator: "/").last ?? "") \(place.line)"
    }
    #expect(
      places == [
        "kop.html 1", "naam.html 1", "kop.html 3", "document.html 2", "naam.html 1",
        "document.html 4", "voet.html 1", "voet.html 2",
      ])
  }

  /// Line ends stay as they are, and so does a file without parts.
  @Test(arguments: ["", "a", "a\n", "a\r\nb\r\n", "\n\n", "{{name}}\n\nb", "x {{> kop}}"])
  func aFileWithoutPartsIsWhatItWas(text: String) throws {
    #expect(try source(text, [:]).text == text)
  }

  @Test func lineEndsOfWindowsAreSeen() throws {
    let source = try source("{{> kop}}\r\n<p>\r\n", ["kop": "a\r\nb\r\n"])
    #expect(source.text == "a\r\nb\r\n<p>\r\n")
    #expect(source.place(of: 3).line == 2)
  }

  /// What is wrong is told with the file and line where it stands.
  @Test(arguments: [
    ("{{> kop}}\n{{naam}}\n", "<p>\n", "document.html, line 2: there is no variable 'naam'"),
    ("<p>\n{{> kop}}\n", "<p>\n{{naam}}", "kop.html, line 2: there is no variable 'naam'"),
    ("{{> kop}}\n<p>\n<b onclick=\"x\">\n", "<p>\n<p>\n", "document.html, line 3: a script"),
    ("<p>\n\n{{> kop}}\n", "<b\nonclick=\"x\">\n", "kop.html, line 1: a script"),
    ("{{> weg}}", "", "document.html, line 1: there is no part 'weg'"),
    ("{{> kop}}", "<p>\n{{> weg}}", "kop.html, line 2: there is no part 'weg'"),
    ("<p>{{> kop}}</p>", "<p>", "document.html, line 1: '{{> kop}}' is not allowed"),
    ("{{#name}}\n{{> kop}}\n", "{{/name}}{{/name}}", "kop.html, line 1: '{{/name}}' closes no"),
  ])
  func tellsWhereItIs(text: String, part: String, expected: String) throws {
    _ = try folder.file("kop.html", part)
    let linter = HTMLTemplateLinter(
      path: try folder.file("document.html", text), variables: ["name": .value], parts: parts)
    var found: [String] = []
    do {
      found = try linter.findings().map(\.message.en)
    } catch {
      found = [error.message.en]
    }
    #expect(found.contains { $0.contains(expected) }, "\(found)")
  }

  /// A circle ends, and so does a template that would grow without end.
  @Test func aCircleIsRefused() throws {
    let found = problem { try source("{{> rond}}", ["rond": "<p>\n{{> rond}}\n"]) }
    #expect(found?.message.en.contains("rond.html, line 2: there is no part 'rond', or") == true)
    let large = String(repeating: "<p>0123456789</p>\n", count: 20_000)
    let many = String(repeating: "{{> groot}}\n", count: 10)
    #expect(problem { try source(many, ["groot": large]) }?.code == .badTemplate)
  }

  @Test func whereThereAreNoPartsTheTagIsRefused() throws {
    let path = try folder.file("note.html", "{{> kop}}\n")
    _ = try folder.file("kop.html", "x")
    let found = problem { try CheckedTemplate(path: path, variables: [:]) }
    #expect(found?.message.en.contains("'{{> kop}}' is not allowed") == true)
  }
}
