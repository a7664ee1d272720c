import BlijkBasics
import BlijkCredential
import BlijkTestSupport
import Testing

@testable import BlijkDocument

/// A logo or signature in a PDF.
@Suite struct PDFPictureTests {
  private func svg(_ inner: String, box: String = "0 0 40 20") throws -> Picture {
    let folder = try TemporaryFolder()
    return try Picture(
      path: try folder.file(
        "logo.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"\(box)\">\(inner)</svg>"))
  }

  /// The shapes of a drawing, with the colours that they have.
  private func drawn(_ inner: String) throws -> [(fill: Colour?, stroke: Colour?)] {
    try SVGDrawing(svg(inner)).shapes.map { ($0.style.fill, $0.style.stroke) }
  }

  @Test func coloursComeFromElementGroupClassAndStyle() throws {
    let found = try drawn(
      """
      <style>.a,.b{fill:#f00}.b{stroke:#00f}</style>
      <g fill="#0f0"><path d="M0 0h1v1z"/><rect width="2" height="3" class="a"/>
      <circle r="3" class="b" style="fill:none"/></g><polygon points="0,0 1,0 1,1"/>
      """)
    #expect(
      found.map(\.fill) == [Colour(0x00FF00), Colour(0xFF0000), nil, Colour.black])
    #expect(found.map(\.stroke) == [nil, nil, Colour(0x0000FF), nil])
  }

  @Test(arguments: [
    ("<text>Hoi</text>", "<text>"), (##"<path d="M0 0h1" fill="url(#a)"/>"##, "'fill'"),
    (##"<g clip-path="url(#a)"><path d="M0 0h1"/></g>"##, "'clip-path'"),
    (#"<path d="M0 0h1" style="filter:url(#f)"/>"#, "'filter'"), ("<use href=\"#a\"/>", "<use>"),
    (#"<path d="x"/>"#, "'d'"), (#"<g opacity=".5"><path d="M0 0h1"/></g>"#, "'opacity'"),
  ])
  func whatIsNoLineOrAreaIsNamed(_ inner: String, _ named: String) throws {
    let picture = try svg(inner)
    let found = problem { try SVGDrawing(picture) }
    #expect(found?.code == .badTheme)
    #expect(found?.message.nl.contains(named) == true, "\(found?.message.nl ?? "")")
  }

  /// Two points of four channels each: three colours, and how much is seen.
  @Test func whatIsSeenOfAPointGoesBesideItsColours() throws {
    let rows: [UInt8] = [1, 10, 20, 30, 40, 5, 5, 5, 5]
    let image = try PNGImage(png(type: 6, rows: rows, width: 2))
    #expect(image.colours == [10, 20, 30, 15, 25, 35])
    #expect(image.seen?.bytes == [40, 45])
  }

  @Test func coloursOfAListKeepWhatIsSeenOfThem() throws {
    let more =
      PNGFile.chunk("PLTE", [0, 0, 0, 255, 0, 0]) + PNGFile.chunk("tRNS", [7])
    let image = try PNGImage(png(type: 3, rows: [0, 0b0100_0000], width: 3, depth: 1, more: more))
    #expect(image.seen?.bytes == [7, 255, 7])
    #expect(image.colours == [0b0100_0000])
  }

  @Test func aDamagedOrInterlacedOneIsTold() {
    #expect(problem { try PNGImage(self.png(type: 6, rows: [9, 1], width: 2)) }?.code == .badTheme)
    let woven = problem { try PNGImage(self.png(type: 0, rows: [0, 1], width: 1, weave: 1)) }
    #expect(woven?.message.nl.contains("interlac") == true)
  }

  /// The logo is in what all files of the batch have in common.
  @Test func aLogoIsInTheFileOnce() throws {
    var theme = Theme()
    theme.logo = try svg(##"<path d="M0 0h40v20z" fill="#0B4F5C"/>"##)
    let content = try SampleContent().content(.certificaat)
    let with = try SampleContent.pdf(.certificaat, content, theme: theme)
    let without = try SampleContent.pdf(.certificaat, content)
    #expect(with.shared.count > without.shared.count)
  }

  private func png(
    type: UInt8, rows: [UInt8], width: Int, depth: UInt8 = 8, weave: UInt8 = 0, more: [UInt8] = []
  ) throws -> [UInt8] {
    let size = BigEndian.four(width) + BigEndian.four(1)
    return PNGFile.signature + PNGFile.chunk("IHDR", size + [depth, type, 0, 0, weave]) + more
      + PNGFile.chunk("IDAT", try Deflate.zlib(rows)) + PNGFile.chunk("IEND", [])
  }
}
