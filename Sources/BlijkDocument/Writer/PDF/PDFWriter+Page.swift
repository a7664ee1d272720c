import BlijkBasics

/// Writing one page.
extension PDFWriter {
  /// Points, of which 72 make an inch, for a millimetre.
  private static let points = 2.83465
  private static let height = 841.89

  /// A link on the page: where, and to which address.
  private struct Link {
    let object: Int
    let key: Int
    let box: Box
    let address: String
    let words: String
  }

  /// Writes a page, and gives its object.
  mutating func put(_ page: Page, number: Int, inside list: Int) throws(Problem) -> Int {
    var content = PageContent(page, common: common, colours: colours)
    var links: [Link] = []
    var drawn: [PDFSheet.Drawn] = []
    tree.beginPage()
    for (index, element) in page.elements.enumerated() {
      if index == page.flow.lowerBound, !page.flow.isEmpty { tree.beginFlow() }
      switch element {
      case .text(let line):
        put(line, isRunning: number > 0 && !page.flow.contains(index), to: &content, &links)
      case .shape(let shape):
        content.beginArtifact()
        content.put(shape)
      case .ornament(let ornament):
        let packed = try packed(ornament)
        content.beginArtifact()
        draw(.ornament(packed), at: ornament.placement, in: &content)
        drawn.append(.ornament(packed))
      case .qr(let place): put(place, to: &content, &links)
      case .picture(let place):
        content.beginArtifact()
        if let picture = common.pictures[place.picture] {
          drawn.append(put(place, object: picture, to: &content))
        }
      }
      if index == page.flow.upperBound - 1, !page.flow.isEmpty { tree.endFlow() }
    }
    content.endArtifact()
    let sheet = PDFSheet(
      content: try Deflate.flate(content.bytes.bytes), faces: content.faces,
      opacities: content.opacities, drawn: drawn)
    sheets.append(sheet)
    return try put(sheet, links: links, number: number, inside: list)
  }

  /// An ornament is on all pages of its document that have one of its kind.
  private mutating func packed(_ ornament: Ornament) throws(Problem) -> PDFOrnament {
    if let known = ornaments[ornament.kind] { return known }
    let made = try PDFOrnament(ornament, colours: colours)
    ornaments[ornament.kind] = made
    return made
  }

  private func draw(_ drawn: PDFSheet.Drawn, at place: Affine, in content: inout PageContent) {
    content.put("q\n")
    content.put(place)
    content.put("/")
    content.put(plain: drawn.name)
    content.put(" Do Q\n")
  }

  private mutating func put(
    _ line: TextLine, isRunning: Bool, to content: inout PageContent, _ links: inout [Link]
  ) {
    guard line.role != .decoration, !isRunning, let part = tree.part(of: line) else {
      content.beginArtifact()
      // Who takes the text out of the page gets no decoration.
      if line.role == .decoration { content.put("/Span<</ActualText()>>BDC\n") }
      content.put(line)
      if line.role == .decoration { content.put("EMC\n") }
      return
    }
    content.begin(part, number: tree.mark(part))
    content.put(line)
    content.end()
    if let address = line.link {
      let words = line.shaped.text
      part.alternative = words
      links.append(link(part, box: line.box, address: address, words: words))
    }
  }

  private mutating func put(
    _ place: QRPlace, to content: inout PageContent, _ links: inout [Link]
  ) {
    guard let symbol = place.symbol else { return }
    let (part, figure) = tree.picture()
    figure.alternative = place.label
    part.alternative = place.label
    var box = PDFBytes("<</O/Layout/Placement/Block/BBox[")
    box.put(Self.corners(place.box))
    box.put("]>>")
    figure.attributes.append(String(decoding: box.bytes, as: UTF8.self))
    content.begin(figure, number: tree.mark(figure))
    content.put(place, symbol: symbol)
    content.end()
    links.append(link(part, box: place.box, address: symbol.link, words: place.label))
  }

  private mutating func link(
    _ part: StructureTree.Part, box: Box, address: String, words: String
  ) -> Link {
    let object = file.reserve()
    let key = pageCount + self.links.count
    self.links.append(StructureTree.LinkObject(part: part, key: key))
    part.kids.append(.link(object, page: tree.counts.count - 1))
    return Link(object: object, key: key, box: box, address: address, words: words)
  }

  /// A box in the page's own points, from the bottom left.
  private static func corners(_ box: Box) -> [Double] {
    [
      box.left * points, height - box.bottom * points, box.right * points,
      height - box.top * points,
    ].map { ($0 * 100).rounded() / 100 }
  }

  private mutating func put(
    _ sheet: PDFSheet, links: [Link], number: Int, inside list: Int
  ) throws(Problem) -> Int {
    let object = file.reserve()
    try writer.put(sheet, as: object, inside: list, into: &file) { page, file in
      page.put("/Tabs/S/StructParents ")
      page.put(number)
      guard !links.isEmpty else { return }
      page.put("/Annots[")
      for link in links {
        page.put(reference: link.object)
        _ = file.put(Self.annotation(link), as: link.object)
      }
      page.put("]")
    }
    return object
  }

  private static func annotation(_ link: Link) -> PDFBytes {
    var bytes = PDFBytes("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[")
    bytes.put(corners(link.box))
    bytes.put("]/StructParent ")
    bytes.put(link.key)
    bytes.put("/Contents")
    bytes.put(text: link.words)
    bytes.put("/A<</S/URI/URI")
    bytes.put(text: link.address)
    bytes.put(">>>>")
    return bytes
  }

  /// Draws a picture of the theme in its place: it is as large as one unit, and upright from its bottom.
  private func put(_ place: PicturePlace, object: Int, to content: inout PageContent)
    -> PDFSheet.Drawn
  {
    draw(
      .picture(object),
      at: Affine(a: place.width, d: -place.height, e: place.x, f: place.y + place.height),
      in: &content)
    return .picture(object)
  }
}
