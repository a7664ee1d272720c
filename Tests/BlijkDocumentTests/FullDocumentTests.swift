import BlijkBasics
import BlijkCredential
import BlijkTestSupport
import Testing

@testable import BlijkDocument

/// Documents with as much, or as little, on them as there can be.
@Suite struct FullDocumentTests {
  private func lines(_ pages: [Page]) -> [TextLine] {
    pages.flatMap { page in
      page.elements.compactMap { element in
        if case .text(let line) = element, line.role != .decoration { line } else { nil }
      }
    }
  }

  /// Eight tasks of 120 characters, and a message of 600: everything is on paper, nothing over
  /// anything (the engine throws where it is).
  @Test func theMostThatFitsInTheFields() throws {
    var sample = SampleContent()
    sample.tasks = (1...8).map { number in
      let words = "Taak \(number) " + String(repeating: "ontvangt gasten en ", count: 6)
      return PracticeTask(text: String(words.prefix(119)) + ".", level: .independent)
    }
    sample.message = String(repeating: "Dank voor alles. ", count: 35)
    let pages = try sample.pages(.praktijkverklaring)
    #expect(pages.count == 2)
    let words = lines(pages).map(\.shaped.text).joined(separator: " ")
    for number in 1...8 { #expect(words.contains("Taak \(number) ")) }
    #expect(words.ranges(of: "Dank voor alles.").count == 35)
    #expect(words.ranges(of: "zelfstandig").count >= 8)
    // The heading of the table stands on both sheets, the first time above the first row.
    for page in pages {
      let texts = lines([page]).map(\.shaped.text)
      let heading = try #require(texts.firstIndex(of: "Hoe zelfstandig"))
      let row = try #require(texts.firstIndex { $0.hasPrefix("Taak ") })
      #expect(heading < row)
    }
    // Both sheets name the document they belong to.
    for page in pages {
      #expect(lines([page]).contains { $0.role == .code })
    }
  }

  /// What goes on on a next sheet stands in the column of that sheet's head.
  @Test(arguments: Kind.allCases.filter { $0 != .oorkonde })
  func aNextSheetHasOneLeftEdge(kind: Kind) throws {
    var sample = SampleContent()
    sample.goals = (1...24).map { "Doel \($0)" }
    sample.tasks = (1...8).map {
      PracticeTask(text: "Taak \($0) " + String(repeating: "en meer ", count: 12), level: nil)
    }
    if kind != .certificaat && kind != .deelname {
      sample.message = String(
        repeating: "Dank voor alles. ", count: kind == .aanbevelingsbrief ? 170 : 35)
    }
    let pages = try sample.pages(kind)
    try #require(pages.count == 2)
    let found = lines([pages[1]])
    let head = try #require(found.first { $0.shaped.text == "Buurtkamer Moerwijk" })
    let rest = found.filter { $0.y > 40 && $0.y < 270 && $0.anchor == .start }
    let left = try #require(rest.map(\.left).min())
    #expect(left >= head.left && left <= head.left + 5)
  }

  @Test func eightShortTasksStayOnOnePage() throws {
    var sample = SampleContent()
    sample.tasks = (1...8).map { PracticeTask(text: "Korte taak \($0)", level: .littleHelp) }
    #expect(try sample.pages(.praktijkverklaring).count == 1)
  }

  /// What there is not leaves no label, comma or empty line behind.
  @Test(arguments: Kind.allCases)
  func theLeastLeavesNothingBehind(kind: Kind) throws {
    var sample = SampleContent()
    (sample.tasks, sample.goals, sample.isBare) = ([], [], true)
    let found = lines(try sample.pages(kind)).map(\.shaped.text)
    #expect(found.allSatisfy { !$0.isEmpty })
    for text in found {
      #expect(!text.hasSuffix(":") && !text.hasSuffix(",") || text == "Met vriendelijke groet,")
      #expect(!text.contains(" ,") && !text.contains("··") && !text.hasPrefix("·"), "\(text)")
    }
    #expect(!found.contains("Taken") && !found.contains("Leerdoelen") && !found.contains("Waar"))
  }

  /// Every size of code has its room: from a short Ed25519 token to an RSA-3072 one.
  @Test(arguments: [10, 13, 16, 18, 20])
  func everyCodeHasItsRoom(version: Int) throws {
    let bytes = [10: 170, 13: 280, 16: 410, 18: 490, 20: 620][version] ?? 150
    let symbol = try QRSymbol(
      address: "https://bewijs.example/q#",
      digits: TokenDigits.encode([UInt8](repeating: 0x5A, count: bytes)))
    #expect(symbol.version == version)
    for kind in Kind.allCases {
      let award = SampleContent().award(kind)
      let content = try DocumentContent(
        award, issuer: try IssuerProfileMaker.profile(host: "bewijs.example"),
        check: .init(roomFor: symbol), texts: try SampleContent.texts(), theme: Theme())
      let pages = try SampleContent.maker.get().pages(
        SampleContent.template("\(kind.word)/document"), next: SampleContent.later(kind),
        content: content)
      let place = pages[0].elements.compactMap { element in
        if case .qr(let place) = element { place } else { nil }
      }.first
      #expect(place?.side == symbol.millimetres)
      #expect((place?.box.bottom ?? 300) <= 289 && (place?.box.right ?? 300) <= 202)
    }
  }

  @Test func aPracticeDraftCarriesItsMarks() throws {
    var sample = SampleContent()
    (sample.isTest, sample.isDraft) = (true, true)
    for kind in Kind.allCases {
      let pages = try sample.pages(kind)
      let all = pages[0].elements.compactMap { element in
        if case .text(let line) = element { line.shaped.text } else { nil }
      }
      #expect(all.contains { $0.hasPrefix("CONCEPT") })
      #expect(all.contains("OEFENDOCUMENT"))
    }
  }

  /// Decoration differs with the code, stays within its budget, and means nothing to a screen reader.
  @Test func decorationIsTheDocumentsOwn() throws {
    let one = try SampleContent().svg(.oorkonde)
    let other = try SampleContent().svg(.oorkonde)
    func decoration(_ svg: String) throws -> Substring {
      let start = try #require(svg.firstRange(of: "<g aria-hidden=\"true\""))
      let end = try #require(svg.ranges(of: "</g></g>").last)
      return svg[start.lowerBound..<end.upperBound]
    }
    #expect(try decoration(one) != (try decoration(other)))
    #expect(try decoration(one).utf8.count <= 15_000)
    #expect(one.contains("<use href=\"#band\" aria-hidden=\"true\""))
  }

  @Test func nothingInAFileComesFromElsewhere() throws {
    for kind in Kind.allCases {
      let svg = try SampleContent().svg(kind)
      for part in ["<script", "foreignObject", "textLength", "@import", "url(http", "file:"] {
        #expect(!svg.contains(part), "\(part)")
      }
      #expect(svg.contains("@font-face") && svg.contains("data:font/woff2;base64,"))
      #expect(svg.contains(#"width="210mm" height="297mm" viewBox="0 0 210 297" lang="nl""#))
      #expect(svg.contains("<title id=\"title\">") && svg.contains("<desc id=\"description\">"))
    }
  }

  @Test func aLineFromTheRightSaysSo() throws {
    var sample = SampleContent()
    sample.name = "محمد عبد الرحمن الهاشمي"
    let svg = try sample.svg(.certificaat)
    let line = try #require(
      svg.split(separator: "\n").first { $0.contains("الهاشمي</") && !$0.contains("aria-hidden") })
    #expect(line.contains(#"direction="rtl""#))
  }
}
