package import BlijkBasics

/// Reads a template file as text.
package enum TemplateFile {
  /// The most bytes a template may have.
  static let longest = 1 << 20

  package static func read(_ path: String) throws(Problem) -> String {
    do throws(BoundedFile.Refusal) {
      let bytes = try BoundedFile.read(path, atMost: longest)
      if let source = String(validating: bytes, as: UTF8.self), GappedText.canMark(source) {
        return source
      }
    } catch {
      guard error == .tooLarge else {
        throw Problem(
          .badTemplate, nl: "Het sjabloon \(path) is er niet.",
          en: "There is no template \(path).")
      }
    }
    throw unreadable(path)
  }

  static func unreadable(_ path: String) -> Problem {
    Problem(
      .badTemplate, nl: "Het sjabloon \(path) is te groot of geen UTF-8.",
      en: "The template \(path) is too large or not UTF-8.")
  }
}
