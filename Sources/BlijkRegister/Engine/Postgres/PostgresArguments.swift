/// A statement's arguments as libpq takes them: pointers into one stretch of bytes, all binary.
struct PostgresArguments {
  private var bytes: [UInt8] = [0]
  private var starts: [Int?] = []
  private var lengths: [CInt] = []

  init(_ values: [SQLValue]) {
    for value in values {
      let start = bytes.count
      switch value {
      case .null:
        starts.append(nil)
        lengths.append(0)
        continue
      case .integer(let number):
        bytes.append(bigEndian: number)
      case .text(let text): bytes.append(contentsOf: text.utf8)
      case .bytes(let value): bytes.append(contentsOf: value)
      }
      starts.append(start)
      lengths.append(CInt(bytes.count - start))
    }
  }

  func withPointers<Result>(
    _ body: ([UnsafePointer<CChar>?], [CInt], [CInt]) throws -> Result
  ) rethrows -> Result {
    try unsafe bytes.withUnsafeBytes { buffer in
      let base = unsafe buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      let pointers = unsafe starts.map { start in
        unsafe start.flatMap { unsafe base?.advanced(by: $0) }
      }
      return try unsafe body(pointers, lengths, [CInt](repeating: 1, count: starts.count))
    }
  }
}
