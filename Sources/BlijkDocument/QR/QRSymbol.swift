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
  /// Row by row, true for dark.
  private let modules: [Bool]

  /// Modules of white on every side.
  package static let quietZone = 4
  /// Side of a module in millimetres: 6 dots at 300 dpi, 3 at 150.
  package static let module = 0.508
  /// The largest version that still scans well on paper.
  package static let largestVersion = 20

  /// Encodes the address `https://HOST/q#` and the digits.
  package init(address: String, digits: String) throws(Problem) {
    link = address + digits
    guard let input = unsafe QRinput_new2(0, QR_ECLEVEL_M) else { throw Self.problem }
    defer { unsafe QRinput_free(input) }
    let prefix = Array(address.utf8)
    let numbers = Array(digits.utf8)
    guard unsafe QRinput_append(input, QR_MODE_8, Int32(prefix.count), prefix) == 0,
      unsafe QRinput_append(input, QR_MODE_NUM, Int32(numbers.count), numbers) == 0,
      let code = unsafe QRcode_encodeInput(input)
    else { throw Self.problem }
    defer { unsafe QRcode_free(code) }
    version = Int(unsafe code.pointee.version)
    width = Int(unsafe code.pointee.width)
    let count = width * width
    modules = unsafe UnsafeBufferPointer(start: code.pointee.data, count: count).map { $0 & 1 == 1 }
  }

  /// Modules along a side, with the quiet zone.
  package var side: Int { width + 2 * Self.quietZone }
  /// The side in millimetres, with the quiet zone.
  package var millimetres: Double { Double(side) * Self.module }

  /// The dark modules as one SVG path in module units, offset by the quiet zone. One path, so that no
  /// renderer leaves seams between modules.
  package var path: String {
    var path: [UInt8] = []
    path.reserveCapacity(width * width * 3)
    for y in 0..<width {
      var x = 0
      while x < width {
        guard modules[y * width + x] else {
          x += 1
          continue
        }
        let start = x
        while x < width, modules[y * width + x] { x += 1 }
        path.append(UInt8(ascii: "M"))
        Self.append(start + Self.quietZone, to: &path)
        path.append(UInt8(ascii: " "))
        Self.append(y + Self.quietZone, to: &path)
        path.append(UInt8(ascii: "h"))
        Self.append(x - start, to: &path)
        path.append(contentsOf: [
          UInt8(ascii: "v"), UInt8(ascii: "1"), UInt8(ascii: "h"), UInt8(ascii: "-"),
        ])
        Self.append(x - start, to: &path)
        path.append(UInt8(ascii: "z"))
      }
    }
    return String(decoding: path, as: UTF8.self)
  }

  private static func append(_ number: Int, to text: inout [UInt8]) {
    if number >= 100 { text.append(UInt8(ascii: "0") + UInt8(number / 100 % 10)) }
    if number >= 10 { text.append(UInt8(ascii: "0") + UInt8(number / 10 % 10)) }
    text.append(UInt8(ascii: "0") + UInt8(number % 10))
  }

  private static var problem: Problem {
    Problem(
      .qrTooLarge, nl: "De gegevens passen niet in een QR-code.",
      en: "The details do not fit in a QR code.")
  }
}
