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
}
