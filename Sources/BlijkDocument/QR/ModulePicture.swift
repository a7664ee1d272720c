import BlijkBasics

/// A QR code as a black and white PNG of eight by eight points for each module: sharp to 400 dots an
/// inch however a program scales pictures, and a quarter of what the same takes as curves.
struct ModulePicture {
  /// The PNG.
  let bytes: [UInt8]

  private static let points = 8

  /// Draws modules, row by row.
  init(_ isDark: [Bool], width: Int) throws(Problem) {
    var rows: [UInt8] = []
    rows.reserveCapacity((width + 1) * isDark.count / width * Self.points)
    for start in stride(from: 0, to: isDark.count, by: width) {
      let first = rows.count
      // A module is eight points of one bit, so a byte; no filter goes before the row.
      rows.append(0)
      for module in isDark[start..<start + width] { rows.append(module ? 0x00 : 0xFF) }
      let row = rows[first...]
      for _ in 1..<Self.points { rows += row }
    }
    let size = PNGFile.bigEndian(UInt32(truncatingIfNeeded: width * Self.points))
    bytes =
      PNGFile.signature + PNGFile.chunk("IHDR", size + size + [1, 0, 0, 0, 0])  // 1 bit, grey
      + PNGFile.chunk("IDAT", try Deflate.zlib(rows)) + PNGFile.chunk("IEND", [])
  }
}
