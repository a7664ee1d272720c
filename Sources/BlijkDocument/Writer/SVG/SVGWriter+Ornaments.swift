import BlijkBasics

/// Writing ornaments.
extension SVGWriter {
  /// Curves are written once; the same ornament elsewhere on the page refers to them.
  mutating func put(_ ornament: Ornament) {
    let name = ornament.kind.rawValue
    guard written.insert(ornament.kind).inserted else {
      put("<use href=\"#")
      put(plain: name)
      put("\" aria-hidden=\"true\"")
      put(transform: ornament.placement)
      put("/>\n")
      return
    }
    put("<g aria-hidden=\"true\"")
    put(transform: ornament.placement)
    put("><g id=\"")
    put(plain: name)
    put("\" fill=\"none\">\n")
    var layers = ornament.drawing.layers[...]
    while let look = layers.first?.look {
      // Layers that are copied alike are copied together.
      let alike = layers.prefix {
        $0.look.copies == look.copies && $0.look.groupCopies == look.groupCopies
      }
      put(alike, levels: look.copies.factors + look.groupCopies.factors, name: name.prefix(1))
      layers = layers.dropFirst(alike.count)
    }
    put("</g></g>\n")
  }

  /// Writes curves inside nested groups; each group is copied within the one around it.
  private mutating func put(
    _ layers: ArraySlice<Drawing.Layer>, levels: [Drawing.Copies], name: Substring
  ) {
    for number in levels.indices.reversed() {
      put("<g id=\"")
      put(plain: "\(name)\(number)\">")
    }
    for layer in layers {
      put("<path")
      put("stroke", colours[layer.look.colour])
      put("stroke-width", layer.look.strokeWidth)
      if layer.look.opacity < 1 { put("stroke-opacity", layer.look.opacity) }
      open("d")
      PathText.append(layer.path, places: 2, to: &bytes)
      put("\"")
      put("/>")
    }
    for (number, level) in levels.enumerated() {
      put("</g>")
      for copy in level.others { put(use: "\(name)\(number)", copy) }
    }
    put("\n")
  }

  private mutating func put(use id: String, _ copy: Drawing.Placement) {
    put("<use href=\"#")
    put(plain: id)
    put("\"")
    put("transform", copy.svg)
    put("/>")
  }
}
