import BlijkMarkup

/// The attributes by which an SVG template tells how it is laid out, all in a namespace of their own,
/// so that a drawing program leaves them alone. `docs/nl/sjablonen.md` explains each.
enum Dialect {
  static let namespace = "urn:blijk:template"

  /// On any element: it is there only if, only if not, or once for each of these variables.
  static let condition = "blijk:if"
  static let negation = "blijk:unless"
  static let repetition = "blijk:repeat"

  /// On text: the width of its box, its smallest size, its most lines, the height of a line in sizes,
  /// what it means, and whether its box gives way to the QR code.
  static let width = "blijk:width"
  static let smallest = "blijk:smallest"
  static let lines = "blijk:lines"
  static let leading = "blijk:leading"
  static let role = "blijk:role"
  static let beside = "blijk:beside"

  /// On a group: its children are blocks that move; where the first begins or the last ends.
  static let stack = "blijk:stack"
  static let top = "blijk:top"
  static let bottom = "blijk:bottom"
  static let align = "blijk:align"
  /// Whether it takes what did not fit on the page before.
  static let rest = "blijk:rest"
  /// On a block: a heading that is repeated above its rows when they continue on a next page.
  static let again = "blijk:again"
  /// On a block: its height as drawn.
  static let height = "blijk:height"
  /// Where a block was drawn; worked out when the template is read.
  static let drawnAt = "blijk:drawn-at"

  /// On a shape in a block that grows: it grows along, or goes down with the block's end.
  static let stretch = "blijk:stretch"
  static let follow = "blijk:follow"

  /// On a rectangle: what comes in its place.
  static let place = "blijk:place"

  enum Place: String, CaseIterable {
    case qr, logo, signature, band, rosette, microtext
  }

  /// The attributes that an element of this name may have.
  static func attributes(of element: String) -> [String] {
    let everywhere = [condition, negation, repetition, height]
    switch element {
    case "text": return everywhere + [width, smallest, lines, leading, role, beside]
    case "tspan": return [condition, negation, repetition]
    case "g": return everywhere + [stack, top, bottom, align, rest, again]
    case "rect": return everywhere + [stretch, follow, place]
    default: return everywhere + [stretch, follow]
    }
  }

  /// The range of each attribute that holds a number.
  static let ranges: [String: ClosedRange<Double>] = [
    width: 1...210, smallest: 1...100, lines: 1...100, leading: 0.8...3, top: 0...297,
    bottom: 0...297, height: 0...297, "x": -50...260, "y": -50...350, "width": 0...400,
    "height": 0...400, "rx": 0...200, "font-size": 0.5...100, "stroke-width": 0...100,
  ]

  /// The elements that a template may draw with.
  static let drawn: Set<String> = [
    "g", "path", "rect", "circle", "ellipse", "line", "text", "tspan", "a",
  ]
  /// The elements that a drawing program adds for itself; they are left out.
  static func isPassedOver(_ element: XMLElement) -> Bool {
    let name = element.name
    return name.hasPrefix("sodipodi:") || name.hasPrefix("inkscape:") || name == "metadata"
      || name == "title" || name == "desc" || (name == "defs" && element.elements.isEmpty)
  }
}
