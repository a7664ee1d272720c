import BlijkBasics
import Synchronization

/// The template of the pages after the first, read when a document first needs one: most never do.
package final class LaterTemplate: Sendable {
  private let path: String?
  private let colours: Colours
  private let rules: TemplateRules
  private let template = Mutex<SVGTemplate?>(nil)

  /// Without a path, a document has one page.
  package init(path: String?, colours: Colours, rules: TemplateRules = .document) {
    self.path = path
    self.colours = colours
    self.rules = rules
  }

  var exists: Bool { path != nil }

  func read() throws(Problem) -> SVGTemplate? {
    guard let path else { return nil }
    if let template = template.withLock({ $0 }) { return template }
    let made = try SVGTemplate(path: path, colours: colours, rules: rules)
    template.withLock { $0 = made }
    return made
  }
}
