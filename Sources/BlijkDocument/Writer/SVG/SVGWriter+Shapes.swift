/// Writing shapes and pictures.
extension SVGWriter {
  /// Needs no `aria-hidden`: screen readers pass over a shape without a title (SVG-AAM 1.0 §5.1.2).
  mutating func put(_ drawn: Shape) {
    let shape = drawn.settled
    switch shape.outline {
    case .rectangle(let x, let y, let width, let height, let radius):
      put("<rect")
      put(x: x, y: y, width: width, height: height)
      if radius > 0 { put("rx", radius) }
    case .ellipse(let middle, let radiusX, let radiusY):
      put("<path")
      open("d")
      put(plain: Self.ellipse(middle, radiusX, radiusY))
      put("\"")
    case .path(let path):
      put("<path")
      open("d")
      PathText.append(path, places: 4, to: &bytes)
      put("\"")
    }
    put("fill", shape.paint.fill)
    if shape.paint.fillOpacity < 1 { put("fill-opacity", shape.paint.fillOpacity) }
    if let stroke = shape.paint.stroke { put(stroke: stroke, shape.paint) }
    put(transform: shape.transform)
    put("/>\n")
  }

  private mutating func put(stroke: Colour, _ paint: Paint) {
    put("stroke", stroke)
    put("stroke-width", paint.strokeWidth)
    if paint.strokeOpacity < 1 { put("stroke-opacity", paint.strokeOpacity) }
    if !paint.dashes.isEmpty {
      open("stroke-dasharray")
      for (number, length) in paint.dashes.enumerated() {
        if number > 0 { put(" ") }
        Digits.append(exactly: length, to: &bytes)
      }
      put("\"")
    }
    if paint.lineCap != .butt { put("stroke-linecap", paint.lineCap.rawValue) }
  }

  /// Two halves, each an arc.
  private static func ellipse(_ middle: Point, _ radiusX: Double, _ radiusY: Double) -> String {
    let radii = "\(radiusX) \(radiusY) 0 1 0"
    return
      "M\(middle.x - radiusX) \(middle.y)a\(radii) \(2 * radiusX) 0a\(radii) \(-2 * radiusX) 0z"
  }

  mutating func put(_ place: QRPlace) {
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
    put(plain: DataAddress.png(symbol.picture))
    put("\"/></g></a>\n")
  }

  mutating func put(_ place: PicturePlace) {
    put("<image")
    put(x: place.x, y: place.y, width: place.width, height: place.height)
    put(" aria-hidden=\"true\" href=\"")
    put(plain: DataAddress.of(place.picture))
    put("\"/>\n")
  }
}
