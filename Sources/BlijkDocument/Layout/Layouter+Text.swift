import BlijkBasics

/// Laying out one text: its lines, at the largest size at which they fit.
extension Layouter {
  func lay(_ box: PagePlan.TextBox, tightness: Double) throws(Problem) -> [TextLine] {
    let spans = filled(box)
    guard !spans.isEmpty else { return [] }
    let (lines, size) = try lines(spans.map(\.span), box: box)
    let colours = spans.map(\.colour)
    let pitch = size * box.leading * tightness
    let link = box.link?.text(texts)
    // A paragraph that is read from right to left is aligned to the right edge of its box. Names are not:
    // they all begin at the same place.
    let hangs =
      lines.first?.isRightToLeft == true && box.style.anchor == .start && box.role != .name
    let right = hangs ? width(of: box) : nil
    let places = Self.places(of: lines, from: spans.map(\.span.text).joined())
    return lines.enumerated().map { number, shaped in
      TextLine(
        shaped: shaped, colours: colours, x: box.x + (right ?? 0),
        y: box.y + Double(number) * pitch, size: size,
        anchor: right == nil ? box.style.anchor : .end, role: box.role,
        link: link, opacity: box.style.opacity * box.style.paint.fillOpacity,
        transform: box.style.transform.isMove ? nil : box.style.transform, place: places[number])
    }
  }

  /// Which line of the text each is, and whether a space was left out behind it.
  private static func places(of lines: [ShapedText], from text: String) -> [LinePlace] {
    guard lines.count > 1 else { return lines.map { _ in LinePlace() } }
    var rest = text.unicodeScalars[...]
    return lines.enumerated().map { number, line in
      rest = rest.dropFirst(line.text.unicodeScalars.count)
      let endsAtSpace = rest.first == " "
      rest = rest.drop { $0 == " " }
      return LinePlace(number: number, count: lines.count, endsAtSpace: endsAtSpace)
    }
  }

  /// The texts of a box, with single spaces and none at the ends.
  private func filled(_ box: PagePlan.TextBox) -> [(span: TextSpan, colour: Colour?)] {
    var spans: [(span: TextSpan, colour: Colour?)] = []
    var endsWithSpace = true
    for span in box.spans {
      var text: [UInt8] = []
      for byte in span.filling.text(texts).utf8 {
        let isSpace = byte.isASCIISpace
        if isSpace, endsWithSpace { continue }
        text.append(isSpace ? UInt8(ascii: " ") : byte)
        endsWithSpace = isSpace
      }
      spans.append(
        (TextSpan(text: String(decoding: text, as: UTF8.self), cut: span.cut), span.colour))
    }
    if endsWithSpace {
      for index in spans.indices.reversed() where !spans[index].span.text.isEmpty {
        spans[index].span.text.removeLast()
        break
      }
    }
    return spans.allSatisfy(\.span.text.isEmpty) ? [] : spans
  }

  private func lines(_ spans: [TextSpan], box: PagePlan.TextBox) throws(Problem)
    -> ([ShapedText], size: Double)
  {
    let size = box.style.size
    let line = try shaper.shape(spans)
    guard let width = width(of: box) else { return ([line], size) }
    guard let smallest = box.smallest else {
      let lines = try shaper.lines(
        spans, width: width / size, isBalanced: box.style.anchor == .middle)
      if let most = box.mostLines, lines.count > most { throw tooLong(line.text, most) }
      return (lines, size)
    }
    // The largest size at which it is one line, in steps of half a millimetre; else more lines.
    var next = size
    while next >= smallest {
      if line.width * next <= width { return ([line], next) }
      next -= 0.5
    }
    let most = box.mostLines ?? 1
    let paragraph = Paragraph(spans, line: line, shaper: shaper)
    for count in stride(from: 2, through: most, by: 1) {
      if let lines = try paragraph.balanced(count),
        lines.allSatisfy({ $0.width * smallest <= width })
      {
        return (lines, smallest)
      }
    }
    throw tooLong(line.text, most)
  }

  /// The width of a box. Beside the QR code it is less by as much as the code is wider than it was drawn.
  private func width(of box: PagePlan.TextBox) -> Double? {
    guard box.givesWay, let width = box.width, let qr = figures.qr else { return box.width }
    return width - (qr.side - QRSymbol.drawnSide)
  }

  private func tooLong(_ text: String, _ lines: Int) -> Problem {
    let shown = text.count > 60 ? text.prefix(60) + "…" : text[...]
    return Problem(
      .doesNotFit,
      nl:
        "'\(shown)' is te breed voor het document, ook op \(lines == 1 ? "één regel" : "\(lines) regels"); maak de "
        + "tekst korter",
      en:
        "'\(shown)' is too wide for the document, on \(lines == 1 ? "one line" : "\(lines) lines") as well; "
        + "shorten the text")
  }
}
