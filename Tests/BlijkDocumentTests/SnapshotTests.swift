import BlijkCredential
import BlijkTestSupport
import Testing

@testable import BlijkDocument

/// What a document of each kind looks like, kept: the neutral page, the SVG file and the HTML file, for
/// one id, one key and one day.
@Suite struct SnapshotTests {
  private static let sample: SampleContent = {
    var sample = SampleContent()
    sample.id = Sample.id
    sample.message = "Elke dinsdag stond de deur open en was de soep op tijd klaar.\nDank je wel!"
    return sample
  }()

  @Test(arguments: SampleContent.kinds)
  func thePage(kind: Kind) throws {
    let pages = try Self.sample.pages(kind)
    try Snapshot.check(pages.map(\.outline).joined(separator: "\n"), named: "\(kind.word).txt")
  }

  /// A name of two directions, in the middle and at the side.
  @Test(arguments: [Kind.oorkonde, .deelname])
  func aNameOfTwoDirections(kind: Kind) throws {
    var sample = Self.sample
    sample.name = "محمد Jansen عبد"
    let pages = try sample.pages(kind)
    try Snapshot.check(
      pages.map(\.outline).joined(separator: "\n"), named: "\(kind.word)-bidi.txt")
  }

  @Test(arguments: SampleContent.kinds)
  func theFile(kind: Kind) throws {
    // The letters of a font depend on the version that is installed, and nobody reads them.
    let file = try SampleContent.svg(try Self.sample.pages(kind))
      .replacing(/woff2;base64,[A-Za-z0-9+\/=]+/, with: "woff2;base64,…")
    #expect(file.contains("@font-face") && file.utf8.count < 50_000)
    try Snapshot.check(file, named: "\(kind.word).svg.txt")
  }

  /// The credential is another each day.
  @Test(arguments: SampleContent.kinds)
  func thePageForScreens(kind: Kind) throws {
    let file = try Self.sample.html(kind)
      .replacing(/<script type="application\/vc">[^<]+/, with: "<script type=\"application/vc\">…")
    try Snapshot.check(file, named: "\(kind.word).html.txt")
  }

  /// A new snapshot fails the run that records it; after that it counts.
  @Test func aNewSnapshotFailsOnce() throws {
    let folder = try TemporaryFolder()
    withKnownIssue { try Snapshot.check("een\ntwee", named: "nieuw", in: folder("s")) }
    try Snapshot.check("een\ntwee", named: "nieuw", in: folder("s"))
    withKnownIssue { try Snapshot.check("een\ndrie", named: "nieuw", in: folder("s")) }
    #expect(Snapshot.firstDifference("een\ntwee", "een")?.contains("line 2 was\ntwee") == true)
    #expect(Snapshot.firstDifference("een", "een\n") != nil)
  }
}
