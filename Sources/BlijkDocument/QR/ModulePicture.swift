import BlijkBasics
import CZlib

/// A QR code as a black and white PNG of eight by eight points for each module: sharp to 400 dots an
/// inch however a program scales pictures, and a quarter of what the same takes as curves.
struct ModulePicture {
  /// The PNG.
  let bytes: [UInt8]

  private static let points = 8
  /// Of zlib: higher takes many times as long, for no fewer bytes.
  private static let level: CInt = 4

  /// Draws modules, row by row.
  init(_ isDark: [Bool], width: Int) throws(Problem) {
    var rows: [UInt8] = []
    rows.reserveCapacity((width + 1) * isDark.count / width * Self.points)
    for start in stride(from: 0, to: isDark.count, by: width) {
      // A module is eight points of one bit, so a byte; no filter goes before the row.
      let row: [UInt8] = [0] + isDark[start..<start + width].map { $0 ? 0x00 : 0xFF }
      for _ in 0..<Self.points { rows += row }
    }
    let size = PNGFile.bigEndian(UInt32(truncatingIfNeeded: width * Self.points))
    bytes =
      PNGFile.signature + PNGFile.chunk("IHDR", size + size + [1, 0, 0, 0, 0])  // 1 bit, grey
      + PNGFile.chunk("IDAT", try Self.deflated(rows)) + PNGFile.chunk("IEND", [])
  }

  private static func deflated(_ bytes: [UInt8]) throws(Problem) -> [UInt8] {
    var count = compressBound(UInt(bytes.count))
    var result = [UInt8](repeating: 0, count: Int(count))
    guard
      unsafe compress2(&result, &count, bytes, UInt(bytes.count), level) == Z_OK
    else {
      throw Problem(
        .cannotWrite, nl: "De QR-code kan niet worden getekend.", en: "The QR code cannot be drawn."
      )
    }
    result.removeSubrange(Int(count)...)
    return result
  }
}
