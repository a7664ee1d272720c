import BlijkBasics
import CZlib

/// Gzip (RFC 1952): packing our own, and unpacking that of others with a bound.
enum Gzip {
  /// The same bytes for the same input: no name and no time go in.
  static func pack(_ bytes: [UInt8]) throws(Problem) -> [UInt8] {
    let failure = Problem(.cannotWrite, nl: "Inpakken mislukte.", en: "Packing failed.")
    var stream = unsafe z_stream()
    guard unsafe blijk_gzip_init(&stream) == Z_OK else { throw failure }
    defer { unsafe deflateEnd(&stream) }
    var input = bytes
    var result = [UInt8](repeating: 0, count: Int(unsafe deflateBound(&stream, UInt(bytes.count))))
    let outcome = unsafe input.withUnsafeMutableBufferPointer { input in
      unsafe result.withUnsafeMutableBufferPointer { output in
        unsafe stream.next_in = input.baseAddress
        unsafe stream.avail_in = UInt32(input.count)
        unsafe stream.next_out = output.baseAddress
        unsafe stream.avail_out = UInt32(output.count)
        return unsafe deflate(&stream, Z_FINISH)
      }
    }
    guard outcome == Z_STREAM_END else { throw failure }
    result.removeSubrange((result.count - Int(unsafe stream.avail_out))...)
    return result
  }

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
