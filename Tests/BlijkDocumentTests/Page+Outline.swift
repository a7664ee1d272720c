import BlijkBasics

@testable import BlijkDocument

/// A page as text: a line for each thing on it, with where it stands in millimetres.
extension Page {
  var outline: String {
    (["\(language.rawValue) \(title)", description] + elements.map(\.told))
      .map { $0 + "\n" }.joined()
  }
}

extension Page.Element {
  fileprivate var told: String {
    switch self {
    case .text(let line): line.told
    case .shape(let shape): shape.told
    case .ornament(let ornament):
      "\(ornament.kind) \(ornament.box.told), \(ornament.drawing.layers.count) layers, "
        + "\(ornament.drawing.layers.reduce(0) { $0 + $1.path.svg(places: 2).utf8.count }) bytes of curves"
    case .qr(let place):
      "qr \(place.box.told), \(place.symbol?.side ?? 0) modules, \"\(place.label)\" "
        + (place.symbol?.link ?? "")
    case .picture(let place): "picture \(place.box.told) \(place.picture.kind)"
    }
  }
}

extension TextLine {
  fileprivate var told: String {
    var parts = ["text", "\(millimetres(x)),\(millimetres(y))", millimetres(size), "\(role)"]
    if anchor != .start { parts.append("\(anchor)") }
    if shaped.isRightToLeft { parts.append("rtl") }
    parts.append("\(millimetres(width)) wide\(times == 1 ? "" : ", \(times) times")")
    var fonts: [String] = []
    for run in shaped.runs {
      let name = "\(run.font.path.split(separator: "/").last ?? "") \(colours[run.span].told)"
      // A line that repeats itself has the same fonts again.
      if fonts.last != name, role != .decoration || !fonts.contains(name) { fonts.append(name) }
    }
    parts += fonts
    if opacity < 1 { parts.append("opacity \(millimetres(opacity))") }
    if let transform { parts.append(transform.svg) }
    if let link { parts.append("-> \(link)") }
    let text = role == .decoration ? String(shaped.text.prefix(90)) : shaped.text
    return (parts + ["\"\(text)\""]).joined(separator: " ")
  }
}

extension Shape {
  fileprivate var told: String {
    var parts: [String]
    switch outline {
    case .rectangle(let x, let y, let width, let height, let radius):
      parts = ["rectangle", Box(left: x, top: y, right: x + width, bottom: y + height).told]
      if radius > 0 { parts.append("radius \(millimetres(radius))") }
    case .ellipse(let middle, let width, let height):
      let (x, y) = (middle.x - width, middle.y - height)
      let box = Box(left: x, top: y, right: x + 2 * width, bottom: y + 2 * height)
      parts = ["ellipse", box.told]
    case .path(let path): parts = ["path", path.svg(places: 4)]
    }
    if transform != .identity { parts.append(transform.svg) }
    if paint.fill != nil { parts.append("fill \(paint.fill.told)") }
    if paint.stroke != nil { parts.append("stroke \(paint.stroke.told) \(paint.strokeWidth)") }
    return parts.joined(separator: " ")
  }
}

extension Box {
  fileprivate var told: String {
    "\(millimetres(left)),\(millimetres(top)) \(millimetres(right - left))×"
      + millimetres(bottom - top)
  }
}

extension Colour? {
  fileprivate var told: String { self?.hex ?? "none" }
}

extension Path {
  /// As SVG path data.
  func svg(places: Int) -> String {
    var bytes: [UInt8] = []
    PathText.append(self, places: places, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
