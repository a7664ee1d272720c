import CDeflate

/// Compression (RFC 1951) of whole arrays, by libdeflate. For the picture of a QR code it takes half the time
/// of zlib, and hardly more bytes.
package enum Deflate {
  /// Compresses for a PNG (RFC 1950).
  ///
  /// - Throws: `cannotWrite` when there is no memory.
  package static func zlib(_ bytes: [UInt8]) throws(Problem) -> [UInt8] {
    try quick.lend { (packer) throws(Problem) in
      try unsafe pack(bytes, bound: libdeflate_zlib_compress_bound(packer.pointer, bytes.count)) {
        unsafe libdeflate_zlib_compress(packer.pointer, bytes, bytes.count, $0, $1)
      }
    }
  }

  /// Compresses for a PDF (RFC 1950): smaller than `zlib` makes it, in more time.
  ///
  /// - Throws: `cannotWrite` when there is no memory.
  package static func flate(_ bytes: [UInt8]) throws(Problem) -> [UInt8] {
    try tight.lend { (packer) throws(Problem) in
      try unsafe pack(bytes, bound: libdeflate_zlib_compress_bound(packer.pointer, bytes.count)) {
        unsafe libdeflate_zlib_compress(packer.pointer, bytes, bytes.count, $0, $1)
      }
    }
  }

  /// Compresses for a status list (RFC 1952). The same input gives the same bytes, since no name and no time
  /// go in.
  ///
  /// - Throws: `cannotWrite` when there is no memory.
  package static func gzip(_ bytes: [UInt8]) throws(Problem) -> [UInt8] {
    let packer = try Packer(level: 9)
    return try unsafe pack(
      bytes, bound: libdeflate_gzip_compress_bound(packer.pointer, bytes.count)
    ) {
      unsafe libdeflate_gzip_compress(packer.pointer, bytes, bytes.count, $0, $1)
    }
  }

  /// Unpacks gzip (RFC 1952); `nil` when it is damaged or would give more than `most` bytes.
  package static func gunzip(_ bytes: [UInt8], most: Int) -> [UInt8]? {
    guard let unpacker = unsafe libdeflate_alloc_decompressor() else { return nil }
    defer { unsafe libdeflate_free_decompressor(unpacker) }
    var room = min(64 << 10, most)
    while true {
      var result = [UInt8](repeating: 0, count: room)
      var count = 0
      switch unsafe libdeflate_gzip_decompress(
        unpacker, bytes, bytes.count, &result, room, &count)
      {
      case LIBDEFLATE_SUCCESS:
        result.removeSubrange(count...)
        return result
      case LIBDEFLATE_INSUFFICIENT_SPACE where room < most: room = min(room * 8, most)
      default: return nil
      }
    }
  }

  /// Unpacks what a PNG or PDF holds (RFC 1950); `nil` when it is damaged or does not give exactly `count` bytes.
  package static func unpackZlib(_ bytes: [UInt8], count: Int) -> [UInt8]? {
    guard let unpacker = unsafe libdeflate_alloc_decompressor() else { return nil }
    defer { unsafe libdeflate_free_decompressor(unpacker) }
    var result = [UInt8](repeating: 0, count: count)
    guard
      unsafe libdeflate_zlib_decompress(unpacker, bytes, bytes.count, &result, count, nil)
        == LIBDEFLATE_SUCCESS
    else { return nil }
    return result
  }

  /// The check sum of a PNG's chunks (W3C PNG, annex D).
  package static func crc32(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    unsafe bytes.withUnsafeBytes { unsafe libdeflate_crc32(0, $0.baseAddress, $0.count) }
  }

  // Lower levels give more bytes, higher ones take longer.
  private static let quick = Spares { () throws(Problem) in try Packer(level: 3) }

  private static let tight = Spares { () throws(Problem) in try Packer(level: 6) }

  private static func pack(
    _ bytes: [UInt8], bound: Int, with packer: (UnsafeMutablePointer<UInt8>?, Int) -> Int
  ) throws(Problem) -> [UInt8] {
    let result = unsafe [UInt8](unsafeUninitializedCapacity: bound) { room, count in
      unsafe count = packer(room.baseAddress, bound)
    }
    guard !result.isEmpty else { throw failure }
    return result
  }

  /// libdeflate's working memory, for one thread at a time.
  @safe private final class Packer: @unchecked Sendable {
    let pointer: OpaquePointer

    init(level: CInt) throws(Problem) {
      guard let made = unsafe libdeflate_alloc_compressor(level) else { throw Deflate.failure }
      unsafe pointer = made
    }

    deinit {
      unsafe libdeflate_free_compressor(pointer)
    }
  }

  private static var failure: Problem {
    Problem(.cannotWrite, nl: "Inpakken mislukte.", en: "Packing failed.")
  }
}
