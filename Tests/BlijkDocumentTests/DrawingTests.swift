import BlijkCredential
import BlijkTestSupport
import Foundation
import Testing

@testable import BlijkDocument

/// What a drawing says, read once into lines, curves and numbers.
@Suite struct DrawingTests {
  /// Path data, and the same as places and curves.
  @Test(arguments: [
    ("M1 2l3 4h-1V9z", "M1 2l3 4-1 0 0 3z"), ("m1,2 3,4", "M1 2l3 4"),
    ("M1 2 3 4 5 6", "M1 2l2 2 2 2"), ("M0 0C1 0 2 1 2 2S3 4 4 4", "M0 0c1 0 2 1 2 2s1 2 2 2"),
    ("M0 0c1 0 2 1 2 2s1 2 2 2", "M0 0c1 0 2 1 2 2s1 2 2 2"), ("M0 0Q3 0 3 3", "M0 0c2 0 3 1 3 3"),
    ("M0 0q3 0 3 3t3 3", "M0 0c2 0 3 1 3 3s1 3 3 3"), ("M.5.25-1-.5", "M.5.25l-1.5-.75"),
    ("M1 1zl2 2", "M1 1zl2 2"), ("", ""), ("M1e1 2", "M10 2"),
    // A half circle is two quarters.
    ("M0 0a1 1 0 012 0", "M0 0c0-.5523.4477-1 1-1s1 .4477 1 1"),
    ("M0 0a1 1 0 002 0", "M0 0c0 .5523.4477 1 1 1s1-.4477 1-1"),
    // Radii that do not reach are made larger; without one it is a line.
    ("M0 0A.1.1 0 0 1 2 0", "M0 0c0-.5523.4477-1 1-1s1 .4477 1 1"),
    ("M0 0A0 1 0 0 1 2 0", "M0 0l2 0"),
  ])
  func readsPaths(data: String, as expected: String) throws {
    #expect(try #require(Path(svg: data)).svg(places: 4) == expected)
  }

  @Test(arguments: [
    "L1 1", "M1", "M1 1L", "M1 1L2", "M1 1X", "M1 1C1 1 2 2", "M1 1A1 1 0 2 1 3 3", "M1 1 nan 2",
    "M1 1e999", "M1 1;L2 2", "M1 1--2", "M1,,2 3", "x",
  ])
  func refusesWhatIsNoPath(data: String) {
    #expect(Path(svg: data) == nil)
  }

  /// The long way round and the short one, turned: every point lies on the ellipse.
  @Test(arguments: [(false, false), (false, true), (true, false), (true, true)])
  func anArcStaysOnItsEllipse(isLarge: Bool, isClockwise: Bool) throws {
    var path = Path()
    path.arc(
      from: Point(3, 0), radii: Point(3, 2), angle: 0, isLarge: isLarge, isClockwise: isClockwise,
      to: Point(0, 2))
    let ends = path.segments.compactMap { segment in
      if case .cubic(_, _, let end) = segment { end } else { nil }
    }
    // Two ellipses go through both ends: around the middle of the page, and around its mirror image.
    let middle = isLarge == isClockwise ? Point(3, 2) : Point(0, 0)
    for end in ends {
      let own = end - middle
      #expect(abs(own.x * own.x / 9 + own.y * own.y / 4 - 1) < 1e-9)
    }
    #expect(ends.count == (isLarge ? 3 : 1) && ends.last == Point(0, 2))
  }

  @Test(arguments: [
    ("#0b4F5c", "#0B4F5C"), ("#fA0", "#FFAA00"), ("White", "#FFFFFF"), (" tomato ", "#FF6347"),
    ("rgb(255, 0,10)", "#FF000A"), ("rgb(100%,0%,50%)", "#FF0080"), ("none", nil),
    ("transparent", nil),
  ])
  func readsColours(text: String, as expected: String?) throws {
    #expect(try #require(SVGColour(text)).colour?.hex == expected)
  }

  @Test(arguments: [
    "", "#12345", "#GGGGGG", "groen", "url(#a)", "currentColor", "rgb(1,2)", "rgb(1,2,256)",
    "rgb(-1,2,3)", "rgb(1,2,nan)", "#+12345",
  ])
  func refusesWhatIsNoColour(text: String) {
    #expect(SVGColour(text) == nil)
  }

  @Test func everyNameIsAColour() {
    #expect(ColourNames.all.count == 148)
    #expect(ColourNames.all["black"] == .black && ColourNames.all["white"] == .white)
  }

  /// No number of a template stops the program, however far groups in groups move something.
  @Test(arguments: [1e300, -1e300, .infinity, -.infinity, .nan])
  func everyNumberIsWritten(number: Double) {
    var bytes: [UInt8] = []
    Digits.append(number, to: &bytes)
    Digits.append(exactly: number, to: &bytes)
    #expect(!bytes.isEmpty)
  }

  /// What an element of an own template becomes in the file.
  @Test(arguments: [
    (#"<path d="M10 10h5v5z" fill="white"/>"#, ##"<path d="M10 10l5 0 0 5z" fill="#FFFFFF"/>"##),
    (
      ##"<line x1="1" y1="2" x2="3" y2="4.5" stroke="#123" style="stroke-dasharray:2,.5"/>"##,
      ##"<path d="M1 2l2 2.5" fill="#000000" stroke="#112233" stroke-width="1" "##
        + #"stroke-dasharray="2 .5"/>"#
    ),
    (
      #"<path d="M1 2h3" stroke="navy" stroke-linecap="round"/>"#,
      ##"stroke="#000080" stroke-width="1" stroke-linecap="round"/>"##
    ),
    (
      #"<ellipse cx="5" cy="5" rx="2" ry="1" fill="none"/>"#,
      #"<path d="M3.0 5.0a2.0 1.0 0 1 0 4.0 0a2.0 1.0 0 1 0 -4.0 0z" fill="none"/>"#
    ),
  ])
  func writesWhatWasDrawn(element: String, expected: String) throws {
    let folder = try TemporaryFolder()
    let source = try String(
      contentsOfFile: "\(Project.root)/Templates/certificaat/document.svg", encoding: .utf8)
    let path = try folder.file(
      "document.svg", source.replacing("</svg>", with: "\(element)\n</svg>"))
    let pages = try SampleContent.maker.get().pages(
      SVGTemplate(path: path, colours: Colours()), next: SampleContent.later(.certificaat),
      content: SampleContent().content(.certificaat))
    let file = try SampleContent.svg(pages)
    #expect(file.contains(expected), "\(file.suffix(600))")
  }
}
