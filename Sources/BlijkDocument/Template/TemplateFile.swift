import BlijkBasics
import Foundation

/// A template file as text.
enum TemplateFile {
  /// The most bytes a template may have.
  private static let longest = 1 << 20

  static func read(_ path: String) throws(Problem) -> String {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Problem(
        .badTemplate, nl: "Het sjabloon \(path) is er niet.", en: "There is no template \(path).")
    }
    guard data.count <= longest, let source = String(validating: data, as: UTF8.self),
      Skeleton.canMark(source)
    else {
      throw Problem(
        .badTemplate, nl: "Het sjabloon \(path) is te groot of geen UTF-8.",
        en: "The template \(path) is too large or not UTF-8.")
    }
    return source
  }
}
