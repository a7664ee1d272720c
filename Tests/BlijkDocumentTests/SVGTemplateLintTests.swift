import BlijkBasics
import BlijkCredential
import BlijkTestSupport
import Testing

@testable import BlijkDocument
@testable import BlijkMarkup

@Suite struct SVGTemplateLintTests {
  private static let good = """
    <svg xmlns="http://www.w3.org/2000/svg" xmlns:blijk="urn:blijk:template" width="210mm" height="297mm" viewBox="0 0 210 297">
    <text x="28" y="20" font-size="4">{{organisation.name}}</text>
    <text x="28" y="40" font-size="4">{{name}}</text>
    <text x="28" y="60" font-size="3.6">{{boundary}}</text>
    <text x="28" y="80" font-size="4">{{check.code}} {{check.host}}</text>
    <rect x="150" y="240" width="39" height="39" blijk:place="qr"/>
    """

  private func findings(_ source: String) throws -> [String] {
    let folder = try TemporaryFolder()
    return SVGTemplate.lint(path: try folder.file("sjabloon.svg", source)).map(\.message.en)
  }

  @Test func theShippedOnesAreClean() {
    for kind in Kind.allCases {
      #expect(SVGTemplate.lint(path: "\(Project.root)/Templates/\(kind.word)/document.svg").isEmpty)
    }
    for name in ["next", "deelname/next", "oorkonde/next"] {
      #expect(SVGTemplate.lint(path: "\(Project.root)/Templates/\(name).svg").isEmpty)
    }
  }

  @Test func aGoodOneIsClean() throws {
    #expect(try findings(Self.good + "</svg>") == [])
  }

