import BlijkBasics
import BlijkTestSupport
import Foundation
import Testing

@testable import BlijkDocument
@testable import BlijkMarkup

/// What an HTML template may hold.
@Suite struct HTMLMarkupTests {
  private func findings(_ source: String, linksToFiles: Bool = false) -> [HTMLMarkup.Finding] {
    HTMLMarkup(source, linksToFiles: linksToFiles).findings
  }

  private static let script = "<script type=\"{{credential.type}}\">{{credential.text}}</script>"

  @Test(arguments: [
    "", "tekst & meer > {{name}}",
    "<!doctype html><html lang=nl><head><meta charset=\"utf-8\"></head></html>",
    "<p class='a b' data-x=\"{{name}}\" aria-label=\"{{title}}\">{{name}}</p>", script,
    "{{#credential}}\(script){{/credential}}", "<a href=\"{{check.url}}\" rel=\"noreferrer\">x</a>",
    "{{#check}}<a href=\"{{url}}\">x</a>{{/check}}", "<a href=\"#boven\">x</a>",
    "<a href=\"mailto:a@b.example\">x</a>", "<a href=\"tel:{{organisation.phone}}\">x</a>",
    "<img src=\"{{logo.address}}\" alt=\"\">", "<img src=\"data:image/png;base64,AAAA\" alt=\"\">",
    "<style>@page{size:A4}\n.a::before{content:\"\\A\";color:var(--x)}\n.b{color:{{theme.ink}}}</style>",
    "<p style=\"width:{{check.qr.millimetres}}mm\"></p>", "<!-- gewoon -->", "<br/><hr>",
    "<style>a{content:\"{{#check}}{{check.code}}{{/check}}\"}</style>", "<title>{{title}}</title>",
    "<p title=\"{{#level}}{{level}}{{/level}}\">x</p>",
    "{{#tasks}}<p>{{#items}}{{text}}{{/items}}</p>{{/tasks}}",
    "<svg viewBox=\"0 0 1 1\"><g id=\"{{id}}\"><use href=\"#{{id}}p\" transform=\"{{transform}}\"/></g></svg>",
    "<svg><rect fill=\"url(#a)\" stroke=\"{{colour}}\"/></svg>", "{{! <script> in een notitie }}",
    "<style>/* (uitleg) */ @media print{p:not(.a){color:rgb(0 0 0)}}</style>", "<p>a &lt; b</p>",
  ])
  func takes(source: String) {
    #expect(findings(source).map(\.why.en) == [])
  }

