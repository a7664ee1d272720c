import BlijkBasics

/// The drawing of one page, as operators (ISO 32000-1 §8, §9), and what it needs beside them.
struct PageContent {
  let colours: Colours
  private let common: PDFCommon
  var bytes = PDFBytes("2.83465 0 0 -2.83465 0 841.89 cm\n")
  /// The fonts of the page in the order in which they are named.
  private(set) var faces: [PDFFontFace] = []
  /// The opacities of fills and strokes, in the order in which they are named.
  private(set) var opacities: [Opacity] = []
  /// Whether what comes now has no meaning.
  private var isInArtifact = false
  private let letters: [(font: FontFile, wants: FontLetters)]
  private var fill: Colour?

  struct Opacity: Hashable {
    let fill: Double
    let stroke: Double
  }

  init(_ page: Page, common: PDFCommon, colours: Colours) {
    self.common = common
    self.colours = colours
    letters = page.letters
  }

  mutating func put(_ text: StaticString) { bytes.put(text) }
  mutating func put(plain text: String) { bytes.put(plain: text) }
  mutating func put(_ number: Double) { bytes.put(number) }
  mutating func put(_ number: Int) { bytes.put(number) }
  mutating func put(_ numbers: [Double]) { bytes.put(numbers) }
  mutating func put(_ transform: Affine) {
    bytes.put(transform)
    bytes.put("cm\n")
  }

  /// What comes now is decoration.
  mutating func beginArtifact() {
    if !isInArtifact { put("/Artifact BMC\n") }
    isInArtifact = true
  }

  mutating func endArtifact() {
    if isInArtifact { put("EMC\n") }
    isInArtifact = false
  }

  /// What comes now belongs to a part of the document.
  mutating func begin(_ part: StructureTree.Part, number: Int) {
    endArtifact()
    put("/")
    bytes.put(plain: part.type)
    put("<</MCID ")
    put(number)
    put(">>BDC\n")
  }

  mutating func end() { put("EMC\n") }

  /// Nothing is drawn in its own colour after this.
  mutating func forgetColour() { fill = nil }

  mutating func put(fill colour: Colour) {
    guard colour != fill else { return }
    fill = colour
    bytes.put(colour)
    put("rg\n")
  }

  /// Draws with an opacity until `put("Q")`.
  mutating func put(fillOpacity fill: Double, strokeOpacity stroke: Double) {
    let opacity = Opacity(fill: fill, stroke: stroke)
    let number = opacities.firstIndex(of: opacity) ?? opacities.count
    if number == opacities.count { opacities.append(opacity) }
    put("/G")
    put(number)
    put(" gs\n")
  }

  /// The part of a font that the page draws with, and the name that it has here.
  mutating func face(of font: FontFile) -> (face: PDFFontFace, name: Int)? {
    let wants = letters.first { $0.font === font }?.wants ?? []
    guard let face = common.face(of: font, with: wants) else { return nil }
    if let name = faces.firstIndex(where: { $0 === face }) { return (face, name) }
    faces.append(face)
    return (face, faces.count - 1)
  }
}
