import BlijkBasics
import BlijkMarkup
import Foundation

/// How the parts of an `.xlsx` file name each other (ECMA-376 part 2).
enum XLSXParts {
  /// The vocabularies of the workbook and its parts, in both editions of the standard.
  static let namespaces: Set<String> = [
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
  ]

  /// A relationship of one part to another.
  struct Relation {
    /// The last word of its type, such as "worksheet".
    let kind: Substring
    /// The other part's name in the zip file; nil when it lies elsewhere.
    let target: String?
  }

  /// The relationships of a part by their identifiers; "" is the file itself.
  static func relations(of part: String, in zip: Zip) throws(Problem) -> [String: Relation] {
    var path = part.split(separator: "/").map(String.init)
    let name = path.popLast() ?? ""
    let base = path
    let file = (path + ["_rels", name + ".rels"]).joined(separator: "/")
    guard zip.has(file) else { return [:] }
    let listener = RelationListener(base: base)
    try XMLStream.read(
      ["http://schemas.openxmlformats.org/package/2006/relationships"], to: listener,
      zip.pieces(of: file))
    return listener.relations
  }

  /// The only part of a kind; nil when there is none.
  ///
  /// - Throws: `unreadable` when there are several, of which each program takes another, or it lies elsewhere.
  static func target(of kind: String, among relations: [String: Relation]) throws(Problem)
    -> String?
  {
    let found = relations.values.filter { $0.kind == kind }
    guard let only = found.first else { return nil }
    guard found.count == 1, let target = only.target else { throw Zip.damaged }
    return target
  }

  /// A target as a name in the zip file; nil when it leads out of it.
  fileprivate static func name(of target: String, from base: [String]) -> String? {
    var path = target.hasPrefix("/") ? [] : base
    for step in target.split(separator: "/") {
      switch step {
      case ".": continue
      case "..": if path.popLast() == nil { return nil }
      default: path.append(String(step))
      }
    }
    return path.joined(separator: "/")
  }
}

private final class RelationListener: XMLListener {
  let takesText = false
  private let base: [String]
  private(set) var relations: [String: XLSXParts.Relation] = [:]

  init(base: [String]) {
    self.base = base
  }

  func start(_ name: String, _ attributes: XMLAttributes) throws(Problem) {
    guard name == "Relationship", let id = attributes["Id"], let type = attributes["Type"],
      let target = attributes["Target"]
    else { return }
    let isOutside = attributes["TargetMode"] == "External"
    let relation = XLSXParts.Relation(
      kind: type.split(separator: "/").last ?? "",
      target: isOutside ? nil : XLSXParts.name(of: target, from: base))
    guard relations.updateValue(relation, forKey: id) == nil else { throw Zip.damaged }
  }

  func end(_ name: String) {}
  func text(_ text: String) {}
}
