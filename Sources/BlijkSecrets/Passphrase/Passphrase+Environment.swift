import COpenSSL
import Foundation

extension Passphrase {
  /// Takes a passphrase out of the environment, of at most so many bytes; `nil` when it is not
  /// there. The variable's own bytes are wiped and it is gone afterwards: programs that this one might
  /// start have no business with it, and whoever reads `/proc` finds nothing.
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
