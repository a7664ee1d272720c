import CLinux
import Foundation

/// Core dumps and crash reports. They would put the memory of a program that crashes, with its open keys and
/// passphrases, on the disk or the terminal.
enum CoreDumps {
  /// Turns them off for as long as the program runs. Calling it again does nothing.
  package static func turnOff() { off }

  private static let off: Void = {
    // The limit below does not count where dumps go to a program instead of a file. This does, and it keeps
    // other programs of the same user out of the memory.
    _ = blijk_set_not_dumpable()
    var limit = rlimit()
    if unsafe getrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit) == 0 {
      limit.rlim_cur = 0
      _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
    }
    // Swift's own report of a crash shows the bytes that registers point to. It stays on when somebody set
    // its variable.
    guard unsafe getenv("SWIFT_BACKTRACE") == nil else { return }
    for fault in [SIGQUIT, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGTRAP] {
      signal(fault, SIG_DFL)
    }
  }()
}
