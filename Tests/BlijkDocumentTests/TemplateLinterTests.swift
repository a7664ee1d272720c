import BlijkBasics
import BlijkDocument
import BlijkTestSupport
import Testing

@testable import BlijkMarkup

@Suite struct TemplateLinterTests {
  private func problemWith(_ source: String) throws -> Problem? {
    let folder = try TemporaryFolder()
    let path = try folder.file("document.svg", source)
    return problem { try CheckedTemplate(document: path) }
  }

  @Test func namesFileLineAndVariable() throws {
    let found = try #require(try problemWith("<svg>\n{{title}}\n\n<text>{{ nmae }}</text>\n</svg>"))
    #expect(found.code == .badTemplate)
    #expect(found.message.nl.contains("document.svg, regel 4:"))
    #expect(found.message.nl.contains("'nmae'"))
    #expect(found.message.en.contains("document.svg, line 4: there is no variable 'nmae'"))
  }

  /// A template, the line of its mistake, and a word of the message.
  @Test(arguments: [
    ("{{#goals}}\n{{heading}}", 2, "'goals' is not closed"),
    ("{{#goals}}{{#items}}{{/goals}}{{/items}}", 1, "closes no open section"),
    ("{{/goals}}", 1, "closes no open section"), ("{{title", 1, "without"),
    ("\n{{{name}}}", 2, "not allowed"), ("\n\n{{&name}}", 3, "not allowed"),
    ("\n{{> ander}}", 2, "there is no part 'ander'"), ("x{{> ander}}", 1, "not allowed"),
    ("{{> ../ander}}", 1, "not allowed"), ("{{>}}", 1, "not allowed"),
    ("{{< ouder}}{{/ouder}}", 1, "not allowed"),
    ("{{$blok}}{{/blok}}", 1, "not allowed"), ("{{=<% %>=}}", 1, "not allowed"),
    ("{{% CONTENT_TYPE:TEXT}}", 1, "not allowed"), ("{{items}}", 1, "no variable 'items'"),
    ("{{#goals}}{{/goals}}{{text}}", 1, "no variable 'text'"), ("{{goals}}", 1, "is a section"),
    ("{{#tasks}}{{#items}}{{organisation.nam}}{{/items}}{{/tasks}}", 1, "'organisation.nam'"),
    ("{{organisation.name.first}}", 1, "'organisation.name.first'"), ("{{}}", 1, "''"),
    ("{{#onzin}}{{/onzin}}", 1, "'onzin'"), ("{{^onzin}}{{/onzin}}", 1, "'onzin'"),
    ("{{^goals}}{{items}}{{/goals}}", 1, "'items'"), ("{{Title}}", 1, "'Title'"),
    ("\r\n{{titel}}", 2, "'titel'"), ("{{.}}", 1, "'.'"),
    ("{{title }}{{ title|upper }}", 1, "title|upper"),
  ])
  func refuses(source: String, line: Int, reason: String) throws {
    let message = try #require(try problemWith(source)).message.en
    #expect(message.contains("line \(line):"), "\(message)")
    #expect(message.contains(reason), "\(message)")
  }

  @Test(arguments: [
    "", "geen variabele { } }", "{{title}} {{ name }}", "{{! noot met {{ }}", "{{!\nlange noot\n}}",
    "{{#goals}}{{heading}}{{#items}}{{text}}{{title}}{{/items}}{{/goals}}",
    "{{#closing}}{{closing}}{{/closing}}{{^closing}}geen{{/closing}}", "{{organisation.name}}",
    "{{#check}}{{qr.picture}}{{check.qr.picture}}{{/check}}", "{{# goals }}{{/ goals }}",
  ])
  func takes(source: String) throws {
    #expect(try problemWith(source) == nil)
  }

  @Test func saysThatATemplateIsMissing() throws {
    let folder = try TemporaryFolder()
    let found = problem { try CheckedTemplate(document: folder("weg.svg")) }
    #expect(found?.code == .badTemplate)
    #expect(found?.message.nl.contains("weg.svg") == true)
  }
}
