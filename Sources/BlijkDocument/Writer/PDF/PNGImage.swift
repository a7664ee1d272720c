import BlijkBasics

/// The points of a PNG (W3C PNG §7, §9, §11), as a PDF takes them: colours, and how much of them is seen.
struct PNGImage {
  private let width: Int
  private let height: Int
  private let depth: Int
  /// 0 grey, 2 colours, 3 by a list of colours, 4 grey and 6 colours with their opacity.
  private let type: Int
  /// The list of colours, three bytes each.
  private let palette: [UInt8]
  /// How much is seen of each colour of the list, or which colour is not seen at all.
  private let transparency: [UInt8]
  /// The rows without filters, each of whole bytes.
  private let rows: [UInt8]

  /// How many numbers each point has.
  private let channels: Int

  /// - Throws: `badTheme` where its points cannot be read.
  init(_ bytes: [UInt8]) throws(Problem) {
    guard let png = PNGFile(reading: bytes) else { throw Self.damaged }
    let header = Array(png.data(of: png.chunks[0]))
    (width, height) = (png.width, png.height)
    (depth, type) = (Int(header[8]), Int(header[9]))
    guard header[12] == 0 else {
      throw Problem(
        .badTheme,
        nl: "Een PNG van uw huisstijl is 'interlaced' opgeslagen. Sla hem op zonder interlacing.",
        en: "A PNG of your house style is saved as interlaced. Save it without interlacing.")
    }
    func data(_ name: String) -> [UInt8] {
      png.chunks.filter { $0.type == name }.flatMap { Array(png.data(of: $0)) }
    }
    palette = data("PLTE")
    transparency = data("tRNS")
    let depths: [Int: [Int]] = [
      0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16],
    ]
    guard depths[type]?.contains(depth) == true, palette.count.isMultiple(of: 3),
      palette.count <= 768, type != 3 || !palette.isEmpty
    else { throw Self.damaged }
    channels = [0: 1, 2: 3, 3: 1, 4: 2, 6: 4][type] ?? 1
    let row = (width * channels * depth + 7) / 8
    guard height * (row + 1) <= Self.largest,
      var filtered = Deflate.unpackZlib(data("IDAT"), count: height * (row + 1)),
      Self.unfilter(&filtered, row: row, step: max(1, channels * depth / 8))
    else { throw Self.damaged }
    rows = stride(from: 0, to: filtered.count, by: row + 1).flatMap { filtered[$0 + 1...$0 + row] }
  }

  /// The most bytes of points.
  private static let largest = 256 << 20

  private static var damaged: Problem {
    Problem(
      .badTheme, nl: "Een PNG van uw huisstijl is beschadigd. Sla hem opnieuw op.",
      en: "A PNG of your house style is damaged. Save it again.")
  }

  /// Undoes the filter of each row: what a byte is more than the one before, above, or both.
  private static func unfilter(_ bytes: inout [UInt8], row: Int, step: Int) -> Bool {
    for start in stride(from: 0, to: bytes.count, by: row + 1) {
      let filter = bytes[start]
      guard filter <= 4 else { return false }
      for x in 0..<row {
        let place = start + 1 + x
        let left = x >= step ? Int(bytes[place - step]) : 0
        let up = start > 0 ? Int(bytes[place - row - 1]) : 0
        let corner = start > 0 && x >= step ? Int(bytes[place - row - 1 - step]) : 0
        let guess: Int
        switch filter {
        case 1: guess = left
        case 2: guess = up
        case 3: guess = (left + up) / 2
        case 4: guess = paeth(left, up, corner)
        default: guess = 0
        }
        bytes[place] &+= UInt8(truncatingIfNeeded: guess)
      }
    }
    return true
  }

  private static func paeth(_ left: Int, _ up: Int, _ corner: Int) -> Int {
    let guess = left + up - corner
    let (toLeft, toUp, toCorner) = (abs(guess - left), abs(guess - up), abs(guess - corner))
    return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner
  }

  /// Writes the picture, and what is seen of it where that is not all.
  func put(into file: inout PDFFile) throws(Problem) -> Int {
    var mask: Int?
    if let seen {
      mask = try file.put(stream: seen.bytes, head(space: "/DeviceGray", depth: seen.depth))
    }
    var head = head(space: space, depth: depth)
    if let mask {
      head.put("/SMask")
      head.put(reference: mask)
    } else if !transparency.isEmpty, type != 3 {
      // One colour that is not seen.
      let values = stride(from: 0, to: transparency.count - 1, by: 2).map {
        Int(transparency[$0]) << 8 | Int(transparency[$0 + 1])
      }
      head.put("/Mask[")
      for value in values { head.put(plain: "\(value) \(value) ") }
      head.put("]")
    }
    return try file.put(stream: colours, head)
  }

  private func head(space: String, depth: Int) -> PDFBytes {
    var head = PDFBytes("<</Type/XObject/Subtype/Image/Width ")
    head.put(width)
    head.put("/Height ")
    head.put(height)
    head.put("/ColorSpace")
    head.put(plain: space)
    head.put("/BitsPerComponent ")
    head.put(depth)
    return head
  }

  private var space: String {
    switch type {
    case 0, 4: "/DeviceGray"
    case 3: "[/Indexed/DeviceRGB \(palette.count / 3 - 1)<\(Hex.encode(palette))>]"
    default: "/DeviceRGB"
    }
  }

  /// The colours without their opacity.
  var colours: [UInt8] {
    guard type >= 4 else { return rows }
    let size = depth / 8
    return parts(of: (channels - 1) * size, from: 0)
  }

  /// How much is seen of each point; nil where that is all.
  var seen: (bytes: [UInt8], depth: Int)? {
    if type >= 4 {
      let size = depth / 8
      return (parts(of: size, from: (channels - 1) * size), depth)
    }
    guard type == 3, !transparency.isEmpty else { return nil }
    let row = (width * depth + 7) / 8
    var bytes: [UInt8] = []
    bytes.reserveCapacity(width * height)
    for y in 0..<height {
      for x in 0..<width {
        let bit = x * depth
        let shift = 8 - depth - bit % 8
        let index = Int(rows[y * row + bit / 8]) >> shift & (1 << depth - 1)
        bytes.append(index < transparency.count ? transparency[index] : 255)
      }
    }
    return (bytes, 8)
  }

  /// Some bytes of each point.
  private func parts(of count: Int, from start: Int) -> [UInt8] {
    let size = channels * depth / 8
    return stride(from: start, to: rows.count, by: size).flatMap { rows[$0..<$0 + count] }
  }
}
