/// Drawing text.
extension PageContent {
  /// Draws a line, glyph by glyph where it was laid out.
  mutating func put(_ line: TextLine) {
    let isFaint = line.opacity < 1 || line.transform != nil
    if isFaint { put("q\n") }
    if line.opacity < 1 { put(fillOpacity: line.opacity, strokeOpacity: 1) }
    if let transform = line.transform { put(transform) }
    put("BT\n")
    let text = NumberedText(line.shaped.text)
    // Where the line ends at a space, the run that is read last ends with it, or words run together.
    let last = line.shaped.runs.indices.max {
      line.shaped.runs[$0].range.upperBound < line.shaped.runs[$1].range.upperBound
    }
    for number in 0..<max(line.times, 1) {
      for (index, run) in line.shaped.runs.enumerated() {
        guard let colour = line.colours[run.span] else { continue }
        put(fill: colour)
        put(
          run, text: text[run.range], size: line.size,
          at: Point(line.left + Double(number) * line.width + run.x * line.size, line.y),
          endsWithSpace: index == last && line.place.endsAtSpace && !run.isRightToLeft)
      }
    }
    put("ET\n")
    if isFaint {
      put("Q\n")
      forgetColour()
    }
  }

  private mutating func put(
    _ run: GlyphRun, text: Substring.UnicodeScalarView, size: Double, at place: Point,
    endsWithSpace: Bool
  ) {
    guard let (face, name) = face(of: run.font) else { return }
    let says = face.says(GlyphTexts(run, text: text).texts, by: run.glyphs)
    // Read from right to left, a text of its own would be taken in the wrong order by some readers.
    let isSaid = !says && !run.isRightToLeft
    if isSaid {
      put("/Span<</ActualText")
      bytes.put(text: String(String.UnicodeScalarView(text)) + (endsWithSpace ? " " : ""))
      put(">>BDC\n")
    }
    put("/F")
    put(name)
    put(" ")
    put(size)
    put(" Tf 1 0 0 -1 ")
    put([place.x, place.y])
    put("Tm\n")
    put(run.glyphs, face: face, size: size, space: endsWithSpace ? run.font.glyph(of: 0x20) : nil)
    if isSaid { put("EMC\n") }
  }

  /// Glyphs, each moved by what differs from the font's own width; in thousandths of an em.
  private mutating func put(
    _ glyphs: [Glyph], face: PDFFontFace, size: Double, space: UInt32?
  ) {
    var pen = 0.0
    var rise = 0.0
    var isOpen = false
    put("[")
    for glyph in glyphs {
      if glyph.y != rise {
        if isOpen { put(">") }
        put("]TJ ")
        put(glyph.y * size)
        put(" Ts[")
        (rise, isOpen) = (glyph.y, false)
      }
      let step = (pen - glyph.x * 1000).rounded()
      if step != 0 {
        if isOpen { put(">") }
        put(Int(step))
        (pen, isOpen) = (pen - step, false)
      }
      if !isOpen { put("<") }
      let number = face.number(of: glyph.number)
      bytes.put(hex: number)
      isOpen = true
      pen += face.width(of: number)
    }
    if let space {
      if !isOpen { put("<") }
      bytes.put(hex: face.number(of: space))
      isOpen = true
    }
    put(isOpen ? ">]TJ\n" : "]TJ\n")
    if rise != 0 { put("0 Ts\n") }
  }
}
