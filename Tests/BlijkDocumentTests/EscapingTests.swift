import BlijkTestSupport
import Testing

@testable import BlijkDocument
@testable import BlijkMarkup

@Suite struct EscapingTests {
  private func escaped(_ name: String) throws -> String {
    let folder = try TemporaryFolder()
    let template = try CheckedTemplate(document: try folder.file("sjabloon.html", "{{name}}"))
    return String(decoding: template.render(["name": .text(name)]), as: UTF8.self)
  }

  @Test func escapesMarkup() throws {
    #expect(
      try escaped(#"<a href="x" title='y'>&"#)
        == "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;")
    #expect(try escaped("d'Ancona & Zn.") == "d&#39;Ancona &amp; Zn.")
  }

  /// With an accent behind it, a quote is another character, but the same byte.
  @Test(arguments: [
    ("\"\u{301}", "&quot;\u{301}"), ("<\u{338}", "&lt;\u{338}"), ("&\u{200D}", "&amp;\u{200D}"),
    ("'\u{302}", "&#39;\u{302}"), (">\u{20DD}", "&gt;\u{20DD}"),
  ])
  func escapesUnderAnAccent(text: String, expected: String) throws {
    let found = try escaped("A\(text)B")
    #expect(Array(found.utf8) == Array("A\(expected)B".utf8))
  }

  @Test func leavesOtherScripts() throws {
    for name in ["Nguyễn Thị Hường", "محمد", "陳美玲", "Олена"] { #expect(try escaped(name) == name) }
  }

  @Test func aValueIsNoTemplate() throws {
    #expect(try escaped("{{title}} {{{name}}}") == "{{title}} {{{name}}}")
  }
}
