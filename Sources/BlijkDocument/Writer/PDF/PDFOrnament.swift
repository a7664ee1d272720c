import BlijkBasics

/// An ornament of a document, packed: curves, and copies of them, each drawn by those after it.
final class PDFOrnament: Sendable {
  let kind: Ornament.Kind
  /// The last one is all of it.
  let forms: [Form]

  /// Something that is drawn as a whole.
  struct Form: Sendable {
    /// What draws it, packed.
    let content: [UInt8]
    /// The opacities that it names, in their order.
    var opacities: [Double] = []
    /// Which forms before it it draws, in the order in which it names them.
    var drawn: [Int] = []
  }

  /// Viewers draw a line that is thinner than this as wide as a point of the screen, which is much darker; so it
  /// is drawn wider by us, and lighter by as much.
  private static let leastWidth = 0.14

  init(_ ornament: Ornament, colours: Colours) throws(Problem) {
    kind = ornament.kind
    let placement = ornament.placement
    let scale = abs(placement.a * placement.d - placement.b * placement.c).squareRoot()
    var forms: [Form] = []
    var drawn: [(form: Int, copies: Drawing.Copies)] = []
    var layers = ornament.drawing.layers[...]
    while let look = layers.first?.look {
      // Layers that are copied alike are copied together.
      let alike = layers.prefix {
        $0.look.copies == look.copies && $0.look.groupCopies == look.groupCopies
      }
      layers = layers.dropFirst(alike.count)
      forms.append(try Self.curves(alike, scale: scale, colours: colours))
      if look.copies.count > 1 {
        forms.append(try Self.copies([(forms.count - 1, look.copies)]))
      }
      drawn.append((forms.count - 1, look.groupCopies))
    }
    forms.append(try Self.copies(drawn))
    self.forms = forms
  }

  private static func curves(
    _ layers: ArraySlice<Drawing.Layer>, scale: Double, colours: Colours
  ) throws(Problem) -> Form {
    var content = PDFBytes()
    var opacities: [Double] = []
    for layer in layers {
      let width = max(layer.look.strokeWidth, leastWidth / max(scale, 0.01))
      let share = layer.look.opacity * layer.look.strokeWidth / width
      let opacity = (share * 100).rounded() / 100
      let name = opacities.firstIndex(of: opacity) ?? opacities.count
      if name == opacities.count { opacities.append(opacity) }
      content.put(colours[layer.look.colour])
      content.put(plain: "RG /G\(name) gs ")
      content.put(width)
      content.put(" w\n")
      content.put(layer.path)
      content.put("S\n")
    }
    return Form(content: try Deflate.flate(content.bytes), opacities: opacities)
  }

  /// Draws forms as many times as they are copied.
  private static func copies(_ drawn: [(form: Int, copies: Drawing.Copies)]) throws(Problem) -> Form
  {
    var content = PDFBytes()
    for (number, (_, copies)) in drawn.enumerated() {
      content.put(plain: "/X\(number) Do\n")
      for copy in copies.others {
        content.put("q ")
        content.put(copy.transform)
        content.put(plain: "cm /X\(number) Do Q\n")
      }
    }
    return Form(content: try Deflate.flate(content.bytes), drawn: drawn.map(\.form))
  }
}

extension PDFOrnament {
  /// Writes the forms, and gives the object of the last. Opacities are objects that name them, since forms have
  /// their own; a file has each once.
  func put(into file: inout PDFFile, states: inout [Double: Int]) throws(Problem) -> Int {
    var objects: [Int] = []
    for form in forms {
      var head = PDFBytes("<</Type/XObject/Subtype/Form/BBox[")
      head.put(kind.drawnBox)
      head.put("]/Resources<<")
      if !form.opacities.isEmpty { head.put("/ExtGState<<") }
      for (name, opacity) in form.opacities.enumerated() {
        head.put(plain: "/G\(name)")
        head.put(reference: Self.state(opacity, into: &file, states: &states))
      }
      if !form.opacities.isEmpty { head.put(">>") }
      if !form.drawn.isEmpty { head.put("/XObject<<") }
      for (name, other) in form.drawn.enumerated() {
        head.put(plain: "/X\(name)")
        head.put(reference: objects[other])
      }
      if !form.drawn.isEmpty { head.put(">>") }
      head.put(">>/Filter/FlateDecode")
      objects.append(try file.put(stream: form.content, head, isPacked: true))
    }
    return objects.last ?? 0
  }

  private static func state(
    _ opacity: Double, into file: inout PDFFile, states: inout [Double: Int]
  ) -> Int {
    if let object = states[opacity] { return object }
    var bytes = PDFBytes("<</CA ")
    bytes.put(opacity)
    bytes.put(">>")
    let object = file.put(bytes)
    states[opacity] = object
    return object
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
