import BlijkBasics
package import BlijkCredential
import BlijkMarkup
import Foundation

/// Writes a page as SVG: one text element for each laid-out line, no script, nothing from elsewhere.
package struct SVGWriter {
  private let fonts: EmbeddedFonts
  private let colours: Colours
  private var bytes: [UInt8] = []
  /// The ornaments whose curves are in the file.
  private var written: Set<Ornament.Kind> = []
  /// How many lines stand more than once: written once, and referred to.
  private var repeated = 0

  private init(fonts: EmbeddedFonts, colours: Colours) {
    self.fonts = fonts
    self.colours = colours
  }

  /// The file of a page, with the credential that was signed baked into it (Open Badges 3.0 §5.3.2).
  package static func write(
    _ page: Page, credential: SignedCredential?, fonts: EmbeddedFonts, colours: Colours
  ) -> RenderedFile {
    var writer = SVGWriter(fonts: fonts, colours: colours)
    return writer.file(page, credential: credential)
  }

  private mutating func file(_ page: Page, credential: SignedCredential?) -> RenderedFile {
    bytes.reserveCapacity(48_000)
    put("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
    put("\n<svg xmlns=\"http://www.w3.org/2000/svg\"")
    if credential != nil { put(" xmlns:openbadges=\"https://purl.imsglobal.org/ob/v3p0\"") }
    put(" width=\"210mm\" height=\"297mm\" viewBox=\"0 0 210 297\" lang=\"")
    put(plain: page.language.rawValue)
    put("\"")
    if let usual = fonts.usual { put(family: usual) }
    put("fill", colours.ink)
    put(" role=\"document\" aria-labelledby=\"title description\">\n<title id=\"title\">")
    put(text: page.title)
    put("</title>\n<desc id=\"description\">")
    put(text: page.description)
    put("</desc>\n")
    if let credential { put(credential) }
    let start = bytes.count
    bytes.append(contentsOf: fonts.common)
    let end = bytes.count
    bytes.append(contentsOf: fonts.rest(for: page))
    for element in page.elements { put(element) }
    put("</svg>\n")
    return RenderedFile(bytes: bytes, shared: start..<end)
  }

  /// A JWT in an attribute, a credential with its proof inside as text (Open Badges 3.0 §5.3.2.1).
  private mutating func put(_ credential: SignedCredential) {
    switch credential.form {
    case .jwt:
      put("<openbadges:credential verify=\"")
      bytes.append(contentsOf: credential.bytes)
      put("\"/>\n")
    case .dataIntegrity:
      // Its JSON holds no `<`, `>` or `&` as such.
      put("<openbadges:credential><![CDATA[")
      bytes.append(contentsOf: JSON.withoutBracesInStrings(credential.bytes))
      put("]]></openbadges:credential>\n")
    }
  }

  private mutating func put(_ element: Page.Element) {
    switch element {
    case .text(let line): put(line)
    case .shape(let shape): put(shape)
    case .ornament(let ornament): put(ornament)
    case .qr(let place): put(place)
    case .picture(let place): put(place)
    }
  }

  private mutating func put(_ text: StaticString) {
    unsafe bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
  private mutating func put(plain text: String) { bytes.append(contentsOf: text.utf8) }
  private mutating func put(text: String) { Escaping.append(text, to: &bytes) }

  /// An attribute. Names are put piece by piece: a page has hundreds, and a string for each costs more
  /// than the rest.
  private mutating func open(_ name: StaticString) {
    bytes.append(UInt8(ascii: " "))
    unsafe bytes.append(
      contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    bytes.append(UInt8(ascii: "="))
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func put(_ name: StaticString, _ value: Double) {
    open(name)
    Digits.append(value, to: &bytes)
    put("\"")
  }

  private mutating func put(exactly name: StaticString, _ value: Double) {
    open(name)
    Digits.append(exactly: value, to: &bytes)
    put("\"")
  }

  private mutating func put(_ name: StaticString, _ value: String) {
    open(name)
    put(text: value)
    put("\"")
  }

  private mutating func put(x: Double, y: Double, width: Double, height: Double) {
    if x != 0 { put("x", x) }
    if y != 0 { put("y", y) }
    put("width", width)
    put("height", height)
  }

  private mutating func put(transform: Affine) {
    guard transform != .identity else { return }
    put(" transform=\"")
    put(plain: transform.svg)
    put("\"")
  }
}

/// Text.
extension SVGWriter {
  private mutating func put(_ line: TextLine) {
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
    // Read from the right, a line starts at its right edge.
    let isTurned = line.shaped.isRightToLeft && line.anchor != .middle
    put("x", isTurned ? (line.anchor == .start ? line.left + line.width : line.left) : line.x)
    put("y", line.y)
    put(exactly: "font-size", line.size)
    if line.anchor != .start { put("text-anchor", line.anchor.rawValue) }
    if line.shaped.isRightToLeft { put(" direction=\"rtl\"") }
    if line.opacity < 1 { put("opacity", line.opacity) }
    if let transform = line.transform { put(transform: transform) }
    put(role: line.role)
    if parts.count == 1 {
      put(font: parts[0].font, colour: parts[0].colour)
      put(">")
      put(text: parts[0].text)
    } else {
      // What the first part has goes without saying for the others. Bold and italic stay with theirs.
      let isPlain = parts.first.map { !$0.font.isBold && !$0.font.isItalic } == true
      let font = isPlain ? parts.first?.font : fonts.usual
      let colour = parts.first?.colour ?? colours.ink
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

  private mutating func put(role: Role) {
    switch role {
    case .title: put(" role=\"heading\" aria-level=\"1\"")
    case .heading: put(" role=\"heading\" aria-level=\"2\"")
    case .decoration: put(" aria-hidden=\"true\"")
    default: break
    }
  }

  /// A font and colour, as far as they are not those of the whole page.
  private mutating func put(font: FontFile, colour: String) {
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

  private mutating func put(family font: FontFile) {
    // In quotes: some drawing libraries take a number at the end of a bare name for a size.
    put(" font-family=\"'")
    put(text: font.family)
    put("'\"")
  }

  /// The text in the order in which it is read, cut where the font or the colour changes.
  private static func parts(_ line: TextLine) -> [(font: FontFile, colour: String, text: String)] {
    let runs = line.shaped.runs
    guard runs.count > 1 else {
      guard let run = runs.first else { return [] }
      return [(run.font, line.colours[run.span], line.shaped.text)]
    }
    let text = NumberedText(line.shaped.text)
    var parts: [(font: FontFile, colour: String, text: String)] = []
    for run in runs.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      let text = String(text[run.range])
      let colour = line.colours[run.span]
      if let last = parts.last, last.font === run.font, last.colour == colour {
        parts[parts.count - 1].text += text
      } else {
        parts.append((run.font, colour, text))
      }
    }
    return parts
  }
}

/// Everything that is not text.
extension SVGWriter {
  /// A shape without a title is nothing to a screen reader (SVG-AAM 1.0 §5.1.2).
  private mutating func put(_ drawn: Shape) {
    let shape = drawn.settled
    switch shape.outline {
    case .rectangle(let x, let y, let width, let height, let radius):
      put("<rect")
      put(x: x, y: y, width: width, height: height)
      if radius > 0 { put("rx", radius) }
    case .path(let data):
      put("<path")
      put("d", data)
    }
    put("fill", shape.paint.fill)
    if shape.paint.fillOpacity < 1 { put("fill-opacity", shape.paint.fillOpacity) }
    if shape.paint.stroke != "none" {
      put("stroke", shape.paint.stroke)
      put("stroke-width", shape.paint.strokeWidth)
      if shape.paint.strokeOpacity < 1 { put("stroke-opacity", shape.paint.strokeOpacity) }
      if let dashes = shape.paint.dashes { put("stroke-dasharray", dashes) }
      if let cap = shape.paint.lineCap { put("stroke-linecap", cap) }
    }
    put(transform: shape.transform)
    put("/>\n")
  }

  /// Curves are written once; the same ornament elsewhere on the page refers to them.
  private mutating func put(_ ornament: Ornament) {
    let name = ornament.kind.rawValue
    guard written.insert(ornament.kind).inserted else {
      put("<use href=\"#")
      put(plain: name)
      put("\" aria-hidden=\"true\"")
      put(transform: ornament.placement)
      put("/>\n")
      return
    }
    put("<g aria-hidden=\"true\"")
    put(transform: ornament.placement)
    put("><g id=\"")
    put(plain: name)
    put("\" fill=\"none\">\n")
    var layers = ornament.drawing.layers[...]
    while let first = layers.first {
      // Layers that are copied alike are copied together.
      let alike = layers.prefix { $0.copies == first.copies && $0.again == first.again }
      put(alike, levels: first.copies.factors + first.again.factors, name: name.prefix(1))
      layers = layers.dropFirst(alike.count)
    }
    put("</g></g>\n")
  }

  /// Curves in the innermost of groups in groups, each of which is copied in the one around it.
  private mutating func put(
    _ layers: ArraySlice<Ornament.Layer>, levels: [Ornament.Copies], name: Substring
  ) {
    for number in levels.indices.reversed() {
      put("<g id=\"")
      put(plain: "\(name)\(number)\">")
    }
    for layer in layers {
      put("<path")
      put("stroke", colours[layer.colour])
      put("stroke-width", layer.strokeWidth)
      if layer.opacity < 1 { put("stroke-opacity", layer.opacity) }
      put("d", layer.path)
      put("/>")
    }
    for (number, level) in levels.enumerated() {
      put("</g>")
      for copy in level.others { put(use: "\(name)\(number)", copy) }
    }
    put("\n")
  }

  private mutating func put(use id: String, _ copy: Ornament.Placement) {
    put("<use href=\"#")
    put(plain: id)
    put("\"")
    put("transform", copy.svg)
    put("/>")
  }

  private mutating func put(_ place: QRPlace) {
    guard let symbol = place.symbol else { return }
    put("<a")
    put("href", symbol.link)
    put("><g role=\"img\"><title>")
    put(text: place.label)
    put("</title><image")
    put(exactly: "x", place.x)
    put(exactly: "y", place.y)
    put(exactly: "width", place.side)
    put(exactly: "height", place.side)
    put(" href=\"")
    put(plain: symbol.picture)
    put("\"/></g></a>\n")
  }

  private mutating func put(_ place: PicturePlace) {
    put("<image")
    put(x: place.x, y: place.y, width: place.width, height: place.height)
    put(" aria-hidden=\"true\" href=\"")
    put(plain: place.picture.address)
    put("\"/>\n")
  }
}
