package import BlijkBasics
import Mustache
import Synchronization

/// A template that names only variables that exist, ready to render many pages.
package final class CheckedTemplate: Sendable {
  private let template: MustacheTemplate
  private let escapes: Bool
  /// The rendered text with gaps, with the shape of the values. Comparing with the few shapes is faster than hashing
  /// a kilobyte.
  private let gapped = Mutex<[(shape: [UInt8], text: GappedText)]>([])

  /// The most shapes that are kept; a batch has a few.
  private static let mostShapes = 64

  /// Reads a template file with its parts, if it may have any, and checks that it names only these variables.
  /// With `escapes`, the values are made safe for markup.
  ///
  /// - Throws: `badTemplate`, with the file and line.
  package init(
    path: String, variables: [String: TemplateVariables], escapes: Bool = true,
    parts: TemplateParts? = nil
  ) throws(Problem) {
    self.escapes = escapes
    let source = try TemplateSource(path: path, parts: parts)
    try TemplateLinter(source).check(source.text, variables: variables)
    do {
      template = try MustacheTemplate(string: source.text)
    } catch {
      throw Problem(
        .badTemplate, nl: "Het sjabloon \(path) is geen geldige mustache.",
        en: "The template \(path) is not valid mustache.")
    }
  }

  /// Renders these values, as UTF-8.
  package func render(_ values: TemplateScope) -> [UInt8] {
    var shape: [UInt8] = []
    var texts: [String] = []
    shape.reserveCapacity(1024)
    values.flatten(shape: &shape, texts: &texts)
    if let text = gapped.withLock({ $0.first { $0.shape == shape }?.text }) {
      return text.fill(texts, escapes: escapes)
    }
    let text = GappedText(template, values)
    gapped.withLock { all in
      if all.count >= Self.mostShapes { all.removeAll() }
      all.append((shape, text))
    }
    return text.fill(texts, escapes: escapes)
  }
}
