import BlijkMarkup

/// Making a plan of a template whose conditions are worked out. What is odd was refused before.
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
      edge: (growsUp ? element.number(Dialect.bottom) : element.number(Dialect.top)) ?? 0,
      isCentred: element[Dialect.align] == "middle", takesRest: element[Dialect.rest] == "true",
      blocks: element.elements.map { block in
        Block(
          drawnAt: block.number(Dialect.drawnAt) ?? 0, height: block.number(Dialect.height) ?? 0,
          nodes: nodes(block, style: style, link: link),
          part: block[Dialect.again] == "true"
            ? .heading : block[Dialect.repetition] == nil ? .none : .row)
      })
  }

  private static func place(_ kind: Dialect.Place, _ element: XMLElement, style: DrawingStyle)
    -> Place
  {
    Place(
      kind: kind, x: (element.number("x") ?? 0) + style.transform.e,
      y: (element.number("y") ?? 0) + style.transform.f, width: element.number("width") ?? 0,
      height: element.number("height") ?? 0)
  }

  /// The outline of a shape; ellipses and lines are paths too.
  private static func outline(_ element: XMLElement) -> Shape.Outline? {
    func value(_ name: String) -> Double { element.number(name) ?? 0 }
    switch element.name {
    case "rect":
      return .rectangle(
        x: value("x"), y: value("y"), width: value("width"), height: value("height"),
        radius: value("rx"))
    case "path": return element["d"].map { .path($0) }
    case "line":
      return .path("M\(value("x1")) \(value("y1"))L\(value("x2")) \(value("y2"))")
    case "circle", "ellipse":
      let x = element.name == "circle" ? value("r") : value("rx")
      let y = element.name == "circle" ? value("r") : value("ry")
      return .path(
        "M\(value("cx") - x) \(value("cy"))a\(x) \(y) 0 1 0 \(2 * x) 0a\(x) \(y) 0 1 0 \(-2 * x) 0z"
      )
    default: return nil
    }
  }
}

extension PagePlan.TextBox {
  init(_ element: XMLElement, style: DrawingStyle, link: Filling?) {
    let isPlaced = style.transform.isMove
    var spans: [Span] = []
    Self.collect(element, style: style, into: &spans)
    let width = element.number(Dialect.width)
    let smallest = element.number(Dialect.smallest)
    self.init(
      spans: spans, x: (element.number("x") ?? 0) + (isPlaced ? style.transform.e : 0),
      y: (element.number("y") ?? 0) + (isPlaced ? style.transform.f : 0), style: style,
      width: width, smallest: smallest,
      mostLines: element.number(Dialect.lines).map { Int($0) },
      leading: element.number(Dialect.leading) ?? 1.4,
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

extension XMLElement {
  func number(_ name: String) -> Double? { self[name].flatMap(DrawingStyle.length) }
}
