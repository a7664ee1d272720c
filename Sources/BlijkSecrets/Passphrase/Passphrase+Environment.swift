import COpenSSL
import Foundation

extension Passphrase {
  /// Takes a passphrase out of an environment variable; `nil` when it is absent or empty. Bytes beyond
  /// `longest` are dropped.
  ///
  /// Wipes and removes the variable, so that programs that this one starts do not get it, and `/proc` does
  /// not show it.
  package init?(takenFromEnvironment name: String, longest: Int) {
    guard let value = unsafe getenv(name), unsafe value.pointee != 0 else { return nil }
    let length = unsafe strlen(value)
    self.init(
      unsafe Secret(capacity: longest) { buffer in
        let count = min(length, buffer.count)
        for index in 0..<count { unsafe buffer[index] = UInt8(bitPattern: value[index]) }
        return count
      })
    unsafe OPENSSL_cleanse(value, length)
    unsafe unsetenv(name)
  }
}
