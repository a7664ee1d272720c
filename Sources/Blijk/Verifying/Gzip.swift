import CZlib

/// Unpacking gzip (RFC 1952) of others, with a bound.
enum Gzip {
  /// The bytes; nothing when it is damaged or would be more than `most`.
  static func unpack(_ bytes: [UInt8], most: Int) -> [UInt8]? {
    var stream = unsafe z_stream()
    guard unsafe blijk_gunzip_init(&stream) == Z_OK else { return nil }
    defer { unsafe inflateEnd(&stream) }
    var input = bytes
    var result: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 64 << 10)
    return unsafe input.withUnsafeMutableBufferPointer { input in
      unsafe stream.next_in = input.baseAddress
      unsafe stream.avail_in = UInt32(input.count)
      while true {
        let (outcome, count) = unsafe piece.withUnsafeMutableBufferPointer { piece in
          unsafe stream.next_out = piece.baseAddress
          unsafe stream.avail_out = UInt32(piece.count)
          let outcome = unsafe inflate(&stream, Z_NO_FLUSH)
          return (outcome, piece.count - Int(unsafe stream.avail_out))
        }
        result += piece[..<count]
        guard result.count <= most else { return nil }
        switch outcome {
        case Z_STREAM_END: return result
        case Z_OK where count > 0: continue
        default: return nil
        }
      }
    }
  }
}
