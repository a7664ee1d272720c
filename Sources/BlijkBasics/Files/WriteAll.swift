import Foundation

/// Writes all of these bytes to an open file, however many calls that takes.
///
/// - Returns: Whether all were written. A signal in between is no reason to stop.
package func writeAll(_ bytes: [UInt8], to file: CInt) -> Bool {
  var rest = bytes[...]
  while !rest.isEmpty {
    let count = unsafe rest.withUnsafeBytes { buffer in
      unsafe Foundation.write(file, buffer.baseAddress, buffer.count)
    }
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { return false }
    rest = rest.dropFirst(count)
  }
  return true
}
