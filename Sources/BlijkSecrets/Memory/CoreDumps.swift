import CLinux
import Foundation

/// What is left of a program that crashes: all of its memory on the disk, or a part of it on the terminal,
/// open keys and passphrases too.
enum CoreDumps {
  /// Turns them off for as long as the program runs; after the first time nothing is left to do.
  package static func turnOff() { off }

  private static let off: Void = {
    // Where dumps go to a program instead of a file, the limit does not count. This does, and others of
    // the same user may not look into the memory either.
    _ = blijk_set_not_dumpable()
    var limit = rlimit()
    if unsafe getrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit) == 0 {
      limit.rlim_cur = 0
      _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
    }
    // Swift's own report of a crash shows the bytes that registers point to. Whoever sets its variable
    // asks for that.
    guard unsafe getenv("SWIFT_BACKTRACE") == nil else { return }
    for fault in [SIGQUIT, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGTRAP] {
      signal(fault, SIG_DFL)
    }
  }()
}
