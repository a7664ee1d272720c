import BlijkBasics

/// A QR code as a black and white PNG of eight by eight points for each module, with the white that
/// belongs around it: sharp to 400 dots an inch however a program scales pictures, and a quarter of what
/// the same takes as curves.
struct ModulePicture {
  /// The PNG.
  let bytes: [UInt8]

  private static let points = 8

  /// Draws modules, row by row, with as many white ones on every side.
  init(_ isDark: [Bool], width: Int, margin: Int) throws(Problem) {
    let side = width + 2 * margin
    // A module is eight points of one bit, so a byte; no filter goes before the row.
    let white = [0x00] + [UInt8](repeating: 0xFF, count: side)
    var rows: [UInt8] = []
    rows.reserveCapacity(white.count * side * Self.points)
    for _ in 0..<margin * Self.points { rows += white }
    var row = white
    for start in stride(from: 0, to: isDark.count, by: width) {
      var bytes = row.mutableSpan
      for x in 0..<width { bytes[1 + margin + x] = isDark[start + x] ? 0x00 : 0xFF }
      for _ in 0..<Self.points { rows += row }
    }
    for _ in 0..<margin * Self.points { rows += white }
    let size = BigEndian.four(side * Self.points)
    bytes =
      PNGFile.signature + PNGFile.chunk("IHDR", size + size + [1, 0, 0, 0, 0])  // 1 bit, grey
      + PNGFile.chunk("IDAT", try Deflate.zlib(rows)) + PNGFile.chunk("IEND", [])
  }
}
