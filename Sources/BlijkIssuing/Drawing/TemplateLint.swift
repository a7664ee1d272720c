public import BlijkBasics
import BlijkDocument
import BlijkMarkup

/// Looks a template over before anybody uses it.
public enum TemplateLint: Sendable {
  /// Everything that is wrong with a template file, in the order of its lines; SVG by its ending,
  /// anything else as HTML.
  public static func findings(_ path: String) -> [Message] {
    if path.lowercased().hasSuffix(".svg") { return SVGTemplate.lint(path: path).map(\.message) }
    do {
      return try HTMLTemplateLinter(document: path).findings().map(\.message)
    } catch {
      return [error.message]
    }
  }
}
