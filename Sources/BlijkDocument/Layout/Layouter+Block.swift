import BlijkBasics

/// Laying out one block: texts first, since they tell how much it grows; then what grows along.
extension Layouter {
  /// Lays out a block, unless one with the same contents was laid out before.
  func lay(_ block: PagePlan.Block, tightness: Double) throws(Problem) -> LaidBlock {
    guard let fillings = block.fillings else { return try layOut(block, tightness: tightness) }
    let contents = PagePlan.Block.Contents(
      values: fillings.flatMap { $0.values(texts) },
      side: block.givesWay ? figures.qr?.side : nil, tightness: tightness)
    return try block.known.value(contents) { () throws(Problem) in
      try layOut(block, tightness: tightness)
    }
  }

  private func layOut(_ block: PagePlan.Block, tightness: Double) throws(Problem) -> LaidBlock {
    var growth = 0.0
    var lines: [[TextLine]] = []
    var stacks: [(growth: Double, elements: [Page.Element])] = []
    for node in block.nodes {
      switch node {
      case .text(let box):
        var laid = try lay(box, tightness: tightness)
        if let first = laid.first, let last = laid.last { growth = max(growth, last.y - first.y) }
        let text = lines.count { !$0.isEmpty }
        for index in laid.indices {
          (laid[index].place.text, laid[index].place.part) = (text, block.part)
        }
        lines.append(laid)
      case .stack(let stack):
        let laid = try lay(stack, tightness: tightness)
        growth = max(growth, laid.growth)
        stacks.append(laid)
      case .place(let place) where place.kind == .qr:
        if let qr = figures.qr { growth = max(growth, qr.side - place.height) }
      case .place, .shape: break
      }
    }
    var elements: [Page.Element] = []
    for node in block.nodes {
      switch node {
      case .text: elements += lines.removeFirst().map { .text($0) }
      case .stack(let stack):
        let laid = stacks.removeFirst()
        let shift = stack.isCentred ? (growth - laid.growth) / 2 : 0
        elements += laid.elements.moved(by: shift)
      case .shape(let drawn): elements.append(.shape(grown(drawn, by: growth)))
      case .place(let place): elements += try put(place, growth: growth)
      }
    }
    let isLines = block.nodes.count == 1 && elements.count >= 4
    return LaidBlock(
      drawnAt: block.drawnAt, height: block.height * tightness + growth, elements: elements,
      pitch: isLines ? pitch(block.nodes[0], tightness: tightness) : nil, part: block.part)
  }

  private func pitch(_ node: PagePlan.Node, tightness: Double) -> Double? {
    guard case .text(let box) = node else { return nil }
    return box.style.size * box.leading * tightness
  }

  /// A stack inside a block: it grows by what its blocks grow.
  private func lay(_ stack: PagePlan.Stack, tightness: Double) throws(Problem) -> (
    growth: Double, elements: [Page.Element]
  ) {
    let blocks = try stack.blocks.map { block throws(Problem) in
      try lay(block, tightness: tightness)
    }
    let drawn = stack.blocks.reduce(0) { $0 + $1.height }
    let height = blocks.height
    let start = stack.growsUp ? stack.edge - height : stack.edge
    return (height - drawn, blocks.placed(from: start))
  }

  private func grown(_ drawn: PagePlan.DrawnShape, by growth: Double) -> Shape {
    var shape = drawn.shape
    if drawn.follows { shape.move(by: growth) }
    if drawn.stretches,
      case .rectangle(let x, let y, let width, let height, let radius) = shape.outline
    {
      shape.outline = .rectangle(x: x, y: y, width: width, height: height + growth, radius: radius)
    }
    return shape
  }

  private func put(_ place: PagePlan.Place, growth: Double) throws(Problem) -> [Page.Element] {
    switch place.kind {
    case .qr:
      guard let qr = figures.qr else { return [] }
      return [
        .qr(
          QRPlace(
            symbol: qr.symbol, side: qr.side, label: qrLabel,
            x: place.x + place.width - qr.side,
            y: place.y + (place.height + growth - qr.side) / 2))
      ]
    case .logo: return picture(theme.logo, in: place).map { [.picture($0)] } ?? []
    case .signature: return picture(theme.signature, in: place).map { [.picture($0)] } ?? []
    case .band:
      return [ornament(.band, figures.band, in: place)]
    case .rosette:
      return [ornament(.rosette, figures.rosette, in: place)]
    case .microtext: return try microtext(in: place).map { [.text($0)] } ?? []
    }
  }

  private func ornament(
    _ kind: Ornament.Kind, _ drawing: Drawing, in place: PagePlan.Place
  ) -> Page.Element {
    .ornament(
      Ornament(
        kind: kind, drawing: drawing, x: place.x, y: place.y, width: place.width,
        height: place.height))
  }

  /// A picture as large as its place allows, at the bottom left of it.
  private func picture(_ picture: Picture?, in place: PagePlan.Place) -> PicturePlace? {
    guard let picture else { return nil }
    let width = min(place.width, place.height * picture.aspect)
    let height = width / picture.aspect
    return PicturePlace(
      picture: picture, x: place.x, y: place.y + place.height - height, width: width, height: height
    )
  }

  /// A line of letters too small for a copier, exactly as wide as its place.
  private func microtext(in place: PagePlan.Place) throws(Problem) -> TextLine? {
    let line = ShapedText(
      joining: try figures.microtext.map { span throws(Problem) in try shaper.shape([span]) })
    guard line.width > 0 else { return nil }
    let times = max(1, Int(place.width / (line.width * place.height)))
    return TextLine(
      shaped: line, colours: [theme.colours.brand], x: place.x, y: place.y + place.height,
      size: place.width / (line.width * Double(times)), anchor: .start, role: .decoration,
      link: nil, opacity: 1, transform: nil, times: times)
  }
}