  /// A template, and a word of what is said about it.
  @Test(arguments: [
    ("<script>alert(1)</script>", "script"), ("<SCRIPT src=x></SCRIPT>", "script"),
    ("<script type=\"{{credential.type}}\">x</script>", "script"),
    ("<script type=\"text/javascript\">{{credential.text}}</script>", "script"),
    ("<p onclick=\"x()\">", "script"), ("<p\nONLOAD='x'>", "script"),
    ("<img src=x onerror=x>", "script"),
    ("<p/onclick=x>", "cannot be read"), ("<a href=\"javascript:x\">", "elsewhere"),
    ("<a href=\"&#106;avascript:x\">", "elsewhere"), ("<a href=\"{{name}}\">", "elsewhere"),
    ("<a href=\" {{check.url}}\">", "elsewhere"),
    ("<a href=\"{{check.url}}{{name}}\">", "elsewhere"),
    ("<a href=\"{{#check}}{{url}}{{/check}}\">", "elsewhere"),
    ("<a href=\"https://x.example\">", "elsewhere"),
    ("<a href=\"//x.example\">", "elsewhere"), ("<a href=\"bestand.html\">", "elsewhere"),
    ("<a href=\"java{{! x }}script:x\">", "elsewhere"),
    ("<a href=\"data:text/html,x\">", "elsewhere"),
    ("<img src=\"https://x.example/a.png\">", "elsewhere"),
    ("<img src='http://x.example'>", "elsewhere"),
    ("<img src=\"{{check.url}}?{{name}}\">", "elsewhere"), ("<img src=x.png>", "elsewhere"),
    ("<img srcset=\"x\">", "does not belong"),
    ("<a ping=\"x\" target=\"_blank\">", "does not belong"),
    ("<link rel=\"stylesheet\" href=\"x\">", "does not belong"),
    ("<base href=\"x\">", "does not belong"),
    ("<iframe srcdoc=\"x\"></iframe>", "does not belong"),
    ("<form action=\"x\">", "does not belong"),
    ("<object data=\"x\">", "does not belong"), ("<embed src=\"x\">", "does not belong"),
    ("<template><p></template>", "does not belong"),
    ("<noscript><p></noscript>", "does not belong"),
    ("<svg><foreignObject/></svg>", "does not belong"),
    ("<svg><animate/></svg>", "does not belong"),
    ("<svg><a xlink:href=\"{{check.url}}\"></a></svg>", "does not belong"),
    ("<svg><use href=\"https://x.example/a.svg#a\"/></svg>", "elsewhere"),
    ("<svg><rect fill=\"url(https://x.example)\"/></svg>", "fetches nothing"),
    ("<svg><rect fill=\"url&#40;https://x.example)\"/></svg>", "'&'"),
    ("<svg xmlns=\"http://x.example\"></svg>", "possible here"),
    ("<meta http-equiv=\"refresh\" content=\"0;url=x\">", "possible here"),
    ("<meta http-equiv=\"{{name}}\">", "possible here"),
    ("<meta name=\"anders\">", "possible here"),
    ("<style>@import \"x\";</style>", "'@import'"),
    ("<style>@\\69mport \"x\"</style>", "cannot stand"),
    ("<style>a{background:url(https://x.example)}</style>", "fetches nothing"),
    ("<style>a{background:URL( x )}</style>", "fetches nothing"),
    ("<style>a{background:image-set(\"x\" 1x)}</style>", "fetches nothing"),
    ("<style>a{background:u\\72l(x)}</style>", "'\\'"),
    ("<style>a{background:ur\\6c(x)}</style>", "'\\'"),
    ("<style>a{background:ur{{#logo}}{{/logo}}l(x)}</style>", "fetches nothing"),
    ("<style>a{background:{{#logo}}url{{/logo}}(x)}</style>", "fetches nothing"),
    ("<style>a{background:ur{{! x }}l(x)}</style>", "fetches nothing"),
    ("<style>a{background:{{theme.ink}}(x)}</style>", "fetches nothing"),
    ("<style>a::before{content:'{{name}}'}</style>", "cannot stand in a style"),
    ("<style>a{}<!--</style><p onclick=x>--></style>", "no '<'"), ("<style>a{}", "cannot be read"),
    ("<style/>a<p onclick=x></style>", "no '<'"), ("<title><b onclick=x></title>", "no '<'"),
    ("<svg><style>a{background:url&#40;x)}</style></svg>", "'&'"),
    ("<p style=\"background:url(x)\">", "fetches nothing"),
    ("<p style=\"{{message}}\">", "cannot stand"),
    ("<p style=\"background:&#117;rl(x)\">", "'&'"),
    ("<p {{name}}>", "within a tag"), ("<p {{#logo}}class=\"a\"{{/logo}}>", "within a tag"),
    ("<{{name}}>", "&lt;"), ("<p class={{name}}>", "cannot be read"),
    ("<p class=\"a\"id=\"b\">", "cannot be read"),
    ("<p class=\"{{#logo}}\" id=\"{{/logo}}\">", "must end where"),
    ("{{#logo}}<p class=\"{{/logo}}\">", "must end where"),
    ("{{#logo}}<style>{{/logo}}</style>", "must end where"),
    ("{{#logo}}<!--{{/logo}}-->", "a comment is"),
    ("<!-- {{name}} -->", "a comment is"), ("<!--> <p onclick=x> -->", "a comment is"),
    ("<!-- a --!> <p onclick=x> -->", "a comment is"),
    ("<!--[if IE]> x <![endif]-->", "a comment is"),
    ("<!-- nooit", "a comment is"), ("<!DOCTYPE html SYSTEM \"x\">", "&lt;"),
    ("<![CDATA[x]]>", "&lt;"),
    ("<?php x ?>", "&lt;"), ("a < b", "&lt;"), ("{{credential.text}}", "the credential"),
    ("{{#credential}}{{text}}{{/credential}}", "the credential"),
    ("<p title=\"{{credential.text}}\">", "the credential"),
    ("{{#credential}}<p title=\"{{text}}\">{{/credential}}", "the credential"),
  ])
  func refuses(source: String, reason: String) {
    let found = findings(source).map(\.why.en)
    #expect(found.contains { $0.contains(reason) }, "\(found)")
    // Cut off anywhere it is read to its end.
    for end in 0...source.utf8.count {
      _ = findings(String(decoding: source.utf8.prefix(end), as: UTF8.self))
    }
  }

