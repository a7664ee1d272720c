import BlijkBasics
import BlijkCredential
import BlijkMarkup

/// The style that an element of a template has, its own and that of the groups around it.
struct DrawingStyle: Sendable {
  var paint = Paint()
  var family = "Lato"
  var isBold = false
  var isItalic = false
  var size = 4.2
  var anchor = TextLine.Anchor.start
  var opacity = 1.0
  var transform = Affine.identity
  private let colours: Colours

  init(colours: Colours = Colours()) {
    self.colours = colours
  }

  /// This style with what an element changes; a `style` attribute counts before the others, as in SVG.
  func with(_ element: XMLElement) -> DrawingStyle {
    var style = self
    for (name, value) in element.attributes { style.set(name, value) }
    for declaration in (element["style"] ?? "").split(separator: ";") {
      let parts = declaration.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      style.set(parts[0].trimmingSpaces(), parts[1].trimmingSpaces())
    }
    if let text = element["transform"], let own = Affine(text) {
      style.transform = transform.after(own)
    }
    return style
  }

  private mutating func set(_ name: String, _ value: String) {
    switch name {
    case "fill": paint.fill = colours.replacing(value)
    case "fill-opacity": paint.fillOpacity = Double(value) ?? paint.fillOpacity
    case "stroke": paint.stroke = colours.replacing(value)
    case "stroke-width": paint.strokeWidth = Self.length(value) ?? paint.strokeWidth
    case "stroke-opacity": paint.strokeOpacity = Double(value) ?? paint.strokeOpacity
    case "stroke-dasharray": paint.dashes = value == "none" ? nil : value
    case "stroke-linecap": paint.lineCap = value
    case "font-family": family = value
    case "font-weight": isBold = value == "bold" || (Int(value) ?? 400) >= 600
    case "font-style": isItalic = value == "italic" || value == "oblique"
    case "font-size": size = Self.length(value) ?? size
    case "text-anchor": anchor = TextLine.Anchor(rawValue: value) ?? anchor
    case "opacity": opacity *= Double(value) ?? 1
    default: break
    }
  }

  /// A length in the page's unit; a drawing program writes `4.2px` for it.
  static func length(_ value: String) -> Double? {
    Double(value.hasSuffix("px") ? String(value.dropLast(2)) : value)
  }

  /// The cut that this family, weight and slant stand for; nothing when the standard theme has none.
  var cut: Cut? {
    let first = family.split(separator: ",").first.map(String.init) ?? family
    let name = first.filter { $0 != "'" && $0 != "\"" }.trimmingSpaces().lowercased()
    switch (name, isBold, isItalic) {
    case ("eb garamond", false, false), ("eb garamond 12", false, false), ("serif", false, false):
      return .serif
    case ("eb garamond", false, true), ("eb garamond 12", false, true), ("serif", false, true):
      return .serifItalic
    case ("lato", false, false), ("sans-serif", false, false): return .sans
    case ("lato", true, false), ("sans-serif", true, false): return .sansBold
    case ("jetbrains mono", true, false), ("monospace", true, false): return .mono
    default: return nil
    }
  }
}
