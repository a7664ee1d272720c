/// Drawing shapes and the QR code.
extension PageContent {
  mutating func put(_ shape: Shape) {
    let paint = shape.paint
    guard paint.fill != nil || paint.stroke != nil else { return }
    let isOwn =
      shape.transform != .identity || paint.stroke != nil || paint.fillOpacity < 1
      || paint.strokeOpacity < 1
    if isOwn { put("q\n") }
    if shape.transform != .identity { put(shape.transform) }
    if paint.fillOpacity < 1 || paint.strokeOpacity < 1 {
      put(fillOpacity: paint.fillOpacity, strokeOpacity: paint.strokeOpacity)
    }
    if let fill = paint.fill { put(fill: fill) }
    if let stroke = paint.stroke { put(stroke: stroke, paint) }
    put(shape.outline)
    put(paint.stroke == nil ? "f\n" : paint.fill == nil ? "S\n" : "B\n")
    if isOwn {
      put("Q\n")
      forgetColour()
    }
  }

  private mutating func put(stroke: Colour, _ paint: Paint) {
    bytes.put(stroke)
    put("RG ")
    put(paint.strokeWidth)
    put(" w ")
    switch paint.lineCap {
    case .butt: break
    case .round: put("1 J ")
    case .square: put("2 J ")
    }
    if !paint.dashes.isEmpty {
      put("[")
      put(paint.dashes)
      put("]0 d ")
    }
  }

  private mutating func put(_ outline: Shape.Outline) {
    switch outline {
    case .rectangle(let x, let y, let width, let height, let radius):
      guard radius > 0 else {
        put([x, y, width, height])
        put("re ")
        return
      }
      put(Path(rectangle: Point(x, y), width: width, height: height, radius: radius))
    case .ellipse(let middle, let radiusX, let radiusY):
      put(Path(ellipse: middle, radiusX: radiusX, radiusY: radiusY))
    case .path(let path): put(path)
    }
  }

  mutating func put(_ path: Path) { bytes.put(path) }

  /// Dark modules beside each other as one rectangle, and all of them as one shape: sharp at every size, and
  /// without seams. The white that belongs around them is drawn too.
  mutating func put(_ place: QRPlace, symbol: QRSymbol) {
    put(fill: .white)
    put([place.x, place.y, place.side, place.side])
    put("re f\n")
    put(fill: .black)
    put("q\n")
    let module = place.side / Double(symbol.side)
    let edge = Double(QRSymbol.quietZone) * module
    put(Affine(a: module, d: module, e: place.x + edge, f: place.y + edge))
    for run in symbol.runs {
      for number in [run.column, run.row, run.count] {
        put(number)
        put(" ")
      }
      put("1 re\n")
    }
    put("f\nQ\n")
  }
}

extension PDFBytes {
  /// The lines and curves of a path.
  mutating func put(_ path: Path) {
    for segment in path.segments {
      switch segment {
      case .move(let point):
        put([point.x, point.y])
        put("m ")
      case .line(let point):
        put([point.x, point.y])
        put("l ")
      case .cubic(let first, let second, to: let end):
        put([first.x, first.y, second.x, second.y, end.x, end.y])
        put("c\n")
      case .close: put("h ")
      }
    }
  }
}
