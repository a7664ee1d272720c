package import Foundation

extension Process {
  /// Starts it with no signal held back. A thread that does work for others holds nearly all of them
  /// back; a program started from it would take that over, and hear nobody who asks it to end.
  package func start() throws {
    var none = sigset_t()
    var before = sigset_t()
    unsafe sigemptyset(&none)
    unsafe pthread_sigmask(SIG_SETMASK, &none, &before)
    defer { unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }
    try run()
  }
}
