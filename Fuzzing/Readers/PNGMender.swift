import BlijkBasics

/// Sets the check sums of a spoiled PNG right, chunk by chunk, as far as lengths can be followed.
enum PNGMender {
  static func mend(_ bytes: [UInt8]) -> [UInt8] {
    var mended = Array(bytes.prefix(8))
    var position = 8
    while position + 12 <= bytes.count {
      let length = bytes[position..<position + 4].reduce(0) { $0 << 8 | Int($1) }
      let end = min(position + 12 + length, bytes.count)
      let type = String(decoding: bytes[position + 4..<position + 8], as: UTF8.self)
      mended += PNGFile.chunk(type, Array(bytes[position + 8..<end - 4]))
      position = end
    }
    return mended + bytes[min(position, bytes.count)...]
  }
}
