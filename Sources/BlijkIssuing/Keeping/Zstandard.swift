import BlijkBasics
import CZstd

/// Compression with a dictionary (RFC 8878), by Zstandard's own library.
///
/// `@unchecked Sendable`: both dictionaries are made once and only read after (zstd.h, "Bulk
/// processing dictionary API").
@safe final class Zstandard: @unchecked Sendable {
  private let compressing: OpaquePointer
  private let contexts = Spares { () throws(Problem) in try Context() }
  /// The fastest usual level: a document takes 8 % more room than at 3, and issuing a tenth less time.
  private let level: CInt = 1
  /// The most bytes that anything kept expands to.
  private static let largest: UInt64 = 64 << 20

  init(dictionary: [UInt8]) throws(Problem) {
    guard let made = unsafe ZSTD_createCDict(dictionary, dictionary.count, level) else {
      throw Self.failure
    }
    unsafe compressing = made
  }

  deinit {
    unsafe ZSTD_freeCDict(compressing)
  }

  func compress(_ bytes: [UInt8]) throws(Problem) -> [UInt8] {
    try contexts.lend { (context) throws(Problem) in
      var result = [UInt8](repeating: 0, count: ZSTD_compressBound(bytes.count))
      let count = unsafe ZSTD_compress_usingCDict(
        context.pointer, &result, result.count, bytes, bytes.count, compressing)
      guard ZSTD_isError(count) == 0 else { throw Self.failure }
      result.removeSubrange(count...)
      return result
    }
  }

  static func expand(_ bytes: [UInt8], dictionary: [UInt8]) throws(Problem) -> [UInt8] {
    let size = unsafe ZSTD_getFrameContentSize(bytes, bytes.count)
    guard size <= largest, let context = unsafe ZSTD_createDCtx() else { throw failure }
    defer { unsafe ZSTD_freeDCtx(context) }
    var result = [UInt8](repeating: 0, count: Int(size))
    let count = unsafe ZSTD_decompress_usingDict(
      context, &result, result.count, bytes, bytes.count, dictionary, dictionary.count)
    guard ZSTD_isError(count) == 0, count == Int(size) else { throw failure }
    return result
  }

  /// Zstandard's working memory, for one thread at a time.
  @safe private final class Context: @unchecked Sendable {
    let pointer: OpaquePointer

    init() throws(Problem) {
      guard let made = unsafe ZSTD_createCCtx() else { throw Zstandard.failure }
      unsafe pointer = made
    }

    deinit {
      unsafe ZSTD_freeCCtx(pointer)
    }
  }

  private static var failure: Problem {
    Problem(
      .badRegister, nl: "De bewaarde bestanden zijn niet te lezen of te schrijven.",
      en: "The files that were kept cannot be read or written.")
  }
}
