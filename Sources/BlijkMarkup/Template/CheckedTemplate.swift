package import BlijkBasics
import Mustache
import Synchronization

/// A template that names only variables that exist, ready to render many pages.
package final class CheckedTemplate: Sendable {
  private let template: MustacheTemplate
  private let escapes: Bool
  /// Skeletons by the shape of the values.
  private let skeletons = Mutex<[[UInt8]: Skeleton]>([:])

  /// The most shapes that are kept; a batch has a few.
  private static let mostSkeletons = 64

  /// Reads a template file and checks it against the variables there are. Texts are made safe for
  /// markup, unless it is plain text.
  package init(
    path: String, variables: [String: TemplateVariables], escapes: Bool = true
  ) throws(Problem) {
    self.escapes = escapes
    let source = try TemplateFile.read(path)
    try TemplateLinter(path: path).check(source, variables: variables)
    do {
      template = try MustacheTemplate(string: source)
    } catch {
      throw Problem(
        .badTemplate, nl: "Het sjabloon \(path) is geen geldige mustache.",
        en: "The template \(path) is not valid mustache.")
    }
  }

  /// Renders values by the names that the template was checked against, as UTF-8.
  package func render(_ values: TemplateScope) -> [UInt8] {
    var shape: [UInt8] = []
    var texts: [String] = []
    shape.reserveCapacity(1024)
    values.flatten(shape: &shape, texts: &texts)
    if let skeleton = skeletons.withLock({ $0[shape] }) {
      return skeleton.fill(texts, escapes: escapes)
    }
    let skeleton = Skeleton(template, values)
    skeletons.withLock { all in
      if all.count >= Self.mostSkeletons { all.removeAll() }
      all[shape] = skeleton
    }
    return skeleton.fill(texts, escapes: escapes)
  }
}
