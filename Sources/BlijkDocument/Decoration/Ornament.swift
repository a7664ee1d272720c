/// A decoration at its place on the page.
struct Ornament: Sendable {
  let kind: Kind
  let drawing: Drawing
  let x: Double
  var y: Double
  let width: Double
  let height: Double

  /// The sizes that ornaments are drawn at; a page may scale them. With this height the numbers in a band, of
  /// which there are hundreds, are short.
  static let bandWidth = 10.0
  static let bandHeight = 360.0
  static let rosetteRadius = 25.0

  enum Kind: String, Sendable, CaseIterable {
    case band, rosette
  }

  var box: Box { Box(left: x, top: y, right: x + width, bottom: y + height) }

  /// From the drawing's own coordinates to the page's. A band that is wider than high is turned on its side.
  var placement: Affine {
    switch kind {
    case .band where width > height:
      Affine.move(x, y + height).after(.rotate(-90)).after(
        .scale(height / Self.bandWidth, width / Self.bandHeight))
    case .band:
      Affine.move(x, y).after(
        .scale(width / Self.bandWidth, height / Self.bandHeight))
    case .rosette:
      Affine.move(x + width / 2, y + height / 2).after(
        .scale(width / 2 / Self.rosetteRadius, height / 2 / Self.rosetteRadius))
    }
  }
}
