import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkMarkup
import BlijkTestSupport
import Testing

@testable import BlijkIssuing
@testable import BlijkVerifying

/// A second credential or code in a file, in a spelling that another program reads: whatever a browser or a
/// wallet sees must be read here, or the file is not.
@Suite struct CarrierSpellingTests {
  private let sample: VerdictCase
  private let other: VerdictCase
  private let verifier: Verifier

  init() throws {
    (sample, other) = try Self.made.get()
    verifier = sample.issuer.verifier(on: VerdictCase.day)
  }

  private static let made = Result {
    (try VerdictCase(roster: "naam\nSamira\nJan"), try VerdictCase(.rsa))
  }

  // MARK: - Making files

  private func text(_ format: String, of number: Int = 0) throws -> String {
    String(decoding: try sample.bytes(format, of: number), as: UTF8.self)
  }

  /// Another's credential, as JSON for `JSON` and as a JWT for `JWT`; his code for `CODE`.
  private func filled(_ markup: String) throws -> String {
    let jwt = String(decoding: try other.bytes("credential"), as: UTF8.self)
    let link = try #require(sample.report.documents[1].link)
    return markup.replacing("JSON", with: try text("credential", of: 1)).replacing("JWT", with: jwt)
      .replacing("CODE", with: link.split(separator: "#").last ?? "")
  }

  private func page(with markup: String) throws -> String {
    try text("html").replacing("</body>", with: filled(markup) + "</body>")
  }

  private func why(_ verdict: Verdict) -> String {
    verdict.reasons.first { $0.outcome == .fail }?.why.nl ?? ""
  }

