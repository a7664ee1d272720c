import BlijkMarkup

/// Makes a plan of a template whose conditions are worked out. The linter has refused wrong values by then.
extension PagePlan {
  /// Colours of the standard theme become those of the organisation's.
  init(_ root: XMLElement, colours: Colours) {
    let style = DrawingStyle(colours: colours).with(root)
    parts = root.elements.flatMap { Self.nodes($0, style: style, link: nil) }.map { node in
      if case .stack(let stack) = node { .stack(stack) } else { .fixed(Block(nodes: [node])) }
    }
  }

  private static func nodes(_ element: XMLElement, style outer: DrawingStyle, link: Filling?)
    -> [Node]
  {
    guard !Dialect.isPassedOver(element) else { return [] }
    let style = outer.with(element)
    if let place = element[Dialect.place].flatMap(Dialect.Place.init(rawValue:)) {
      return [.place(Self.place(place, element, style: style))]
    }
    switch element.name {
    case "text": return [.text(TextBox(element, style: style, link: link))]
    case "g" where element[Dialect.stack] != nil:
      return [.stack(stack(element, style: style, link: link))]
    case "g": return element.elements.flatMap { nodes($0, style: style, link: link) }
    case "a":
      let target = element["href"].map { Filling($0) }
      return element.elements.flatMap { nodes($0, style: style, link: target) }
    default:
      guard let outline = outline(element) else { return [] }
      var paint = style.paint
      paint.fillOpacity *= style.opacity
      paint.strokeOpacity *= style.opacity
      return [
        .shape(
          DrawnShape(
            shape: Shape(outline: outline, paint: paint, transform: style.transform),
            stretches: element[Dialect.stretch] == "height",
            follows: element[Dialect.follow] == "bottom"))
      ]
    }
  }

  private static func stack(_ element: XMLElement, style: DrawingStyle, link: Filling?) -> Stack {
    let growsUp = element[Dialect.stack] == "up"
    return Stack(
      growsUp: growsUp,
      edge: (growsUp ? element.length(Dialect.bottom) : element.length(Dialect.top)) ?? 0,
      isCentred: element[Dialect.align] == "middle", takesRest: element[Dialect.rest] == "true",
      blocks: element.elements.map { block in
        Block(
          drawnAt: block.length(Dialect.drawnAt) ?? 0, height: block.length(Dialect.height) ?? 0,
          nodes: nodes(block, style: style, link: link),
          part: block[Dialect.again] == "true"
            ? .heading : block[Dialect.repetition].map { .row(of: $0) } ?? .none)
      })
  }

  private static func place(_ kind: Dialect.Place, _ element: XMLElement, style: DrawingStyle)
    -> Place
  {
    Place(
      kind: kind, x: (element.length("x") ?? 0) + style.transform.e,
      y: (element.length("y") ?? 0) + style.transform.f, width: element.length("width") ?? 0,
      height: element.length("height") ?? 0)
  }

  private static func outline(_ element: XMLElement) -> Shape.Outline? {
    func value(_ name: String) -> Double { element.length(name) ?? 0 }
    let middle = Point(value("cx"), value("cy"))
    switch element.name {
    case "rect":
      return .rectangle(
        x: value("x"), y: value("y"), width: value("width"), height: value("height"),
        radius: value("rx"))
    case "circle": return .ellipse(middle, radiusX: value("r"), radiusY: value("r"))
    case "ellipse": return .ellipse(middle, radiusX: value("rx"), radiusY: value("ry"))
    case "line":
      var path = Path()
      path.move(to: Point(value("x1"), value("y1")))
      path.line(to: Point(value("x2"), value("y2")))
      return .path(path)
    case "path": return element["d"].flatMap(Path.init(svg:)).map { .path($0) }
    default: return nil
    }
  }
}

extension PagePlan.TextBox {
  init(_ element: XMLElement, style: DrawingStyle, link: Filling?) {
    let isPlaced = style.transform.isMove
    var spans: [Span] = []
    Self.collect(element, style: style, into: &spans)
    let width = element.length(Dialect.width)
    let smallest = element.length(Dialect.smallest)
    self.init(
      spans: spans, x: (element.length("x") ?? 0) + (isPlaced ? style.transform.e : 0),
      y: (element.length("y") ?? 0) + (isPlaced ? style.transform.f : 0), style: style,
      width: width, smallest: smallest,
      mostLines: element.length(Dialect.lines).map { Int($0) },
      leading: element.length(Dialect.leading) ?? 1.4,
      role: element[Dialect.role].flatMap(Role.init(rawValue:)) ?? .paragraph,
      givesWay: element[Dialect.beside] == "qr", link: link)
  }

  /// The pieces of a text, each with its own style.
  private static func collect(_ element: XMLElement, style: DrawingStyle, into spans: inout [Span])
  {
    for child in element.children {
      switch child {
      case .text(let text):
        spans.append(
          Span(
            filling: Filling(text), cut: style.cut ?? .sans, colour: style.paint.fill))
      case .element(let inner) where inner.name == "tspan":
        collect(inner, style: style.with(inner), into: &spans)
      case .element: break
      }
    }
  }
}
