import BlijkBasics

/// The ornaments of a document: each curve is in its file once, and drawn from there.
struct PDFOrnaments {
  let colours: Colours
  /// The object that draws each kind.
  private(set) var objects: [Ornament.Kind: Int] = [:]
  /// Opacities as an object that names them, since ornaments have their own.
  private var states: [Double: Int] = [:]

  init(colours: Colours) { self.colours = colours }

  /// The least width of a line on paper. Viewers draw a thinner one as wide as a point of the screen, which is much
  /// darker; so it is drawn wider by us, and lighter by as much.
  private static let leastWidth = 0.14

  /// Writes an ornament's curves, unless they are there.
  mutating func put(_ ornament: Ornament, into file: inout PDFFile) throws(Problem) {
    guard objects[ornament.kind] == nil else { return }
    let placement = ornament.placement
    let scale = abs(placement.a * placement.d - placement.b * placement.c).squareRoot()
    var drawn: [(object: Int, copies: Drawing.Copies)] = []
    var layers = ornament.drawing.layers[...]
    while let look = layers.first?.look {
      // Layers that are copied alike are copied together.
      let alike = layers.prefix {
        $0.look.copies == look.copies && $0.look.groupCopies == look.groupCopies
      }
      layers = layers.dropFirst(alike.count)
      var object = try curves(alike, scale: scale, of: ornament.kind, into: &file)
      if look.copies.count > 1 {
        object = try copies([(object, look.copies)], of: ornament.kind, into: &file)
      }
      drawn.append((object, look.groupCopies))
    }
    objects[ornament.kind] = try copies(drawn, of: ornament.kind, into: &file)
  }

  private mutating func curves(
    _ layers: ArraySlice<Drawing.Layer>, scale: Double, of kind: Ornament.Kind,
    into file: inout PDFFile
  ) throws(Problem) -> Int {
    var content = PDFBytes()
    var names = PDFBytes("/ExtGState<<")
    var opacities: [Double] = []
    for layer in layers {
      let width = max(layer.look.strokeWidth, Self.leastWidth / max(scale, 0.01))
      let share = layer.look.opacity * layer.look.strokeWidth / width
      let opacity = (share * 100).rounded() / 100
      let name = opacities.firstIndex(of: opacity) ?? opacities.count
      if name == opacities.count {
        opacities.append(opacity)
        names.put(plain: "/G\(name)")
        names.put(reference: state(opacity, into: &file))
      }
      content.put(colours[layer.look.colour])
      content.put(plain: "RG /G\(name) gs ")
      content.put(width)
      content.put(" w\n")
      content.put(layer.path)
      content.put("S\n")
    }
    names.put(">>")
    return try form(content, names: names, of: kind, into: &file)
  }

  private mutating func state(_ opacity: Double, into file: inout PDFFile) -> Int {
    if let object = states[opacity] { return object }
    var bytes = PDFBytes("<</CA ")
    bytes.put(opacity)
    bytes.put(">>")
    let object = file.put(bytes)
    states[opacity] = object
    return object
  }

  /// Draws objects as many times as they are copied.
  private func copies(
    _ drawn: [(object: Int, copies: Drawing.Copies)], of kind: Ornament.Kind,
    into file: inout PDFFile
  ) throws(Problem) -> Int {
    var content = PDFBytes()
    var names = PDFBytes("/XObject<<")
    for (number, (object, copies)) in drawn.enumerated() {
      names.put(plain: "/X\(number)")
      names.put(reference: object)
      content.put(plain: "/X\(number) Do\n")
      for copy in copies.others {
        content.put("q ")
        content.put(copy.transform)
        content.put(plain: "cm /X\(number) Do Q\n")
      }
    }
    names.put(">>")
    return try form(content, names: names, of: kind, into: &file)
  }

  private func form(
    _ content: PDFBytes, names: PDFBytes, of kind: Ornament.Kind, into file: inout PDFFile
  ) throws(Problem) -> Int {
    var head = PDFBytes("<</Type/XObject/Subtype/Form/BBox[")
    head.put(kind.drawnBox)
    head.put("]/Resources<<")
    head.bytes += names.bytes
    head.put(">>")
    return try file.put(stream: content.bytes, head)
  }
}

extension Ornament.Kind {
  /// The box that all of it is in, in the drawing's own coordinates, with room for the width of its lines.
  fileprivate var drawnBox: [Double] {
    switch self {
    case .band: [-1, -1, Ornament.bandWidth + 1, Ornament.bandHeight + 1]
    case .rosette:
      [-1, -1, 1, 1].map { $0 * (Ornament.rosetteRadius + 1) }
    }
  }
}

extension Drawing.Placement {
  fileprivate var transform: Affine {
    switch self {
    case .down(let distance): .move(0, distance)
    case .turned(let angle): .rotate(angle)
    case .mirrored(let width): Affine(a: -1, e: width)
    }
  }
}
