import BlijkBasics
import BlijkMarkup

/// A logo of lines and areas, drawn again in a PDF. What is more than that is refused by name.
struct SVGDrawing {
  /// Shapes in the order in which they are drawn.
  private(set) var shapes: [(path: Path, style: SVGDrawingStyle)] = []
  /// The corner of what is seen, and how large that is, in the drawing's own units.
  private let corner: Point
  private let size: Point
  private var rules: [String: String] = [:]

  /// - Throws: `badTheme`, naming what cannot be drawn.
  init(_ picture: Picture) throws(Problem) {
    let root: XMLElement
    do {
      root = try XMLReader.read(picture.bytes)
    } catch {
      throw Self.refusal(error.line, nl: error.why.nl, en: error.why.en)
    }
    let box = (root["viewBox"] ?? "").split { $0 == " " || $0 == "," }.compactMap { Double($0) }
    corner = box.count == 4 ? Point(box[0], box[1]) : .zero
    size = Point(picture.width, picture.height)
    rules = Self.rules(root)
    let style = try SVGDrawingStyle().with(root, rules: rules)
    for element in root.elements { try add(element, style: style) }
  }

  static func refusal(_ line: Int, nl: String, en: String) -> Problem {
    Problem(
      .badTheme,
      nl: "In een SVG van uw huisstijl (regel \(line)): \(nl). "
        + "Sla hem op met alleen lijnen en vlakken, of als PNG.",
      en: "In an SVG of your house style (line \(line)): \(en). "
        + "Save it with lines and areas only, or as PNG.")
  }

  /// The rules of its style sheets that are for a class, by the name of that class.
  private static func rules(_ element: XMLElement) -> [String: String] {
    var rules: [String: String] = [:]
    if element.name == "style" {
      for rule in element.text.split(separator: "}") {
        let parts = rule.split(separator: "{")
        guard parts.count == 2 else { continue }
        for selector in parts[0].split(separator: ",") {
          let name = String(selector).trimmingSpaces()
          if name.hasPrefix(".") { rules[String(name.dropFirst()), default: ""] += parts[1] + ";" }
        }
      }
    }
    for inner in element.elements { rules.merge(Self.rules(inner)) { $0 + $1 } }
    return rules
  }

  /// What says nothing about how it looks, or is drawn only where something else asks for it.
  private static let silent = ["title", "desc", "metadata", "defs", "style"]

  private mutating func add(_ element: XMLElement, style outer: SVGDrawingStyle) throws(Problem) {
    let name = element.name
    guard !Self.silent.contains(name), !name.contains(":"), element["display"] != "none"
    else { return }
    let style = try outer.with(element, rules: rules)
    if name == "g" || name == "a" {
      for inner in element.elements { try add(inner, style: style) }
      return
    }
    guard let path = try Self.path(element) else {
      throw Self.refusal(
        element.line, nl: "<\(name)> kan niet in een pdf", en: "<\(name)> cannot be in a PDF")
    }
    shapes.append((path, style))
  }

  /// Nil for what is no line or area.
  private static func path(_ element: XMLElement) throws(Problem) -> Path? {
    func value(_ name: String) -> Double { element.length(name) ?? 0 }
    let middle = Point(value("cx"), value("cy"))
    switch element.name {
    case "path":
      guard let path = Path(svg: element["d"] ?? "") else {
        throw refusal(element.line, nl: "'d' is niet te lezen", en: "'d' cannot be read")
      }
      return path
    case "rect":
      let radius = element.length("rx") ?? value("ry")
      return Path(
        rectangle: Point(value("x"), value("y")), width: value("width"), height: value("height"),
        radius: radius)
    case "circle": return Path(ellipse: middle, radiusX: value("r"), radiusY: value("r"))
    case "ellipse": return Path(ellipse: middle, radiusX: value("rx"), radiusY: value("ry"))
    case "line":
      return Path(through: [Point(value("x1"), value("y1")), Point(value("x2"), value("y2"))])
    case "polyline", "polygon":
      let numbers = (element["points"] ?? "").split { $0 == "," || $0.isWhitespace }
        .compactMap { Double($0) }
      let points = stride(from: 0, to: numbers.count - 1, by: 2).map {
        Point(numbers[$0], numbers[$0 + 1])
      }
      return Path(through: points, isClosed: element.name == "polygon")
    default: return nil
    }
  }

  /// Writes it as an object that is one unit wide and one high.
  func put(into file: inout PDFFile) throws(Problem) -> Int {
    var content = PDFBytes()
    var opacities: [PageContent.Opacity] = []
    for (path, style) in shapes {
      let opacity = style.opacities
      if opacity != PageContent.Opacity(fill: 1, stroke: 1), !opacities.contains(opacity) {
        opacities.append(opacity)
      }
      content.put(path, style: style, state: opacities.firstIndex(of: opacity))
    }
    var head = PDFBytes("<</Type/XObject/Subtype/Form/BBox[")
    head.put([corner.x, corner.y, corner.x + size.x, corner.y + size.y])
    head.put("]/Matrix[")
    head.put(millionths: [
      1 / size.x, 0, 0, -1 / size.y, -corner.x / size.x, 1 + corner.y / size.y,
    ])
    head.put("]/Resources<<")
    head.put(states: opacities)
    head.put(">>")
    return try file.put(stream: content.bytes, head)
  }
}

extension PDFBytes {
  /// One shape with its style.
  fileprivate mutating func put(_ path: Path, style: SVGDrawingStyle, state: Int?) {
    guard style.fill != nil || style.stroke != nil else { return }
    put("q\n")
    if let state { put(plain: "/G\(state) gs\n") }
    if style.transform != .identity {
      put(style.transform)
      put("cm\n")
    }
    if let fill = style.fill {
      put(fill)
      put("rg\n")
    }
    if let stroke = style.stroke {
      put(stroke)
      put("RG ")
      put(style.strokeWidth)
      put(plain: " w \(style.cap) J \(style.join) j ")
      put(style.miter)
      put(" M[")
      put(style.dashes)
      put("]0 d\n")
    }
    put(path)
    switch (style.fill != nil, style.stroke != nil) {
    case (true, false): put(style.isEvenOdd ? "f*" : "f")
    case (false, _): put("S")
    case (true, true): put(style.isEvenOdd ? "B*" : "B")
    }
    put("\nQ\n")
  }

  /// Opacities by the names that a content has for them.
  mutating func put(states opacities: [PageContent.Opacity]) {
    put("/ExtGState<<")
    for (name, opacity) in opacities.enumerated() {
      put(plain: "/G\(name)<</ca ")
      put(opacity.fill)
      put("/CA ")
      put(opacity.stroke)
      put(">>")
    }
    put(">>")
  }

  /// Numbers to the millionth, as a drawing of many units needs to become one.
  fileprivate mutating func put(millionths numbers: [Double]) {
    for number in numbers {
      let millionths = Digits.scaled(number, by: 1_000_000)
      if millionths < 0 { put("-") }
      let digits = String(abs(millionths) % 1_000_000)
      put(plain: "\(abs(millionths) / 1_000_000).")
      put(plain: String(repeating: "0", count: 6 - digits.count) + digits + " ")
    }
  }
}

extension Path {
  /// Straight lines from point to point.
  fileprivate init(through points: [Point], isClosed: Bool = false) {
    self.init()
    for (number, point) in points.enumerated() {
      if number == 0 { move(to: point) } else { line(to: point) }
    }
    if isClosed, !points.isEmpty { close() }
  }
}
