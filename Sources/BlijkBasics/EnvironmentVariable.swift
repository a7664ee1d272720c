import Foundation

/// One variable of the environment; `nil` when it is absent or empty.
///
/// `ProcessInfo.environment` would copy all of them, a passphrase among them, into strings that
/// nobody can wipe.
package func environmentVariable(_ name: String) -> String? {
  guard let value = unsafe getenv(name), unsafe value.pointee != 0 else { return nil }
  return unsafe String(cString: value)
}
