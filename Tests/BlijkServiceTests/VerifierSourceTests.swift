import BlijkBasics
import BlijkTestSupport
import BlijkVerifying
import Foundation
import Testing

@testable import BlijkService

/// What the service goes by, while it is read anew.
@Suite struct VerifierSourceTests {
  /// However long a reading takes, nobody waits for it. This one is held up by whoever is told of a
  /// problem.
  @Test func aQuestionNeverWaitsForAReading() throws {
    let folder = try TemporaryFolder()
    var options = ServiceOptions(issuer: nil, hostname: "127.0.0.1", port: 0)
    options.trusted = [folder.path]
    let (isReading, goesOn) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    let source = try VerifierSource(options, folder: nil) { _ in
      isReading.signal()
      goesOn.wait()
    }
    #expect(source.problems().isEmpty)
    _ = try folder.file("fout.json", "{}")
    Thread.detachNewThread { source.renew() }
    isReading.wait()
    defer { goesOn.signal() }

    let answered = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      _ = source.verifier().verify(Array("hallo".utf8))
      _ = (source.host(), source.isWell(), source.file("/issuers", host: nil))
      answered.signal()
    }
    #expect(answered.wait(timeout: .now() + 60) == .success)
    #expect(source.problems().count == 1)
  }
}
