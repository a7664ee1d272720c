package import BlijkBasics
import CQREncode

/// The QR code of a document: the address of the verify page and the token behind `#`.
///
/// The address is a byte segment in lower case (all-capital addresses failed on some cameras), the
/// token a numeric segment; error correction level M.
package struct QRSymbol: Sendable {
  /// The whole text that a scanner reads.
  package let link: String
  /// QR version, 1 to 40.
  package let version: Int
  /// Modules along a side, without the quiet zone.
  package let width: Int
  /// Whether each module is dark, row by row from the top, without the quiet zone.
  package let modules: [Bool]
  /// The same with its quiet zone as a PNG, for files that place pictures. It is made here, once: packing
  /// it takes a third as long as laying out a page.
  package let picture: [UInt8]

  /// Modules of white on every side.
  package static let quietZone = 4
  /// Side of a module in millimetres: 6 dots at 300 dpi, 3 at 150.
  package static let module = 0.508
  /// The side for which templates are drawn: version 13, with its quiet zone.
  static let drawnSide = Double(69 + 2 * quietZone) * module
  /// The largest version that still scans well on paper.
  package static let largestVersion = 20

  /// Encodes the address `https://HOST/q#` and the digits.
  ///
  /// - Throws: `qrTooLarge` when they do not fit in any QR code.
  package init(address: String, digits: String) throws(Problem) {
    try self.init([(QR_MODE_8, address), (QR_MODE_NUM, digits)])
  }

  /// Encodes an address alone.
  ///
  /// - Throws: `qrTooLarge` when it does not fit in any QR code.
  package init(address: String) throws(Problem) {
    try self.init([(QR_MODE_8, address)])
  }

  private init(_ segments: [(mode: QRencodeMode, text: String)]) throws(Problem) {
    link = segments.map(\.text).joined()
    guard let input = unsafe QRinput_new2(0, QR_ECLEVEL_M) else { throw Self.problem }
    defer { unsafe QRinput_free(input) }
    for (mode, text) in segments {
      let bytes = Array(text.utf8)
      guard unsafe QRinput_append(input, mode, Int32(bytes.count), bytes) == 0 else {
        throw Self.problem
      }
    }
    guard let code = unsafe QRcode_encodeInput(input) else { throw Self.problem }
    defer { unsafe QRcode_free(code) }
    version = Int(unsafe code.pointee.version)
    width = Int(unsafe code.pointee.width)
    let count = width * width
    modules = unsafe UnsafeBufferPointer(start: code.pointee.data, count: count)
      .map { $0 & 1 == 1 }
    picture = try ModulePicture(modules, width: width, margin: Self.quietZone).bytes
  }

  /// Modules along a side, with the quiet zone.
  package var side: Int { width + 2 * Self.quietZone }
  /// The side in millimetres, with the quiet zone.
  package var millimetres: Double { Double(side) * Self.module }

  private static var problem: Problem {
    Problem(
      .qrTooLarge, nl: "De gegevens passen niet in een QR-code.",
      en: "The details do not fit in a QR code.")
  }

  /// Dark modules beside each other, row by row from the left: drawn as one, no seam is seen between them.
  var runs: [(row: Int, column: Int, count: Int)] {
    var runs: [(row: Int, column: Int, count: Int)] = []
    for row in 0..<width {
      var rest = modules[row * width..<(row + 1) * width]
      while let start = rest.firstIndex(of: true) {
        let end = rest[start...].firstIndex(of: false) ?? rest.endIndex
        runs.append((row, start - row * width, end - start))
        rest = rest[end...]
      }
    }
    return runs
  }
}
