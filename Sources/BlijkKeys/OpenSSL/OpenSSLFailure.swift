package import BlijkBasics
import COpenSSL

/// The problem of an OpenSSL call that failed, with OpenSSL's own reason. Empties the thread's error queue.
package func opensslFailure(_ call: String) -> Problem {
  var reason = "no reason given"
  while true {
    let code = ERR_get_error()
    guard code != 0 else { break }
    var buffer = [CChar](repeating: 0, count: 256)
    unsafe ERR_error_string_n(code, &buffer, buffer.count)
    reason = String(
      decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
  return Problem(
    .cryptography,
    nl: "OpenSSL weigert \(call) (\(reason)).",
    en: "OpenSSL refused \(call) (\(reason)).")
}

/// Empties the thread's error queue after a failure that is reported in another way.
package func forgetOpenSSLErrors() {
  ERR_clear_error()
}
