import BlijkBasics

/// A template as text, with the parts that it takes in already in their places, and where each line
/// comes from.
struct TemplateSource: Sendable {
  /// The template that was asked for.
  let path: String
  private(set) var text = ""
  /// From a line of the text on, its lines are those of a file, which begin at the file's line `own`.
  private var pieces: [(line: Int, path: String, own: Int)] = []
  /// How many lines the text has so far.
  private var count = 0

  /// How deep parts may be nested; what goes deeper takes in itself.
  private static let deepest = 8

  /// Reads a template and its parts. Without `parts` it is read as it is.
  init(path: String, parts: TemplateParts?) throws(Problem) {
    self.path = path
    if let parts {
      try take(path, parts: parts, depth: 0)
    } else {
      text = try TemplateFile.read(path)
    }
  }

  /// The file, and the line in it, that a line of the text comes from.
  func place(of line: Int) -> (path: String, line: Int) {
    guard let piece = pieces.last(where: { $0.line <= line }) else { return (path, line) }
    return (piece.path, piece.own + line - piece.line)
  }

  private mutating func take(_ path: String, parts: TemplateParts, depth: Int) throws(Problem) {
    let lines = try TemplateFile.read(path).utf8
      .split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { Substring($0) }
    pieces.append((count + 1, path, 1))
    for (number, line) in lines.enumerated() {
      let isLast = number == lines.count - 1
      if let name = TemplateParts.name(in: line) {
        guard let part = parts.path(name), depth < Self.deepest else {
          throw TemplateLinter(path: path).problem(
            number + 1, nl: "het onderdeel '\(name)' is er niet, of neemt zichzelf op",
            en: "there is no part '\(name)', or it takes in itself")
        }
        try take(part, parts: parts, depth: depth + 1)
        pieces.append((count + 1, path, number + 2))
      } else if depth == 0 || !isLast || !line.isEmpty {
        // A part's last line ends where the line ended that the part replaces.
        text += line
        if depth > 0 || !isLast { text += "\n" }
        count += 1
      }
      guard text.utf8.count <= TemplateFile.longest else { throw TemplateFile.unreadable(path) }
    }
  }
}
