import BlijkBasics

/// Writing text.
extension SVGWriter {
  /// A piece of a line in one font and colour.
  private struct Part {
    let font: FontFile
    let colour: Colour?
    var text: String
  }

  mutating func put(_ line: TextLine) {
    if let link = line.link {
      put("<a")
      put("href", link)
      put(">")
    }
    let parts = Self.parts(line)
    put("<text")
    if line.times > 1 {
      repeated += 1
      put("id", "line\(repeated)")
    }
    // Text that is read from right to left starts at its right edge.
    let isTurned = line.shaped.isRightToLeft && line.anchor != .middle
    put("x", isTurned ? (line.anchor == .start ? line.left + line.width : line.left) : line.x)
    put("y", line.y)
    put(exactly: "font-size", line.size)
    if line.anchor != .start { put("text-anchor", line.anchor.rawValue) }
    if line.shaped.isRightToLeft { put(" direction=\"rtl\"") }
    if line.opacity < 1 { put("opacity", line.opacity) }
    if let transform = line.transform { put(transform: transform) }
    put(role: line.role)
    put(parts)
    put("</text>")
    for number in 1..<max(line.times, 1) {
      put("<use href=\"#line")
      put(plain: String(repeated))
      put("\"")
      put(exactly: "x", line.width * Double(number))
      put(role: line.role)
      put("/>")
    }
    if line.link != nil { put("</a>") }
    put("\n")
  }

  /// The rest of an element's attributes, and its text.
  private mutating func put(_ parts: [Part]) {
    if parts.count == 1 {
      put(font: parts[0].font, colour: parts[0].colour)
      put(">")
      put(text: parts[0].text)
      return
    }
    // The font and colour of the first part are written once for all parts, unless it is bold or italic.
    let isPlain = parts.first.map { !$0.font.isBold && !$0.font.isItalic } == true
    let font = isPlain ? parts.first?.font : fonts.usual
    let colour = parts.isEmpty ? colours.ink : parts[0].colour
    if font !== fonts.usual { put(font: font) }
    if colour != colours.ink { put("fill", colour) }
    // A space at the end of a part is a space.
    put(" xml:space=\"preserve\">")
    for part in parts {
      let isOther = part.font !== font || part.colour != colour
      if isOther {
        put("<tspan")
        if part.font !== font { put(font: part.font) }
        if part.colour != colour { put("fill", part.colour) }
        put(">")
      }
      put(text: part.text)
      if isOther { put("</tspan>") }
    }
  }

  private mutating func put(role: Role) {
    switch role {
    case .title: put(" role=\"heading\" aria-level=\"1\"")
    case .heading: put(" role=\"heading\" aria-level=\"2\"")
    case .decoration: put(" aria-hidden=\"true\"")
    default: break
    }
  }

  /// A font and colour, as far as they are not those of the whole page.
  private mutating func put(font: FontFile, colour: Colour?) {
    if font !== fonts.usual { put(font: font) }
    if colour != colours.ink { put("fill", colour) }
  }

  private mutating func put(font: FontFile?) {
    guard let font else { return }
    // The usual family stands on the page itself.
    if font.family != fonts.usual?.family { put(family: font) }
    if font.isBold { put(" font-weight=\"700\"") }
    if font.isItalic { put(" font-style=\"italic\"") }
  }

  mutating func put(family font: FontFile) {
    // In quotes: some drawing libraries take a number at the end of a bare name for a size.
    put(" font-family=\"'")
    put(text: font.family)
    put("'\"")
  }

  /// The text in the order in which it is read, cut where the font or the colour changes.
  private static func parts(_ line: TextLine) -> [Part] {
    let runs = line.shaped.runs
    guard runs.count > 1 else {
      guard let run = runs.first else { return [] }
      return [Part(font: run.font, colour: line.colours[run.span], text: line.shaped.text)]
    }
    let text = NumberedText(line.shaped.text)
    var parts: [Part] = []
    for run in runs.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      let text = String(text[run.range])
      let colour = line.colours[run.span]
      if let last = parts.last, last.font === run.font, last.colour == colour {
        parts[parts.count - 1].text += text
      } else {
        parts.append(Part(font: run.font, colour: colour, text: text))
      }
    }
    return parts
  }
}