  @Test func namesTheLine() {
    let source = "<p>\n\n<b onclick=x>\n<style>\na{}\nb{c:url(x)}\n</style>\n\n<i\n\nx=\"y\">"
    #expect(findings(source).map(\.line) == [3, 6, 9])
  }

  /// What lies beside the documents may name their files, and has rows that are markup.
  @Test func anOverviewLinksToFiles() {
    let rows =
      "<a href=\"../{{address}}\"></a><img src=\"../{{address}}\"><a href=\"afdrukken.html\"></a>{{rows}}"
    #expect(findings(rows, linksToFiles: true).isEmpty)
    #expect(findings(rows).count == 3)
    for source in [
      "<a href=\"https://x.example\">", "<a href=\"/etc/passwd\">", "<a href=\"javascript:x\">",
      "<a href=\"../../x\">", "<a href=\"{{link}}\">", "<p title=\"{{rows}}\">",
      "<a href=\"..\\\\x\">",
    ] {
      #expect(!findings(source, linksToFiles: true).isEmpty, "\(source)")
    }
  }

  @Test func everyShippedTemplateIsClean() throws {
    let templates = "\(Project.root)/Templates"
    let kinds = ["certificaat", "deelname", "praktijkverklaring", "oorkonde", "aanbevelingsbrief"]
    for kind in kinds {
      let linter = HTMLTemplateLinter(document: "\(templates)/\(kind)/document.html")
      #expect(try linter.findings().map(\.message.nl) == [])
    }
    for name in ["note/note", "overview/overzicht", "overview/overzicht-rij"] {
      let source = try String(contentsOfFile: "\(templates)/\(name).html", encoding: .utf8)
      #expect(findings(source, linksToFiles: true).map(\.why.nl) == [])
    }
  }

  /// `docs/nl/sjablonen.md` tells all of it, and nothing else.
  @Test func theListIsTold() throws {
    let text = try String(contentsOfFile: "\(Project.root)/docs/nl/sjablonen.md", encoding: .utf8)
    func told(_ row: String) throws -> Set<String> {
      let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("| \(row) |") })
      let parts = line.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      return Set(parts.filter { $0.offset % 2 == 1 }.map { $0.element.lowercased() })
    }
    #expect(try told("Elementen") == HTMLDialect.elements)
    #expect(try told("Attributen op alles") == HTMLDialect.attributes.union(["aria-…", "data-…"]))
    let some = HTMLDialect.attributesOf.flatMap { element, names in names.map { "\(element) \($0)" }
    }
    #expect(try told("Op één element") == Set(some))
    #expect(try told("In een tekening") == HTMLDialect.drawingAttributes)
    #expect(try told("`name` van `meta`").subtracting(["name", "meta"]) == HTMLDialect.metaNames)
    #expect(try told("Een link") == Set(HTMLDialect.links).union(["url", "link"]))
    #expect(try told("Een plaatje") == Set(HTMLDialect.pictures).union(["address", "picture"]))
    #expect(HTMLDialect.addresses == ["url", "link", "address", "picture"])
    #expect(try told("Waarden in een stijl") == HTMLDialect.styleValues)
    #expect(
      try told("Functies in een stijl").subtracting(["url(#…)"]) == HTMLDialect.styleFunctions)
    #expect(try told("Regels in een stijl") == Set(HTMLDialect.styleRules.map { "@\($0)" }))
  }
}
