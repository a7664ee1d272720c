import BlijkBasics
import BlijkTestSupport
import Testing

@testable import BlijkIssuing
@testable import BlijkVerifying

@Suite struct CSVReaderTests {
  private func fields(_ text: String) throws -> [[String]] {
    CSVReader.table(text).rows.map(\.cells)
  }

  @Test(
    arguments: [
      ("a,b\n1,2", [["a", "b"], ["1", "2"]]), ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
      ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]), ("a;b\n1,5;2", [["a", "b"], ["1,5", "2"]]),
      ("a\tb\n1\t2", [["a", "b"], ["1", "2"]]), ("a", [["a"]]), ("", []), ("\n\n", []),
      ("a,b\n,\n \n1,2\n", [["a", "b"], ["1", "2"]]), ("a,b\n1,", [["a", "b"], ["1", ""]]),
      ("\"a,b\",c\n1,2", [["a,b", "c"], ["1", "2"]]),
      ("a,b\n\"say \"\"hi\"\"\",2", [["a", "b"], ["say \"hi\"", "2"]]),
      ("a,b\n\"x\r\ny\",2", [["a", "b"], ["x\r\ny", "2"]]),
      ("a,b\n\"\",\"\"\"\"", [["a", "b"], ["", "\""]]),
      ("sep=;\na;b\n1,1;2", [["a", "b"], ["1,1", "2"]]),
      ("sep=,\r\na,b\r\n1;1,2", [["a", "b"], ["1;1", "2"]]),
      ("a,b\n 1 ,2 ", [["a", "b"], [" 1 ", "2 "]]),
      ("\"a;a;a\",b\n1,2", [["a;a;a", "b"], ["1", "2"]]),
    ] as [(String, [[String]])])
  func reads(text: String, expected: [[String]]) throws {
    #expect(try fields(text) == expected)
  }

  /// With one column the header shows no delimiter; then a comma belongs to the name.
  @Test func aSingleColumnKeepsItsCommas() throws {
    #expect(try fields("naam\nJan, jr.") == [["naam"], ["Jan, jr."]])
  }

  @Test func countsLinesAsAnEditorDoes() throws {
    let rows = CSVReader.table("a,b\r\n\r\n1,\"x\ny\r\nz\"\r\n3,4").rows
    #expect(rows.map(\.number) == [1, 3, 6])
    #expect(CSVReader.table("sep=;\na;b\n1;2").rows.map(\.number) == [2, 3])
  }

  /// The row that names the columns tells, wherever it stands.
  @Test(arguments: [
    ("Cursus, najaar, 2026\nnaam;rol\nJan;kok", 2), ("naam;e-mail\nJan, Piet, An;x", 2),
    ("A;B;C\nnaam,rol\nJan,kok", 2), ("naam\tx\nJan;a;b;c\td", 2), ("\n\nnaam;rol\nJan", 2),
    ("x;y,z\n1;2", 2), ("x,y,z;a\n1,2,3", 3), ("naam\nJan, jr.", 1),
  ])
  func findsTheDelimiter(text: String, cells: Int) throws {
    let widths = try fields(text).map(\.count)
    #expect(widths.contains(cells), "\(widths)")
  }

  /// A text and the line that is named.
  @Test(arguments: [
    ("a,b\n\"1,2", 2), ("a,b\n\"1\"x,2", 2),
    ("a,b\n1\"2,3", 2),
    ("a,b\n1,\"x\ny\"\n\"3", 4), ("a,b\n\"1\n\n\"z,2", 4), ("a,b\n1, \"2\"", 2),
  ])
  func namesTheLine(text: String, line: Int) {
    let found = CSVReader.table(text).fault
    #expect(found?.row == line)
    #expect(
      found?.sentence.nl.hasPrefix("regel \(line):") == true, "\(found?.message.nl ?? "geen")")
  }
}
