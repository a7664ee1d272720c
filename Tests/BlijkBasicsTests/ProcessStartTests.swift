import BlijkBasics
import Foundation
import Testing

@Suite struct ProcessStartTests {
  /// A program that is asked to end and does not hear it is waited for without end.
  @Test func itHearsThatItMustEnd() throws {
    var all = sigset_t()
    var before = sigset_t()
    unsafe sigfillset(&all)
    unsafe pthread_sigmask(SIG_SETMASK, &all, &before)
    defer { unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "kill -TERM $$; exit 3"]
    try process.start()
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal)
    #expect(process.terminationStatus == SIGTERM)
  }
}
