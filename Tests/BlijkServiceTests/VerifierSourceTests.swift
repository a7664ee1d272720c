import BlijkBasics
import BlijkCredential
import BlijkIssuing
import BlijkRegister
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

  /// A register that is not in the folder can be put back too.
  @Test func aRegisterElsewhereThatWasReplacedIsReadAgain() throws {
    let issuer = try TestIssuer()
    let report = try issuer.issue("naam\nSamira")
    let (folder, place) = (issuer.folder.path, issuer.home("elders.sqlite"))
    func copy(to place: String) throws {
      _ = try SQLite.rows("\(folder)/register.sqlite", "VACUUM INTO '\(place)'")
    }
    try copy(to: place)
    var options = ServiceOptions(issuer: folder, hostname: "127.0.0.1", port: 0)
    options.register = place
    let source = try VerifierSource(
      options, folder: IssuerFolder(path: folder, register: place)
    ) { _ in }
    let link = Array(try #require(report.documents[0].link).utf8)
    #expect(source.verifier().verify(link).state == .valid)
    _ = try issuer.folder.register().revoke(
      [try #require(report.documents[0].id)], at: Timestamp.now())
    try copy(to: issuer.home("nieuw.sqlite"))
    #expect(unsafe rename(issuer.home("nieuw.sqlite"), place) == 0)
    source.renew()
    #expect(source.verifier().verify(link).state == .revoked)
  }
}
