package import BlijkBasics
import BlijkMarkup
import Mustache

/// An SVG template that was read and checked, ready to lay out many pages.
///
/// Its values and conditions are worked out once for each shape of values, as mustache; what is left
/// is a plan with gaps for the texts, which each document fills.
package final class SVGTemplate: Sendable {
  private let path: String
  private let colours: Colours
  private let mustache: MustacheTemplate
  /// By the shape of the values; a batch has a few.
  private let plans = Remembered<[UInt8], PagePlan>(most: 64)

  /// Reads a template; the first thing wrong with it is thrown.
  package init(path: String, colours: Colours, rules: TemplateRules = .document) throws(Problem) {
    self.path = path
    self.colours = colours
    let linter = SVGTemplateLinter(path: path, rules: rules)
    let root = try linter.root(TemplateFile.read(path))
    if let problem = linter.findings(root).first { throw problem }
    do {
      mustache = try MustacheTemplate(string: Self.mustacheSource(root))
    } catch {
      throw Problem(
        .badTemplate, nl: "Het sjabloon \(path) is geen geldige mustache.",
        en: "The template \(path) is not valid mustache.")
    }
  }

  /// Everything that is wrong with a template, in the order of its lines.
  package static func lint(path: String, rules: TemplateRules = .document) -> [Problem] {
    do {
      let linter = SVGTemplateLinter(path: path, rules: rules)
      return linter.findings(try linter.root(TemplateFile.read(path)))
    } catch {
      return [error]
    }
  }

  /// The plan for values of one shape, and the texts for its gaps.
  func plan(for values: TemplateScope) throws(Problem) -> (plan: PagePlan, texts: [String]) {
    var shape: [UInt8] = []
    var texts: [String] = []
    shape.reserveCapacity(1024)
    values.flatten(shape: &shape, texts: &texts)
    return (try plans.value(shape) { () throws(Problem) in try makePlan(values) }, texts)
  }

  private func makePlan(_ values: TemplateScope) throws(Problem) -> PagePlan {
    let source = mustache.render(GappedText.marked(values))
    do {
      return PagePlan(try XMLReader.read(Array(source.utf8)), colours: colours)
    } catch {
      throw Problem(
        .badTemplate, nl: "Sjabloon \(path): \(error.why.nl).",
        en: "Template \(path): \(error.why.en).")
    }
  }

  /// The template with its conditions as mustache sections, and every block's drawn place noted.
  private static func mustacheSource(_ element: XMLElement) -> String {
    var element = element
    var opening = ""
    var closing = ""
    for (attribute, mark) in [
      (Dialect.condition, "#"), (Dialect.negation, "^"), (Dialect.repetition, "#"),
    ] {
      guard let name = element[attribute] else { continue }
      opening += "{{\(mark)\(name)}}"
      closing = "{{/\(name)}}" + closing
    }
    noteDrawnPlaces(&element)
    var text = "\(opening)<\(element.name)"
    for (name, value) in element.attributes { text += " \(name)=\"\(escaped(value))\"" }
    text += ">"
    for child in element.children {
      switch child {
      case .element(let inner): text += mustacheSource(inner)
      case .text(let inner): text += escaped(inner)
      }
    }
    return text + "</\(element.name)>\(closing)"
  }

  /// Blocks were drawn one below the other, each as high as it says.
  private static func noteDrawnPlaces(_ stack: inout XMLElement) {
    guard let direction = stack[Dialect.stack] else { return }
    let heights = stack.elements.map { Double($0[Dialect.height] ?? "") ?? 0 }
    var at =
      direction == "up"
      ? (Double(stack[Dialect.bottom] ?? "") ?? 0) - heights.reduce(0, +)
      : Double(stack[Dialect.top] ?? "") ?? 0
    for index in stack.children.indices {
      guard case .element(var block) = stack.children[index] else { continue }
      block.attributes.append((Dialect.drawnAt, String(at)))
      stack.children[index] = .element(block)
      at += Double(block[Dialect.height] ?? "") ?? 0
    }
  }

  private static func escaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    Escaping.append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
