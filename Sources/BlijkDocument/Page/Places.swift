/// The place of the QR code, quiet zone included.
struct QRPlace: Sendable {
  /// Nil while only the room that it takes is known.
  let symbol: QRSymbol?
  let side: Double
  let label: String
  let x: Double
  var y: Double

  var box: Box { Box(left: x, top: y, right: x + side, bottom: y + side) }
}

/// A picture of the theme where it stands.
struct PicturePlace: Sendable {
  let picture: Picture
  let x: Double
  var y: Double
  let width: Double
  let height: Double

  var box: Box { Box(left: x, top: y, right: x + width, bottom: y + height) }
}
