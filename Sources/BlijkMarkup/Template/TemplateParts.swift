/// Where the parts are that several templates have in common. A line `{{> name}}` is replaced by the lines of
/// the part with that name.
package struct TemplateParts: Sendable {
  /// The path of the part of this name; `nil` when there is none.
  package let path: @Sendable (_ name: String) -> String?

  package init(path: @escaping @Sendable (_ name: String) -> String?) {
    self.path = path
  }

  /// The name on a line that is nothing but the tag of a part.
  static func name(in line: Substring) -> String? {
    let tag = line.filter { $0 != " " && $0 != "\t" && $0 != "\r" }
    guard tag.hasPrefix("{{>"), tag.hasSuffix("}}") else { return nil }
    let name = tag.dropFirst(3).dropLast(2)
    // Letters and hyphens only: a name never leads to another folder.
    guard !name.isEmpty, name.allSatisfy({ $0 == "-" || ("a"..."z").contains($0) }) else {
      return nil
    }
    return String(name)
  }
}
