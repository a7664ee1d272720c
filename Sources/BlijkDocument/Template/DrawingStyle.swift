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
    for (name, value) in Self.declarations(element) { style.set(name, value) }
    if let text = element["transform"], let own = Affine(text) {
      style.transform = transform.after(own)
    }
    return style
  }

  /// What an element says of its style: its attributes, then its `style`.
  static func declarations(_ element: XMLElement) -> [(name: String, value: String)] {
    var all = element.attributes.map { (name: $0.0, value: $0.1) }
    for declaration in (element["style"] ?? "").split(separator: ";") {
      let parts = declaration.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      all.append((parts[0].trimmingSpaces(), parts[1].trimmingSpaces()))
    }
    return all
  }

  private mutating func set(_ name: String, _ value: String) {
    switch name {
    case "fill": paint.fill = replaced(value)
    case "fill-opacity": paint.fillOpacity = Double(value) ?? paint.fillOpacity
    case "stroke": paint.stroke = replaced(value)
    case "stroke-width": paint.strokeWidth = Length.read(value) ?? paint.strokeWidth
    case "stroke-opacity": paint.strokeOpacity = Double(value) ?? paint.strokeOpacity
    case "stroke-dasharray": paint.dashes = Self.dashes(value) ?? paint.dashes
    case "stroke-linecap": paint.lineCap = Paint.LineCap(rawValue: value) ?? paint.lineCap
    case "font-family": family = value
    case "font-weight": isBold = value == "bold" || (Int(value) ?? 400) >= 600
    case "font-style": isItalic = value == "italic" || value == "oblique"
    case "font-size": size = Length.read(value) ?? size
    case "text-anchor": anchor = TextLine.Anchor(rawValue: value) ?? anchor
    case "opacity": opacity *= Double(value) ?? 1
    default: break
    }
  }

  /// A colour of the drawing, or the theme's in its place. What cannot be read was refused before.
  private func replaced(_ value: String) -> Colour? {
    SVGColour(value)?.colour.map(colours.replacing)
  }

  /// Lengths with spaces or commas between them; none for `none`, nil for anything else.
  static func dashes(_ value: String) -> [Double]? {
    guard value != "none" else { return [] }
    let parts = value.split { $0 == "," || $0 == " " }
    let lengths = parts.compactMap { Length.read(String($0)) }
    guard !lengths.isEmpty, lengths.count == parts.count,
      lengths.allSatisfy((0.0...1000).contains)
    else { return nil }
    return lengths
  }

  /// The cut that this family, weight and slant stand for; nil when the standard theme has none.
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
