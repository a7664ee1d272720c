/// A page as it is drawn, packed, with what it names: every file that begins as its own does can have it.
package struct PDFSheet: Sendable {
  let content: [UInt8]
  /// The fonts that it names, in their order.
  let faces: [PDFFontFace]
  let opacities: [PageContent.Opacity]
  let drawn: [Drawn]

  /// Something beside its own lines and texts.
  enum Drawn: Sendable {
    /// An object that every file of the batch has.
    case picture(Int)
    case ornament(PDFOrnament)

    /// What the page calls it.
    var name: String {
      switch self {
      case .picture(let object): "I\(object)"
      case .ornament(let ornament): "O\(ornament.kind.rawValue)"
      }
    }
  }
}
