import BlijkBasics

/// Puts pages into a file, and what they are drawn with when one first needs it.
struct PDFSheetWriter: Sendable {
  private var fonts: [(face: PDFFontFace, object: Int)]
  private var ornaments: [(ornament: PDFOrnament, object: Int)] = []
  private var states: [Double: Int] = [:]

  /// Knows what is in a file that has only what the batch has in common.
  init(_ common: PDFCommon) { fonts = common.fonts }

  /// Writes a page, and gives its object. What else is said of the page, `more` adds.
  mutating func put(
    _ sheet: PDFSheet, as number: Int, inside list: Int, into file: inout PDFFile,
    more: (inout PDFBytes, inout PDFFile) -> Void = { _, _ in }
  ) throws(Problem) {
    let content = try file.put(
      stream: sheet.content, PDFBytes("<</Filter/FlateDecode"), isPacked: true)
    var page = PDFBytes("<</Type/Page/Parent")
    page.put(reference: list)
    page.put("/MediaBox[0 0 595.28 841.89]/Contents")
    page.put(reference: content)
    page.put("/Group<</S/Transparency/CS/DeviceRGB>>/Resources<<")
    try put(resourcesOf: sheet, to: &page, into: &file)
    page.put(">>")
    more(&page, &file)
    page.put(">>")
    _ = file.put(page, as: number)
  }

  private mutating func put(
    resourcesOf sheet: PDFSheet, to page: inout PDFBytes, into file: inout PDFFile
  ) throws(Problem) {
    page.put("/Font<<")
    for (name, face) in sheet.faces.enumerated() {
      page.put(plain: "/F\(name)")
      page.put(reference: try object(of: face, into: &file))
    }
    page.put(">>")
    page.put(states: sheet.opacities)
    page.put("/XObject<<")
    var names: Set<String> = []
    for drawn in sheet.drawn where names.insert(drawn.name).inserted {
      page.put("/")
      page.put(plain: drawn.name)
      page.put(reference: try object(of: drawn, into: &file))
    }
    page.put(">>")
  }

  private mutating func object(of face: PDFFontFace, into file: inout PDFFile) throws(Problem)
    -> Int
  {
    if let known = fonts.first(where: { $0.face === face }) { return known.object }
    let object = try face.put(into: &file)
    fonts.append((face, object))
    return object
  }

  private mutating func object(of drawn: PDFSheet.Drawn, into file: inout PDFFile) throws(Problem)
    -> Int
  {
    switch drawn {
    case .picture(let object): return object
    case .ornament(let ornament):
      // Only pages of one document share an ornament, and they come one after the other.
      if let known = ornaments.last(where: { $0.ornament === ornament }) { return known.object }
      let object = try ornament.put(into: &file, states: &states)
      ornaments = ornaments.suffix(Ornament.Kind.allCases.count - 1) + [(ornament, object)]
      return object
    }
  }
}
