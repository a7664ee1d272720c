public import BlijkBasics
import BlijkDocument
import BlijkMarkup
import BlijkVerifying
import Foundation

/// Looks a template over before anybody uses it.
public enum TemplateLint: Sendable {
  /// Everything that is wrong with a template file, in the order of its lines; SVG by its ending,
  /// anything else as HTML. What is wrong in a part of it is told with that part's file.
  public static func findings(_ path: String) -> [Message] {
    if path.lowercased().hasSuffix(".svg") {
      let isNote =
        URL(fileURLWithPath: path).deletingLastPathComponent().lastPathComponent == "note"
      return SVGTemplate.lint(path: path, rules: isNote ? HolderNote.rules : .document).map(
        \.message)
    }
    do {
      return try linter(path).findings().map(\.message)
    } catch {
      return [error.message]
    }
  }

  private static func linter(_ path: String) -> HTMLTemplateLinter {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().lastPathComponent
    if folder == TemplateParts.folder { return HTMLTemplateLinter(part: path) }
    // An organisation's own parts lie beside its template; the others come along with Blijk.
    let beside = TemplateParts.beside(path)
    let shared = SharedFiles(issuer: nil)
    return HTMLTemplateLinter(
      document: path,
      parts: TemplateParts { beside.path($0) ?? shared.first(TemplateParts.file($0)) })
  }
}
