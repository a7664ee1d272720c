/// A PNG as its chunks (W3C PNG §5), whose lengths and check sums were checked. No picture is decoded.
package struct PNGFile: Sendable {
  /// A chunk as it lies in the file.
  package struct Chunk: Sendable {
    /// Its four letters.
    package let type: String
    /// Where all of it is: length, type, data and check sum.
    package let range: Range<Int>
  }

  package let bytes: [UInt8]
  package let chunks: [Chunk]

  package static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
  private static let largestSide = 20_000

  /// Whether bytes begin as a PNG does.
  package static func isPNG(_ bytes: [UInt8]) -> Bool { bytes.starts(with: signature) }

  /// Walks the chunks; `nil` when one is damaged, or the file does not end where the last one does.
  package init?(reading bytes: [UInt8]) {
    guard Self.isPNG(bytes) else { return nil }
    var chunks: [Chunk] = []
    var position = Self.signature.count
    while chunks.last?.type != "IEND" {
      guard position + 12 <= bytes.count else { return nil }
      let length = Self.number(at: position, in: bytes)
      let end = position + 12 + length
      guard end <= bytes.count else { return nil }
      let body = bytes[position + 4..<end - 4]
      guard Int(Deflate.crc32(body)) == Self.number(at: end - 4, in: bytes) else { return nil }
      chunks.append(
        Chunk(type: String(decoding: body.prefix(4), as: UTF8.self), range: position..<end))
      position = end
    }
    guard position == bytes.count, let header = chunks.first, header.type == "IHDR",
      header.range.count == 12 + 13
    else { return nil }
    self.bytes = bytes
    self.chunks = chunks
    guard (1...Self.largestSide).contains(width), (1...Self.largestSide).contains(height) else {
      return nil
    }
  }

  /// In pixels, as the first chunk says, which `init` has checked.
  package var width: Int { Self.number(at: Self.signature.count + 8, in: bytes) }
  /// In pixels.
  package var height: Int { Self.number(at: Self.signature.count + 12, in: bytes) }

  /// A chunk's data, without its length, type and check sum.
  package func data(of chunk: Chunk) -> ArraySlice<UInt8> {
    bytes[chunk.range.lowerBound + 8..<chunk.range.upperBound - 4]
  }

  /// The bytes of a new chunk.
  package static func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
    let body = Array(type.utf8) + data
    return BigEndian.four(data.count) + body + BigEndian.four(Int(Deflate.crc32(body[...])))
  }

  private static func number(at start: Int, in bytes: [UInt8]) -> Int {
    bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
  }
}
