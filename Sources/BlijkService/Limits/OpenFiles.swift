import Foundation

/// How many connections there can be at once.
enum OpenFiles {
  /// Raises the limit of file descriptors as far as the system allows, and keeps some for the register.
  static func mostConnections() -> Int {
    var limit = rlimit()
    guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else {
      return 512
    }
    limit.rlim_cur = min(limit.rlim_max, 16_384)
    _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    _ = unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    return max(64, Int(min(limit.rlim_cur, 16_384)) - 128)
  }
}
