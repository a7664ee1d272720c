import BlijkCredential
import BlijkTestSupport
import Foundation
import Testing

@testable import BlijkDocument
@testable import BlijkMarkup

/// `docs/nl/sjablonen.md` tells designers every name that a template may use; there is no other list.
@Suite struct TemplateDocumentationTests {
  private func names(_ variables: [String: TemplateVariables]) -> Set<String> {
    variables.reduce(into: []) { all, variable in
      all.insert(variable.key)
      if case .section(let inner) = variable.value { all.formUnion(names(inner)) }
    }
  }

  @Test func everyNameIsExplained() throws {
    let text = try String(contentsOfFile: "\(Project.root)/docs/nl/sjablonen.md", encoding: .utf8)
    let marked = text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map(\.element)
    let explained = Set(marked.flatMap { $0.split { ".{}#/^ ".contains($0) }.map(String.init) })
    let missing = names(TemplateVariables.document).subtracting(explained)
    #expect(missing.sorted() == [])
  }

  /// Every part that comes along is explained, and taken in by a template or another part.
  @Test func everyPartIsExplainedAndUsed() throws {
    let templates = "\(Project.root)/Templates"
    let files = try FileManager.default.contentsOfDirectory(atPath: "\(templates)/document")
    let parts = Set(files.map { String($0.dropLast(".html".count)) })
    let text = try String(contentsOfFile: "\(Project.root)/docs/nl/sjablonen.md", encoding: .utf8)
    let table = text.split(separator: "\n").filter { $0.hasPrefix("| `{{> ") }
    let explained = table.flatMap { $0.matches(of: /`\{\{> ([a-z-]+)\}\}`/).map { String($0.1) } }
    #expect(Set(explained) == parts && explained.count == parts.count)
    let all = try (Kind.allCases.map { "\($0.word)/document" } + parts.map { "document/\($0)" })
      .map { try String(contentsOfFile: "\(templates)/\($0).html", encoding: .utf8) }
    for part in parts {
      #expect(all.contains { "\n\($0)".contains("\n{{> \(part)}}\n") }, "\(part)")
    }
  }
}
