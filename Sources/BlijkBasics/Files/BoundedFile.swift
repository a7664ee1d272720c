package import Foundation

/// A file that is measured before it is read: none takes more memory than its reader allows, and none keeps
/// a program waiting without end, as a device would.
package struct BoundedFile: ~Copyable {
  /// Why a file is not read.
  package enum Refusal: Error {
    /// There is no file of that name.
    case missing
    /// It is a folder.
    case folder
    /// It is a device, a socket, or a pipe where none is expected.
    case notAFile
    /// It has more bytes than its reader allows.
    case tooLarge
    /// The system refuses it, or it became shorter while it was read.
    case unreadable
  }

  private let descriptor: CInt
  private let largest: Int
  private let isPipe: Bool
  /// In bytes; 0 for a pipe, whose size nobody knows.
  package let size: Int
  /// Its permission bits, as in `0o600`.
  package let permissions: mode_t

  /// Opens and measures a file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - largest: The most bytes that it may have.
  ///   - takesLink: Whether it may be a link to a file.
  ///   - takesPipe: Whether it may be a pipe, as a shell makes for `<(…)`; for what somebody names on the
  ///     command line.
  /// - Throws: Why it cannot be read.
  package init(
    _ path: String, atMost largest: Int, takesLink: Bool = true, takesPipe: Bool = false
  ) throws(Refusal) {
    let (file, status) = try Self.opened(path, takesLink: takesLink, takesPipe: takesPipe)
    let isPipe = status.st_mode & S_IFMT == S_IFIFO
    guard isPipe || status.st_size <= largest else {
      close(file)
      throw .tooLarge
    }
    descriptor = file
    self.largest = largest
    self.isPipe = isPipe
    size = isPipe ? 0 : Int(status.st_size)
    permissions = status.st_mode & 0o777
  }

  private static func opened(_ path: String, takesLink: Bool, takesPipe: Bool)
    throws(Refusal) -> (CInt, stat)
  {
    // Without O_NONBLOCK, opening a pipe that nobody writes to would wait without end.
    let flags =
      O_RDONLY | O_CLOEXEC | O_NOCTTY | (takesLink ? 0 : O_NOFOLLOW)
      | (takesPipe ? 0 : O_NONBLOCK)
    let file = unsafe open(path, flags)
    guard file >= 0 else {
      switch errno {
      case ENOENT: throw .missing
      // A socket cannot be opened.
      case ENXIO: throw .notAFile
      default: throw .unreadable
      }
    }
    var status = stat()
    let isMeasured = unsafe fstat(file, &status) == 0
    let kind = status.st_mode & S_IFMT
    guard isMeasured, kind == S_IFREG || (kind == S_IFIFO && takesPipe) else {
      close(file)
      throw kind == S_IFDIR ? .folder : .notAFile
    }
    return (file, status)
  }

  deinit { close(descriptor) }

  /// Reads all of a file of at most `largest` bytes.
  package static func read(_ path: String, atMost largest: Int, takesPipe: Bool = false)
    throws(Refusal) -> [UInt8]
  {
    try BoundedFile(path, atMost: largest, takesPipe: takesPipe).contents()
  }

  /// As many bytes as were measured; from a pipe all that come, up to the limit.
  package func contents() throws(Refusal) -> [UInt8] {
    if isPipe { return try stream() }
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      unsafe count = fill(buffer)
    }
    guard bytes.count == size else { throw .unreadable }
    return bytes
  }

  /// Lends the open file's descriptor, which this value closes at its end.
  package func withDescriptor<Result, Failure>(_ body: (CInt) throws(Failure) -> Result)
    throws(Failure) -> Result
  {
    try body(descriptor)
  }

  /// Fills a buffer with the next bytes. It gives fewer only at the end of the file or on an error.
  private func fill(_ buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
    var count = 0
    while count < buffer.count, let start = buffer.baseAddress {
      let read = unsafe Foundation.read(descriptor, start + count, buffer.count - count)
      if read < 0, errno == EINTR { continue }
      guard read > 0 else { break }
      count += read
    }
    return count
  }

  private func stream() throws(Refusal) -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      let piece = unsafe [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
        unsafe count = fill(buffer)
      }
      guard !piece.isEmpty else { return bytes }
      bytes += piece
      guard bytes.count <= largest else { throw .tooLarge }
    }
  }
}
