import BlijkBasics

/// Looks at a finished page as a reader would: nothing over anything else, nothing near the edge.
enum PageCheck {
  /// Ink may come this near before it counts as touching; rounding and hairlines stay below it.
  private static let tolerance = 0.15

  static func check(_ page: Page) throws(Problem) {
    var texts: [(number: Int, box: Box)] = []
    func text(_ number: Int) -> String {
      if case .text(let line) = page.elements[number] { line.shaped.text } else { "" }
    }
    var others: [Box] = []
    for (number, element) in page.elements.enumerated() {
      switch element {
      case .text(let line):
        if line.role != .decoration { texts.append((number, line.box)) }
      case .qr(let place):
        others.append(place.box)
        try inside(place.box, nl: "de QR-code", en: "the QR code")
      case .picture(let place): others.append(place.box)
      case .ornament(let ornament): others.append(ornament.box)
      case .shape: break
      }
    }
    for (place, (number, box)) in texts.enumerated() {
      try inside(box, nl: "'\(text(number))'", en: "'\(text(number))'")
      for other in others where box.overlap(other) > tolerance {
        throw overlapping(text(number), nl: "een figuur", en: "a figure")
      }
      for other in texts[(place + 1)...] where box.overlap(other.box) > tolerance {
        let words = "'\(text(other.number))'"
        throw overlapping(text(number), nl: words, en: words)
      }
    }
  }

  private static func inside(
    _ box: Box, nl: @autoclosure () -> String, en: @autoclosure () -> String
  ) throws(Problem) {
    let edge = Page.margin - tolerance
    guard
      box.left < edge || box.top < edge || box.right > Page.width - edge
        || box.bottom > Page.height - edge
    else { return }
    throw Problem(
      .doesNotFit, nl: "\(nl()) past niet op de bladzijde; maak de tekst korter",
      en: "\(en()) does not fit on the page; shorten the text")
  }

  private static func overlapping(_ text: String, nl: String, en: String) -> Problem {
    Problem(
      .doesNotFit, nl: "'\(text)' komt op het papier over \(nl) heen; maak de tekst korter",
      en: "'\(text)' would be printed over \(en) on paper; shorten the text")
  }
}
