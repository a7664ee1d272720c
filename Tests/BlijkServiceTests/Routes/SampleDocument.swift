import BlijkCredential
import BlijkIssuing
import BlijkTestSupport
import Foundation
import Testing

/// One document that a test issued.
struct SampleDocument: Sendable {
  let id: DocumentID
  let link: String
  /// The paths of its files.
  let files: [String]

  init(_ report: Issuer.Report, number: Int = 0) throws {
    let document = report.documents[number]
    id = try #require(document.id)
    link = try #require(document.link)
    files = document.files.map { "\(report.output)/\($0)" }
  }

  var code: String { id.checkCode }

  /// The bytes of its file with this ending.
  func bytes(_ ending: String) throws -> [UInt8] {
    let path = try #require(files.first { $0.hasSuffix(ending) })
    return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }
}
