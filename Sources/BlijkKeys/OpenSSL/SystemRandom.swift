package import BlijkBasics
import COpenSSL

/// Random bytes from the system's generator, through OpenSSL.
package enum SystemRandom {
  package static func bytes(_ count: Int) throws(Problem) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    guard unsafe RAND_bytes(&bytes, Int32(count)) == 1 else { throw opensslFailure("RAND_bytes") }
    return bytes
  }

  /// A number from 0 up to, not including, `bound` (a power of two up to 2^32).
  package static func number(below bound: UInt32) throws(Problem) -> Int {
    let bytes = try bytes(4)
    let value = bytes.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    return Int(value & (bound - 1))
  }
}