  /// What is added to a good template as its line 7, and what is said of it.
  @Test(arguments: [
    (#"<text x="1" y="1">{{nmae}}</text>"#, "line 7: there is no variable 'nmae'"),
    (#"<text x="1" y="1" blijk:wdith="4">x</text>"#, "line 7: there is no 'blijk:wdith' on <text>"),
    (
      #"<text x="1" y="1" blijk:width="breed">x</text>"#,
      "line 7: 'blijk:width' is \"breed\"; a number of 1 – 210"
    ),
    (#"<text x="1" y="1" blijk:lines="-5">x</text>"#, "a whole number of 1 – 100"),
    (#"<g blijk:stack="down" blijk:top="9"><g blijk:height="-1000"/></g>"#, "'blijk:height' is"),
    (#"<text x="1" y="1" font-size="1e308">x</text>"#, "'font-size' is"),
    (#"<script>alert(1)</script>"#, "line 7: <script> does not belong"),
    (#"<foreignObject/>"#, "line 7: <foreignObject> does not belong"),
    (#"<image href="https://x.example/a.png"/>"#, "line 7: <image> does not belong"),
    (##"<use href="#a"/>"##, "line 7: <use> does not belong"),
    (#"<path d="M0 0" fill="url(http://x.example/#a)"/>"#, "'fill' refers to something outside"),
    (#"<path d="M0 0" onclick="x()"/>"#, "line 7: 'onclick' is a script"),
    (#"<a href="https://x.example"><path d="M0 0"/></a>"#, "line 7: a link is one value"),
    (#"<path d="{{name}}"/>"#, "line 7: a value can stand in a text only"),
    (#"<g blijk:stack="down"><g blijk:height="3"/></g>"#, "needs 'blijk:top'"),
    (#"<g blijk:stack="up" blijk:bottom="9"><g/></g>"#, "line 7: <g> is in a stack and needs"),
    (#"<g blijk:repeat="taken"/>"#, "line 7: there is no variable 'taken'"),
    (#"<rect blijk:place="zegel"/>"#, "'blijk:place' is not \"zegel\" but: qr, logo"),
    (#"<text x="1" y="1" font-family="Comic Sans">x</text>"#, "the font Comic Sans"),
    (#"<text x="1" y="1" transform="rotate(9)">x</text>"#, "is decoration"),
    (#"<g transform="skewX(3)"/>"#, "'transform' cannot be read"),
    (#"<path d="M0 0" fill="groen"/>"#, "'fill' is \"groen\"; a colour is #RRGGBB"),
    (#"<g style="stroke:currentColor"/>"#, "'stroke' is \"currentColor\"; a colour is"),
    (#"<path d="M0 0L1"/>"#, "line 7: 'd' cannot be read"),
    (#"<path d="M0 0L1e9 3"/>"#, "line 7: 'd' cannot be read"),
    (#"<path d="M0 0" stroke-dasharray="2 halve"/>"#, "'stroke-dasharray' cannot be read"),
    (#"<path d="M0 0" style="stroke-linecap:rond"/>"#, "'stroke-linecap' cannot be read"),
  ])
  func refuses(_ part: String, _ reason: String) throws {
    let found = try findings("\(Self.good)\n\(part)\n</svg>")
    #expect(found.contains { $0.contains(reason) }, "\(found)")
  }

  @Test(arguments: [
    ("{{boundary}}", "'{{boundary}}' is missing"),
    ("{{check.code}}", "'{{check.code}}' is missing"),
    ("{{check.host}}", "'{{check.host}}' is missing"), ("{{name}}", "'{{name}}' is missing"),
    ("{{organisation.name}}", "'{{organisation.name}}' is missing"),
    ("blijk:place=\"qr\"", "the place for the QR code"),
    ("font-size=\"3.6\"", nil),
  ])
  func missesNothing(_ part: String, _ reason: String?) throws {
    let replaced = Self.good.replacing(part, with: reason == nil ? "font-size=\"3\"" : "")
    let found = try findings(replaced + "</svg>")
    #expect(found.contains { $0.contains(reason ?? "smaller than 10 points") }, "\(found)")
  }

  /// What a signed document must have may not hang on something that is not always there.
  @Test(arguments: [
    (#"<text x="28" y="60" font-size="3.6">{{boundary}}"#, #"blijk:if="message""#, "{{boundary}}"),
    (#"<text x="28" y="40" font-size="4">{{name}}"#, #"blijk:if="draft""#, "{{name}}"),
    (#"<rect x="150" y="240" width="39" height="39""#, #"blijk:if="test""#, "QR code"),
  ])
  func whatIsNeededIsThereAlways(_ part: String, _ condition: String, _ reason: String) throws {
    let name = part.prefix { $0 != " " }
    let changed = Self.good.replacing(
      part, with: "\(name) \(condition)\(part.dropFirst(name.count))")
    #expect(changed != Self.good)
    #expect(try findings(changed + "</svg>").contains { $0.contains(reason) })
    let always = Self.good.replacing(
      part, with: "\(name) blijk:unless=\"draft\"\(part.dropFirst(name.count))")
    #expect(try findings(always + "</svg>") == [])
  }

  @Test func mustacheThatIsNestedTooDeepIsRefused() throws {
    let deep =
      String(repeating: "{{#goals}}", count: 1500) + "x"
      + String(repeating: "{{/goals}}", count: 1500)
    let found = try findings(Self.good + "<text x=\"1\" y=\"1\">\(deep)</text></svg>")
    #expect(found.contains { $0.contains("nested more than 32 deep") })
    let folder = try TemporaryFolder()
    let path = try folder.file("document.html", deep)
    #expect(problem { try CheckedTemplate(document: path) }?.code == .badTemplate)
  }

  @Test func hostileFilesAreRefusedAtOnce() throws {
    let bomb = """
      <!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
      <svg>&b;</svg>
      """
    #expect(try findings(bomb).first?.contains("DOCTYPE") == true)
    let outside = #"<!DOCTYPE svg SYSTEM "file:///etc/passwd"><svg/>"#
    #expect(try findings(outside).first?.contains("DOCTYPE") == true)
    let deep = String(repeating: "<g>", count: 5000) + String(repeating: "</g>", count: 5000)
    #expect(try findings("<svg>\(deep)</svg>").first?.contains("nested too deep") == true)
    #expect(try findings("<svg><g></svg>").first?.contains("line 1") == true)
    #expect(try findings(String(repeating: " ", count: 2 << 20)).count == 1)
    #expect(try findings("").count == 1)
  }

  /// What a drawing program adds for itself does no harm.
  @Test func whatADrawingProgramAddsIsPassedOver() throws {
    let extra = """
      <sodipodi:namedview id="v" pagecolor="#ffffff" inkscape:zoom="1"/>
      <metadata><rdf/></metadata><defs id="defs1"/>
      <path d="M0 0h1" style="fill:#0b4f5c;stroke:none;-inkscape-stroke:none" inkscape:label="x"/>
      """
    #expect(try findings(Self.good + extra + "</svg>") == [])
  }
}
