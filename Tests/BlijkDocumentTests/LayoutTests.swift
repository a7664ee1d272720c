import BlijkBasics
import BlijkCredential
import BlijkTestSupport
import Testing

@testable import BlijkDocument

/// What the attributes of a template do, on small templates of the test's own.
@Suite struct LayoutTests {
  /// The page of a template that holds just this, in a sample's words.
  private func page(_ body: String, _ sample: SampleContent = SampleContent()) throws -> Page {
    let folder = try TemporaryFolder()
    let path = try folder.file(
      "sjabloon.svg",
      #"<svg xmlns="http://www.w3.org/2000/svg" xmlns:blijk="urn:blijk:template" width="210mm" "#
        + #"height="297mm" viewBox="0 0 210 297">\#(body)\#(Self.required)</svg>"#)
    let template = try SVGTemplate(path: path, colours: Colours())
    return try SampleContent.maker.get().pages(
      template, next: LaterTemplate(path: nil, colours: Colours()),
      content: try sample.content(.praktijkverklaring))[0]
  }

  /// What a template must have, out of the way at the bottom.
  private static let required = """
    <text x="10" y="240" font-size="3.6">{{organisation.name}} {{check.code}} {{check.host}}</text>
    <text x="10" y="246" font-size="3.6" blijk:width="100">{{boundary}}</text>
    <text x="10" y="270" font-size="3.6" blijk:width="100" blijk:smallest="1.8" blijk:lines="2">\
    {{name}}</text>
    <rect x="150" y="240" width="39.116" height="39.116" blijk:place="qr"/>
    """

  private func lines(_ page: Page, above bottom: Double = 235) -> [TextLine] {
    page.elements.compactMap { element in
      if case .text(let line) = element, line.y < bottom { line } else { nil }
    }
  }

  private let nameBox =
    #"<text x="28" y="100" font-family="EB Garamond" font-size="11" blijk:width="164" "#
    + #"blijk:smallest="8" blijk:lines="2" blijk:role="name">{{name}}</text>"#

  private func named(_ name: String) throws -> [TextLine] {
    var sample = SampleContent()
    sample.name = name
    return lines(try page(nameBox, sample))
  }

  @Test func aShortNameIsLarge() throws {
    let lines = try named("Corrie van Dam")
    #expect(lines.map(\.size) == [11])
    #expect(lines.map(\.shaped.text) == ["Corrie van Dam"])
  }

  @Test func aLongerNameShrinksStepByStepAndFills() throws {
    var sizes: [Double] = []
    for count in stride(from: 10, through: 50, by: 2) {
      guard let lines = try? named(String(repeating: "an", count: count / 2)) else { break }
      #expect(lines.count == 1)
      #expect(lines[0].width <= 164)
      if lines[0].size < 11 { #expect(lines[0].shaped.width * (lines[0].size + 0.5) > 164) }
      sizes.append(lines[0].size)
    }
    #expect(sizes.first == 11 && sizes.last == 8)
    #expect(sizes == sizes.sorted(by: >))
  }

  @Test func aVeryLongNameStandsOnTwoBalancedLines() throws {
    let name = "Gülşah Çağlayan-van den Bosch tot Nieuw-Loosdrecht"
    let lines = try named(name)
    #expect(lines.map(\.size) == [8, 8])
    #expect(lines.map(\.shaped.text).joined(separator: " ") == name)
    #expect(abs(lines[0].width - lines[1].width) < 40)
  }

  @Test func refusesANameThatFitsNowhere() {
    let found = problem { try named(String(repeating: "W", count: 80)) }
    #expect(found?.code == .doesNotFit)
    #expect(found?.message.nl.contains("WWW") == true)
  }

  /// Rows that repeat, and what stands below them moves down by just as much.
  @Test func blocksMoveDownAsThoseAboveGrow() throws {
    let stack = """
      <g blijk:stack="down" blijk:top="50">
      <g blijk:height="8" blijk:if="tasks"><text x="28" y="55" font-size="4">{{tasks.heading}}</text></g>
      <g blijk:height="6" blijk:repeat="tasks.items">
      <text x="28" y="62" font-size="4" blijk:width="60" blijk:leading="1.5">{{text}}</text>
      <path d="M28 64h60" stroke="#000000" blijk:follow="bottom"/></g>
      <g blijk:height="6"><text x="28" y="68" font-size="4">{{dated}}</text></g></g>
      """
    var sample = SampleContent()
    sample.tasks = [
      .init(text: "Kort", level: nil),
      .init(text: "Een taak met een naam die zeker twee regels nodig heeft", level: nil),
      .init(text: "Kort", level: nil),
    ]
    let found = lines(try page(stack, sample))
    #expect(found.map { ($0.y * 100).rounded() / 100 } == [55, 62, 68, 74, 80, 86])
    sample.tasks = []
    #expect(lines(try page(stack, sample)).map { ($0.y * 100).rounded() / 100 } == [54])
    let rules = try page(stack, SampleContent()).elements.compactMap { element in
      if case .shape(let shape) = element { shape.transform.f } else { nil }
    }
    #expect(rules.count == SampleContent().tasks.count)
  }

  @Test func aStackThatGrowsUpStandsOnItsGround() throws {
    let stack = """
      <g blijk:stack="up" blijk:bottom="200"><g blijk:height="10">\
      <text x="28" y="188" font-size="4">{{dated}}</text></g>
      <g blijk:height="10"><text x="28" y="195" font-size="4" blijk:width="50" blijk:leading="1.5">\
      {{boundary}}</text></g></g>
      """
    let found = lines(try page(stack))
    let extra = Double(found.count - 2) * 6
    #expect(found.count > 2)
    #expect(abs(found[0].y - (188 - extra)) < 0.01)
    #expect(abs(found[found.count - 1].y - 195) < 0.01)
  }

  @Test func whatDoesNotFitGoesOnANextPage() throws {
    var sample = SampleContent()
    // 3,000 characters, the most that a letter has.
    sample.message = (1...15).map { "Alinea \($0) " + String(repeating: "woord ", count: 32) }
      .joined(separator: "\n")
    let pages = try sample.pages(.aanbevelingsbrief)
    #expect(pages.count == 2)
    let words = pages.flatMap { lines($0, above: 300) }.map(\.shaped.text).joined(separator: " ")
    for number in 1...15 { #expect(words.contains("Alinea \(number) ")) }
    #expect(words.split(separator: " ").count { $0 == "woord" } == 480)
    #expect(words.contains("Bladzijde 2 van 2"))
  }

  @Test func refusesWhatLiesOverSomethingElse() {
    let found = problem {
      try page(
        #"<text x="28" y="50" font-size="4">{{dated}}</text>"#
          + #"<text x="30" y="51" font-size="4">{{title}}</text>"#)
    }
    #expect(found?.message.nl.contains("over") == true)
    let outside = problem { try page(#"<text x="2" y="50" font-size="4">{{dated}}</text>"#) }
    #expect(outside?.message.nl.contains("bladzijde") == true)
    let onCode = problem { try page(#"<text x="150" y="260" font-size="4">{{dated}}</text>"#) }
    #expect(onCode?.message.nl.contains("figuur") == true)
  }

  /// A page grows so that the code of a document with many tasks, or of an RSA key, has its room.
  @Test func textGivesWayToTheCode() throws {
    let box =
      #"<g blijk:stack="down" blijk:top="20"><g blijk:height="10"><text x="28" y="26" font-size="4" "#
      + #"blijk:width="120" blijk:beside="qr">{{boundary}} {{boundary}}</text></g></g>"#
    let page = try page(box)
    let side = try #require(
      page.elements.compactMap { element in
        if case .qr(let place) = element { place.side } else { nil }
      }.first)
    #expect(side > QRSymbol.drawnSide)
    let room = 120 - (side - QRSymbol.drawnSide)
    #expect(lines(page).allSatisfy { $0.width <= room })
    #expect(lines(page).dropLast().contains { $0.width > room * 0.7 })
  }
}
