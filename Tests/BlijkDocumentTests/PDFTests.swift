import BlijkBasics
import BlijkCredential
import BlijkTestSupport
import Testing

@testable import BlijkDocument

/// The file itself, and the parts of a document that it tells of. Whether others can read it is looked at by
/// `check_pdf.py`.
@Suite struct PDFTests {
  /// The parts of a document as lines, each further in than the one it is in.
  private func parts(_ sample: SampleContent, _ kind: Kind) throws -> [String] {
    let tree = try sample.tree(kind)
    func lines(_ part: StructureTree.Part, _ depth: Int) -> [String] {
      let pages = Set(part.kids.compactMap(\.contentPage)).sorted()
      let more = pages.count > 1 || pages.first ?? 0 > 0 ? " on \(pages.map { $0 + 1 })" : ""
      let line = String(repeating: " ", count: depth) + part.type + more
      return [line] + part.kids.compactMap(\.part).flatMap { lines($0, depth + 1) }
    }
    return tree.root.kids.compactMap(\.part).flatMap { lines($0, 0) }
  }

  @Test func theSameDocumentGivesTheSameBytes() throws {
    var sample = SampleContent()
    sample.id = Sample.id
    let content = try sample.content(.praktijkverklaring)
    let one = try SampleContent.pdf(.praktijkverklaring, content)
    let other = try SampleContent.pdf(.praktijkverklaring, content)
    #expect(one.bytes == other.bytes)
    #expect(one.bytes[one.shared] == other.bytes[other.shared] && one.shared.lowerBound == 0)
    #expect(one.bytes.count < 45_000 && one.own.count < 15_000)
  }

  @Test(arguments: Kind.allCases)
  func oneTitleAndNothingTwice(kind: Kind) throws {
    let found = try parts(SampleContent(), kind)
    #expect(found.count { $0 == "H1" } == 1)
    #expect(found.first { $0.hasPrefix("H") } == "H1")
    #expect(found.count { $0 == "  Figure" } == 1)
  }

  @Test func aTableHasItsHeadingsAndAsManyCellsInEveryRow() throws {
    var sample = SampleContent()
    sample.tasks = [
      PracticeTask(text: "Kookt", level: .independent), PracticeTask(text: "Wast af", level: nil),
    ]
    let found = try parts(sample, .praktijkverklaring)
    let start = try #require(found.firstIndex(of: "Table"))
    let heading = [" TR", "  TH", "  TH"]
    let row = [" TR", "  TD", "  TD"]
    #expect(Array(found[start...].prefix(10)) == ["Table"] + heading + row + row)
    // The details are a table of their own, whose rows have the headings.
    #expect(Array(found[(start + 10)...].prefix(4)) == ["Table", " TR", "  TH", "  TD"])
  }

  @Test func goalsAreAList() throws {
    let found = try parts(SampleContent(), .certificaat)
    let start = try #require(found.firstIndex(of: "L"))
    #expect(Array(found[start...].prefix(5)) == ["L", " LI", "  LBody", " LI", "  LBody"])
  }

  /// A table and a paragraph that go on on a second sheet are one, before what stands below them on the first.
  @Test func whatGoesOnIsOnePart() throws {
    var sample = SampleContent()
    sample.tasks = (1...8).map {
      PracticeTask(text: "Taak \($0) " + String(repeating: "en meer ", count: 12), level: nil)
    }
    sample.message = String(repeating: "Dank voor alles. ", count: 35)
    let found = try parts(sample, .praktijkverklaring)
    #expect(found.count { $0 == "Table" } == 2)
    #expect(found.count { $0.hasPrefix("  TD on [2]") } > 0)
    // All of the second sheet is read before the check below the first one's text, and nothing of its head is.
    let last = try #require(found.lastIndex { $0.contains("on [2]") })
    #expect(found[last...].contains { $0 == " Link" })
  }

  @Test func aNameFromTheRightSaysSo() throws {
    var sample = SampleContent()
    sample.name = "محمد عبد الرحمن الهاشمي"
    let names = try sample.tree(.certificaat).root.kids.compactMap(\.part).filter {
      !$0.attributes.isEmpty
    }
    #expect(names.map(\.attributes) == [["<</O/Layout/WritingMode/RlTb>>"]])
  }

  @Test func theProfileIsSmallAndWhole() {
    let bytes = ColourProfile.bytes
    #expect(bytes.count < 600)
    #expect(bytes[0..<4].reduce(0) { $0 << 8 | Int($1) } == bytes.count)
    #expect(Array(bytes[36..<40]) == Array("acsp".utf8))
  }

  @Test func textsOfPeopleAreWrittenSoThatTheyStay() {
    var bytes = PDFBytes()
    bytes.put(text: #"a (b) \c"#)
    bytes.put(text: "é𝒜")
    #expect(String(decoding: bytes.bytes, as: UTF8.self) == #"(a \(b\) \\c)<FEFF00E9D835DC9C>"#)
  }
}

extension StructureTree.Kid {
  fileprivate var contentPage: Int? {
    if case .content(let page, _) = self { page } else { nil }
  }
}
