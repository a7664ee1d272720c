import BlijkBasics
import BlijkCredential
import BlijkTestSupport
import Foundation
import Testing

/// Beside an independent processor: what credentials say, for every field that the official schema of
/// Open Badges 3.0 allows and the context defines.
@Suite struct GeneratedStatementsTests {
  @Test(.enabled(if: Project.expectsPublished, "\(Project.lacksPublished)"))
  func everyStatementIsTheSame() throws {
    let conformance = try #require(Project.conformance)
    let folder = try TemporaryFolder()
    let count = 240
    let ending = try run(
      Project.python,
      [
        "-B", "\(Project.root)/Tests/Python/make_statements.py", conformance, folder.path,
        String(count), "20261125",
      ])
    #expect(ending.status == 0, "\(ending.errors)")
    // Every optional field occurs somewhere.
    #expect(ending.output.trimmingCharacters(in: .whitespacesAndNewlines) == "")
    for number in 0..<count {
      let json = try JSON(reading: try bytes(folder("\(number).json")))
      let expected = String(decoding: try bytes(folder("\(number).nq")), as: UTF8.self)
      let ours = try RDFCanonicalizer.canonicalize(try LDDocument.statements(json)).document
      let found = String(decoding: ours, as: UTF8.self)
      #expect(found == expected, "credential \(number)")
      guard found == expected else { break }
    }
  }

  private func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }
}
