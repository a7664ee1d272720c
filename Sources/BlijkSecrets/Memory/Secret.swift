import COpenSSL

/// Bytes that are wiped from memory when the last user lets go of them.
///
/// `@unchecked Sendable`: the buffer is written only while it is being made.
@safe public final class Secret: @unchecked Sendable {
  private let buffer: UnsafeMutableBufferPointer<UInt8>

  /// The number of bytes.
  public let count: Int

  /// Makes a secret of at most `capacity` bytes; `fill` writes them and says how many.
  package init<Failure: Error>(
    capacity: Int,
    filledBy fill: (UnsafeMutableBufferPointer<UInt8>) throws(Failure) -> Int
  ) throws(Failure) {
    CoreDumps.turnOff()
    let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: capacity)
    unsafe buffer.initialize(repeating: 0)
    do {
      count = try unsafe min(fill(buffer), capacity)
    } catch {
      unsafe OPENSSL_cleanse(buffer.baseAddress, capacity)
      unsafe buffer.deallocate()
      throw error
    }
    unsafe self.buffer = buffer
  }

  deinit {
    unsafe OPENSSL_cleanse(buffer.baseAddress, buffer.count)
    unsafe buffer.deallocate()
  }

  /// Lends the bytes, which must not be kept or copied to memory that is not wiped.
  package func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    unsafe body(UnsafeBufferPointer(rebasing: buffer.prefix(count)))
  }
}
