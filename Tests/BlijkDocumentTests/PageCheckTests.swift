import BlijkBasics
import BlijkCredential
import BlijkTestSupport
import Testing

@testable import BlijkDocument

/// What a template may hide from its linter, the finished page tells.
@Suite struct PageCheckTests {
  private func pages() throws -> (pages: [Page], needed: [String]) {
    let sample = SampleContent()
    return (try sample.pages(.certificaat), try sample.content(.certificaat).needed)
  }

  /// The words that stand on every document of the sample; its code is another each time.
  private func words(_ needed: [String]) -> [String] { Array(needed.prefix(3)) }

  private func finding(_ pages: [Page], _ words: [String]) -> Problem? {
    problem { try PageCheck.check(pages, say: words, hasCode: true) }
  }

  @Test func aGoodPagePasses() throws {
    let (pages, needed) = try pages()
    #expect(words(needed).count == 3)
    #expect(finding(pages, words(needed)) == nil)
  }

  @Test func aWordThatIsNotThereIsNamed() throws {
    let (pages, needed) = try pages()
    let found = finding(pages, words(needed) + ["Niemand"])
    #expect(found?.code == .badTemplate)
    #expect(found?.message.nl.contains("'Niemand'") == true)
  }

  @Test func whatLiesUnderSomethingIsNotRead() throws {
    var (pages, needed) = try pages()
    var paint = Paint()
    paint.fill = .white
    pages[0].elements.append(
      .shape(
        Shape(
          outline: .rectangle(x: 20, y: 20, width: 180, height: 270, radius: 0), paint: paint,
          transform: .identity)))
    #expect(finding(pages, words(needed)) != nil)
    #expect(finding(pages, [])?.message.en.contains("no QR code") == true)
  }

  /// White, or not drawn at all.
  @Test(arguments: [Colour.white, nil])
  func whatIsTooPaleIsNotRead(colour: Colour?) throws {
    var (pages, needed) = try pages()
    pages[0].elements = pages[0].elements.map { element in
      guard case .text(let line) = element else { return element }
      return .text(
        TextLine(
          shaped: line.shaped, colours: line.colours.map { _ in colour }, x: line.x, y: line.y,
          size: line.size, anchor: line.anchor, role: line.role, link: line.link,
          opacity: line.opacity, transform: line.transform))
    }
    #expect(finding(pages, words(needed)) != nil)
  }

  @Test func aPageWithoutItsCodeIsRefused() throws {
    var (pages, needed) = try pages()
    pages[0].elements.removeAll { if case .qr = $0 { true } else { false } }
    #expect(finding(pages, words(needed))?.message.en.contains("no QR code") == true)
  }
}
