import BlijkBasics
import BlijkMarkup

/// How a shape of a logo is drawn: what it says itself, and what the groups around it say.
struct SVGDrawingStyle {
  private(set) var fill: Colour? = .black
  private(set) var stroke: Colour?
  private(set) var strokeWidth = 1.0
  private(set) var isEvenOdd = false
  /// How a line ends and turns, by the numbers that a PDF has for that.
  private(set) var cap = 0
  private(set) var join = 0
  private(set) var miter = 4.0
  private(set) var dashes: [Double] = []
  private(set) var transform = Affine.identity
  private var fillOpacity = 1.0
  private var strokeOpacity = 1.0
  private var opacity = 1.0

  var opacities: PageContent.Opacity {
    PageContent.Opacity(fill: fillOpacity * opacity, stroke: strokeOpacity * opacity)
  }

  /// What draws more than a shape in a colour.
  private static let unknown = ["clip-path", "mask", "filter", "mix-blend-mode"]

  /// This style with what an element changes: its attributes, then the rules of its classes, then its own.
  func with(_ element: XMLElement, rules: [String: String]) throws(Problem) -> SVGDrawingStyle {
    var style = self
    var all = element.attributes.filter { $0.name != "style" && $0.name != "class" }
    for name in (element["class"] ?? "").split(separator: " ") {
      all += Self.declarations(rules[String(name)] ?? "")
    }
    all += Self.declarations(element["style"] ?? "")
    for (name, value) in all {
      guard style.set(name, value, isGroup: !element.elements.isEmpty) else {
        throw SVGDrawing.refusal(
          element.line, nl: "'\(name)' (\(value.prefix(40))) kan niet in een pdf",
          en: "'\(name)' (\(value.prefix(40))) cannot be in a PDF")
      }
    }
    return style
  }

  private static func declarations(_ text: String) -> [(name: String, value: String)] {
    text.split(separator: ";").compactMap { declaration in
      let parts = declaration.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { return nil }
      return (parts[0].trimmingSpaces(), parts[1].trimmingSpaces())
    }
  }

  /// Whether it could be done.
  private mutating func set(_ name: String, _ value: String, isGroup: Bool) -> Bool {
    switch name {
    case "fill": return Self.set(&fill, value)
    case "stroke": return Self.set(&stroke, value)
    case "fill-opacity": return Self.set(&fillOpacity, value)
    case "stroke-opacity": return Self.set(&strokeOpacity, value)
    case "opacity":
      // Of a group, what lies over each other would be seen through.
      let outer = opacity
      guard Self.set(&opacity, value), !isGroup || opacity == 1 else { return false }
      opacity *= outer
    case "stroke-width": return Self.set(&strokeWidth, value)
    case "stroke-miterlimit": return Self.set(&miter, value)
    case "stroke-linecap": cap = ["butt": 0, "round": 1, "square": 2][value] ?? 0
    case "stroke-linejoin": join = ["miter": 0, "round": 1, "bevel": 2][value] ?? 0
    case "fill-rule": isEvenOdd = value == "evenodd"
    case "stroke-dasharray":
      guard let lengths = DrawingStyle.dashes(value) else { return false }
      dashes = lengths
    case "transform":
      guard let own = Affine(value) else { return false }
      transform = transform.after(own)
    case "display", "visibility": return value != "none" && value != "hidden"
    default: return !Self.unknown.contains(name) || value == "none" || value == "normal"
    }
    return true
  }

  private static func set(_ colour: inout Colour?, _ value: String) -> Bool {
    guard let read = SVGColour(value) else { return false }
    colour = read.colour
    return true
  }

  private static func set(_ number: inout Double, _ value: String) -> Bool {
    guard let read = Length.read(value), read >= 0 else { return false }
    number = read
    return true
  }
}
