import BlijkBasics
import BlijkMarkup

/// The text that people read in a file that Blijk drew, without blanks: where lines are broken does not count.
///
/// It only helps to tell that something was changed. Whoever changes a file can hide the right text and draw
/// another, so nothing here ever speaks for a file.
package struct VisibleText {
  /// All of it, in the order of the file.
  private let all: FoldedText
  /// The same in pieces, as they stand between tags.
  private let pieces: [String]
  /// What stands in elements that our HTML gives a class, by that class.
  private let parts: [String: [String]]

  /// In bytes of text. Our documents have a few thousand.
  private static let longest = 256 << 10
  private static let mostPieces = 20_000

  /// Reads a file; `nil` when it is not in the markup that Blijk writes.
  package init?(_ bytes: [UInt8]) {
    var found: [String] = []
    if Array(bytes.prefix(4096)).holds(Self.drawing) {
      guard let root = try? XMLReader.read(bytes), XMLName(root.name).local == "svg",
        root["aria-labelledby"] == "title description"
      else { return nil }
      Self.gather(root, in: &found)
      parts = [:]
    } else {
      guard bytes.holds(Self.sheet) else { return nil }
      let page = PageText(bytes, classes: ["name", "title", "dated"])
      found = page.pieces
      parts = page.parts.mapValues { $0.map { FoldedText([$0]).text } }
    }
    guard found.count <= Self.mostPieces,
      found.reduce(0, { $0 + $1.utf8.count }) <= Self.longest
    else { return nil }
    all = FoldedText(found)
    pieces = found.map { FoldedText([$0]).text }.filter { !$0.isEmpty }
  }

  /// Whether this is somewhere in it, and no part of a longer word.
  package func holds(_ text: String) -> Bool { all.holds(FoldedText([text]).text) }

  /// Whether this stands by itself, in one piece or in several that follow each other, perhaps behind a colon.
  package func holdsApart(_ text: String) -> Bool {
    let text = FoldedText([text]).text
    return pieces.indices.contains { first in
      if pieces[first].hasSuffix(":\(text)") { return true }
      var rest = text.utf8[...]
      for piece in pieces[first...] {
        guard rest.starts(with: piece.utf8) else { return false }
        rest = rest.dropFirst(piece.utf8.count)
        if rest.isEmpty { return true }
      }
      return false
    }
  }

  /// Whether every part of this class is this text; that with the date has more words.
  package func isOnly(_ text: String, in part: String) -> Bool {
    let text = FoldedText([text]).text
    return (parts[part] ?? []).allSatisfy { part == "dated" ? $0.holds(text) : $0 == text }
  }

  /// Gathers the text of a drawing's lines, without those that are decoration.
  private static func gather(_ element: XMLElement, isLine: Bool = false, in found: inout [String])
  {
    let isLine = isLine || XMLName(element.name).local == "text"
    if isLine, element["aria-hidden"] == "true" { return }
    for child in element.children {
      switch child {
      case .text(let text): if isLine { found.append(text) }
      case .element(let element): gather(element, isLine: isLine, in: &found)
      }
    }
  }

  private static let drawing = Array("aria-labelledby=\"title description\"".utf8)
  private static let sheet = Array("<main class=\"sheet\">".utf8)
}