  private func expectUnreadable(
    _ file: String, _ words: String = "", _ place: SourceLocation = #_sourceLocation
  ) {
    let verdict = verifier.verify(Array(file.utf8))
    #expect(
      verdict.state == .unreadable && why(verdict).contains(words), "\(why(verdict))",
      sourceLocation: place)
  }

  private func expectGood(_ file: String, _ place: SourceLocation = #_sourceLocation) {
    let verdict = verifier.verify(Array(file.utf8))
    #expect(verdict.state == .valid, "\(why(verdict))", sourceLocation: place)
    #expect(verdict.facts?.name == "Samira", sourceLocation: place)
  }

  // MARK: - Pages

  static let types = [
    #"type="application/vc""#, #"type="application&#47;vc""#, #"type="application&#x2F;vc""#,
    #"type="application&#0000047vc""#, #"type="application&sol;vc""#, "type='application/vc'",
    "type=application/vc", #"TYPE="Application/VC""#, "type = \n 'application/vc'",
    #"id="a" type="application/vc""#, #"type="application/vc; charset=utf-8""#,
    #"type=" application/vc""#, #"type="application/vc+ld+json""#, #"type="application/ld+json""#,
    #"type='APPLICATION/LD&plus;JSON'"#, #"type="application/json""#, #"type="text/plain""#,
    #"type="text/javascript""#, "type", "", #"type="a" type="application/vc""#, "/",
    #"data-x="<p>" type="application/vc""#,
  ]

  @Test(arguments: types)
  func aSecondScriptIsSeen(_ type: String) throws {
    for script in ["script", "SCRIPT", "svg:script"] {
      for end in ["</script>", "</SCRIPT >", "</script\n>"]
      where script != "svg:script" || end == "</script>" {
        expectUnreadable(try page(with: "<\(script) \(type)>JSON\(end)"), "meer dan één")
        expectUnreadable(try page(with: "<\(script) \(type)> \n JWT\n\(end)"), "meer dan één")
      }
    }
  }

  @Test(arguments: types)
  func theOnlyScriptIsReadInEverySpelling(_ type: String) throws {
    // Without its code, which would be read alone.
    let html = try text("html").replacing(sample.link, with: "https://bewijs.example")
    let plain = #"<script type="application/vc">"#
    #expect(html.contains(plain))
    expectGood(html.replacing(plain, with: "<script \(type)>"))
    expectGood(html.replacing(plain, with: "<SCRIPT \(type)>"))
  }

  /// Where one program sees a comment or a text, another sees an element.
  @Test(arguments: [
    "<!-- % -->", "<template>%</template>", "<noscript>%</noscript>", "<svg>%</svg>",
    "<svg><![CDATA[ % ]]></svg>", "<textarea>%</textarea>", "<p title='%'>", "<style>%</style>",
    "<!-->%-->", "<?x % ?>", "<xmp>%</xmp>", "<a b=>%",
  ])
  func wherever(_ place: String) throws {
    let script = "<script type=\"application/vc\">JSON</script>"
    expectUnreadable(try page(with: place.replacing("%", with: script)))
  }

  @Test(arguments: [
    "<openbadges:credential verify=\"JWT\"/>", "<openbadges:credential verify='JWT'></p>",
    "<openbadges:credential verify=JWT></p>", "<OpenBadges:Credential VERIFY=\"JWT\" />",
    "<openbadges:credential\nid=x\tverify\n=\n\"JWT\"/>", "<ob:credential verify=\"JWT\"/>",
    "<openbadges:assertion verify=\"JWT\"/>", "<openbadges:credential verify=\"&#101;yJWT\"/>",
  ])
  func aSecondElementIsSeen(_ element: String) throws {
    expectUnreadable(try page(with: element), "meer dan één")
  }

  /// What may be a credential and is not read is not passed over.
  @Test(arguments: [
    "<openbadges:credential>JSON</openbadges:credential>",
    "<openbadges:credential verify='JWT'>JSON</openbadges:credential>",
    "<openbadges:credential verify='JWT'><![CDATA[JSON]]></openbadges:credential>",
    "<iframe srcdoc=\"&lt;script type='application/vc'>JWT&lt;/script>\"></iframe>",
    "<a href=\"data:application/vc,x\">x</a>", "<link type='application&#47;vc' href=x>",
    "<a href='DATA:application/ld+json;base64,e30='>x</a>", "<object type=application/vp+jwt>",
    "<script type='application/ld+json'>{\"a\":1,\"a\":2}</script>",
    "<script type='application/vc'>{</script>", "<script type='text/plain'>&#123;}</script>",
    "<script type='application/ld+json'><!-- JSON --></script>",
    "<embed src='data:application/jwt,x'>",
  ])
  func whatIsNotReadIsNotPassedOver(_ markup: String) throws {
    expectUnreadable(try page(with: markup), "op een manier die wij niet lezen")
  }

  @Test func aPageThatDefinesItsOwnWordsIsNotRead() throws {
    let html = try text("html")
    expectUnreadable(
      html.replacing("<!DOCTYPE html>", with: "<!DOCTYPE html [<!ENTITY a \"application/vc\">]>"),
      "op een manier")
    expectUnreadable("\u{FEFF}<!DOCTYPE html [<!entity a 'b'>]>" + html, "op een manier")
  }

  /// In another encoding the same bytes are another page.
  @Test func onlyUTF8IsRead() throws {
    let html = try sample.bytes("html")
    for start in [[0xFE, 0xFF], [0xFF, 0xFE], [0x20, 0]] as [[UInt8]] {
      let verdict = verifier.verify(start + html)
      #expect(verdict.state == .unreadable && why(verdict).contains("UTF-8"), "\(why(verdict))")
    }
  }

  // MARK: - Links

  static let links = [
    "<a href=\"https://bewijs.example/q#CODE\">", "<a href='https://bewijs.example/q#CODE'>",
    "<a href=https://bewijs.example/q#CODE>", "<A HREF=\"https://bewijs.example/q#CODE\">",
    "<a href=\"HTTPS://bewijs.example/q#CODE\">", "<a href=\"http://bewijs.example/Q#CODE\">",
    "<a href=\"https://bewijs.example/q&#35;CODE\">",
    "<a href=\"https://bewijs.example/q&num;CODE\">",
    "<a href=\"https&colon;//bewijs.example/q#CODE\">",
    "<a href=\"https://bewijs.example/%71#CODE\">",
    "<a href=\" https://bewijs.example/q\n#\tCODE \">", "<a href=\"q#CODE\">",
    "<a href=\"/q#CODE\">",
    "<a href=\"https:\\\\bewijs.example\\q#CODE\">",
    "<a href=\"https://bewijs.example/q?a=b#CODE\">",
    "<svg><a xlink:href='https://bewijs.example/q#CODE'></svg>",
    "<area href='//bewijs.example/q#CODE'>",
    "<form action='https://bewijs.example/q#CODE'>", "<a title='>' href='/q#CODE'>",
    "<meta http-equiv=refresh content='0;url=https://bewijs.example/q#CODE'>",
  ]

  @Test(arguments: links)
  func aSecondLinkIsSeen(_ link: String) throws {
    expectUnreadable(try page(with: link), "meer dan één")
    // And the only one is read.
    let code = sample.link.split(separator: "#").last ?? ""
    expectGood("<html>" + link.replacing("CODE", with: code) + "</html>")
  }

  // MARK: - What is none

  @Test(arguments: [
    "<script>if (a<b && c) { x = \"</p>\" }</script>", "<script src=x.js></script>",
    "<script type='application/ld+json'>{\"@type\":\"WebSite\",\"name\":\"Buurtkamer\"}</script>",
    "<p>Zet het in application/vc.</p>", "<a href='https://nl.wikipedia.org/wiki/Q#Geschiedenis'>",
    "<a href='#12345678901234567890123'>", "<a href='https://elders.example/q'>", "a < b <",
    "<img src='data:image/png;base64,AAAA'>", "<p data-a='&#9999999999999;&nix;&#x;&;'>", "<",
    "<link type='application/rss+xml' href='https://elders.example/rss'>",
  ])
  func whatIsNoCredentialDoesNoHarm(_ markup: String) throws {
    expectGood(try page(with: markup))
  }

  // MARK: - Pictures

  @Test(arguments: [
    "<script type='application&#47;vc'>JWT</script>", "<x:script xmlns:x='urn:x'>JWT</x:script>",
    "<script type='application/ld+json'><![CDATA[JSON]]></script>",
    "<!-- <openbadges:credential verify='JWT'/> -->", "<OpenBadges:Credential verify='JWT' />",
    "<openbadges:assertion verify='JWT'/>", "<openbadges:CREDENTIAL verify='JWT'/>",
    "<b:assertion xmlns:b='http&#58;//openbadges.org' verify='JWT'/>",
    "<c:credential xmlns:c='https://purl.imsglobal.org&#x2f;ob/v3p0' verify='JWT'/>",
    "<a xlink:href='https&#58;//bewijs.example/q#CODE' xmlns:xlink='http://www.w3.org/1999/xlink'/>",
  ])
  func aDrawingWithASecondOneIsNotRead(_ markup: String) throws {
    let svg = try text("svg")
    expectGood(svg)
    // The usual prefix and one in capitals both stand for Open Badges.
    let root = svg.replacing(
      "xmlns:openbadges=", with: "xmlns:OpenBadges=\"\(SVGBadge.namespace)\" xmlns:openbadges=")
    expectUnreadable(root.replacing("</svg>", with: try filled(markup) + "</svg>"))
  }

  static let keywords = [
    "openbadgecredential", "OpenBadgeCredential", "OPENBADGECREDENTIAL", "openbadges", "OpenBadges",
    " openbadgecredential", "openbadgeassertion",
  ]

  private func png(_ type: String, _ keyword: String, before rest: [UInt8]) throws -> [UInt8] {
    let jwt = try other.bytes("credential")
    let fields = [UInt8](repeating: 0, count: type == "iTXt" ? 4 : 0)
    let png = try #require(PNGFile(reading: rest))
    let end = png.chunks[0].range.upperBound
    let chunk = PNGFile.chunk(type, Array(keyword.utf8) + [0] + fields + jwt)
    return Array(png.bytes[..<end]) + chunk + Array(png.bytes[end...])
  }

  @Test(arguments: keywords, ["iTXt", "tEXt", "zTXt", "itxt"])
  func aPictureWithASecondOneIsNotRead(_ keyword: String, _ type: String) throws {
    let good = try BadgePicture(reading: Sample.png)
      .carrying(BadgeCredential(reading: sample.bytes("credential"))).bytes
    #expect(verifier.verify(good).state == .valid)
    let verdict = verifier.verify(try png(type, keyword, before: good))
    #expect(
      verdict.state == .unreadable && why(verdict).contains("meer dan één"), "\(why(verdict))")
    // Baking makes one of it.
    let mended = try BadgePicture(reading: png(type, keyword, before: good))
      .carrying(BadgeCredential(reading: sample.bytes("credential")))
    #expect(verifier.verify(mended.bytes).state == .valid)
  }

  @Test(arguments: keywords)
  func theOnlyOneIsReadInCapitalsToo(_ keyword: String) throws {
    let read = try BadgePicture(reading: png("iTXt", keyword, before: Sample.png)).credential()
    #expect(try read?.bytes == other.bytes("credential"))
  }

  // MARK: - How much is looked at

  /// Tags and scripts that never end would be read to the end of the file, each of them.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "<a ", "<a b='<a b=\"", "<script>", "<script>{", "<script>eyJ", "<a b=c d=e ", "<script <",
      "<a/<",
      "<a href='/q#1'>", "<a b=&#47;&#47;&#47;>", "<script>[\"",
    ])
  func whatNeverEndsIsReadInTime(_ piece: String) throws {
    let count = (1 << 20) / piece.utf8.count
    let file = Array("<html>\(String(repeating: piece, count: count))".utf8)
    let seconds = processorSeconds { _ = verifier.verify(file) }
    #expect(seconds < 20)
  }

  /// However long the file is, what is read of it is no more than twice as long.
  @Test(arguments: [("<a ", true), ("<a b='<a b=\"", true), ("<a b=c> <p title='<x>'>", false)])
  func tagsThatNeverEndAreTooComplex(_ piece: String, isTooComplex: Bool) throws {
    var tags = StartTags(Array(String(repeating: piece, count: 100_000 / piece.utf8.count).utf8))
    while tags.next() != nil {}
    #expect(tags.isTooComplex == isTooComplex)
    let scripts = "<html>" + String(repeating: "<script>", count: 10_000)
    #expect(
      problem { try PageCarriers(Array(scripts.utf8)) }?.message.nl.contains("ingewikkeld") == true)
  }
}
