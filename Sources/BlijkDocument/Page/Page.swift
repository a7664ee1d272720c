import BlijkBasics

/// One laid-out page: what stands where, in millimetres from the top left.
///
/// It knows nothing of the file that it becomes; a writer walks it. Shapes are lines and curves, colours
/// are numbers, text has its glyphs with the characters that they draw, and the QR code has its modules.
package struct Page: Sendable {
  let language: Language
  let title: String
  let description: String
  /// In the order in which they are drawn, which is also the order in which text is read.
  var elements: [Element] = []
  /// The elements that go on where those of the page before ended. On a page after the first, the others are
  /// what all such pages have.
  var flow = 0..<0

  static let width = 210.0
  static let height = 297.0
  /// Office printers leave some 5 mm white; nothing stands nearer to the edge than this.
  static let margin = 8.0

  enum Element: Sendable {
    case text(TextLine)
    case shape(Shape)
    case ornament(Ornament)
    case qr(QRPlace)
    case picture(PicturePlace)
  }
}

extension Page.Element {
  mutating func move(by distance: Double) {
    guard distance != 0 else { return }
    switch self {
    case .text(var line):
      line.y += distance
      self = .text(line)
    case .shape(var shape):
      shape.move(by: distance)
      self = .shape(shape)
    case .ornament(var ornament):
      ornament.y += distance
      self = .ornament(ornament)
    case .qr(var place):
      place.y += distance
      self = .qr(place)
    case .picture(var place):
      place.y += distance
      self = .picture(place)
    }
  }
}

extension Sequence<Page.Element> {
  /// The elements, lower by a distance.
  func moved(by distance: Double) -> [Page.Element] {
    map { element in
      var element = element
      element.move(by: distance)
      return element
    }
  }
}
