import BlijkBasics

/// Checks that a reader can find and read all that is needed to check a document.
extension PageCheck {
  /// Looks for words on the pages of a document, each in one text or broken over lines, and for a QR
  /// code on the first, if there must be one.
  static func check(_ pages: [Page], say words: [String], hasCode: Bool) throws(Problem) {
    // Most words stand in one text, byte for byte; only one that was broken or is written in another
    // way is looked for in all of them together.
    var together: String?
    for word in words where !pages.contains(where: { stands(word, on: $0) }) {
      let all = together ?? letters(pages.flatMap(readable).map(\.shaped.text).joined())
      together = all
      guard !all.contains(letters(word)) else { continue }
      throw Problem(
        .badTemplate,
        nl: "Op het blad is '\(word)' niet te lezen; dat ligt aan het sjabloon.",
        en: "'\(word)' cannot be read on the page; that is the template's fault.")
    }
    let codes = pages.first?.elements.enumerated().contains { number, element in
      guard case .qr(let place) = element else { return false }
      return !isCovered(place.box, by: pages[0].elements[(number + 1)...])
    }
    guard !hasCode || codes == true else {
      throw Problem(
        .badTemplate, nl: "Op het blad staat geen QR-code; dat ligt aan het sjabloon.",
        en: "There is no QR code on the page; that is the template's fault.")
    }
  }

  /// The lines that a reader can see.
  private static func readable(_ page: Page) -> [TextLine] {
    page.elements.indices.compactMap { number in
      guard case .text(let line) = page.elements[number],
        isReadable(line, before: page.elements[(number + 1)...])
      else { return nil }
      return line
    }
  }

  /// Whether a word stands in one of the page's texts, where a reader can see it.
  private static func stands(_ word: String, on page: Page) -> Bool {
    page.elements.indices.contains { number in
      guard case .text(let line) = page.elements[number], line.shaped.text.holds(word) else {
        return false
      }
      return isReadable(line, before: page.elements[(number + 1)...])
    }
  }

  /// Whether a line is dark enough, with nothing over it.
  private static func isReadable(_ line: TextLine, before later: ArraySlice<Page.Element>) -> Bool {
    line.role != .decoration && line.opacity >= 0.9 && line.colours.allSatisfy(isReadable)
      && !isCovered(line.box, by: later)
  }

  private static func letters(_ text: String) -> String {
    String(text.unicodeScalars.filter { $0 != " " }.map(Character.init))
  }

  /// Whether a colour can be read on white.
  private static func isReadable(_ colour: Colour?) -> Bool {
    guard let colour else { return false }
    return readable.value(colour) { colour.contrast(with: .white) >= Colours.leastContrast }
  }

  /// A batch has a handful of colours.
  private static let readable = Remembered<Colour, Bool>(most: 64)

  /// Whether something opaque that is drawn later lies over the box.
  private static func isCovered(_ box: Box, by later: ArraySlice<Page.Element>) -> Bool {
    later.contains { element in
      guard case .shape(let drawn) = element, drawn.paint.fill != nil,
        drawn.paint.fillOpacity > 0.3
      else { return false }
      let shape = drawn.settled
      guard shape.transform == .identity,
        case .rectangle(let x, let y, let width, let height, _) = shape.outline
      else { return false }
      return box.overlap(Box(left: x, top: y, right: x + width, bottom: y + height)) > 0.3
    }
  }
}
