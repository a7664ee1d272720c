import BlijkBasics
import BlijkCredential
import BlijkRegister
import BlijkTestSupport
import Foundation
import Synchronization
import Testing

@testable import BlijkIssuing
@testable import BlijkVerifying

/// An older register comes in the place of the one that is there: whoever reads says so, and calls nothing
/// genuine or false by it.
@Suite struct PutBackTests {
  private let issuer: TestIssuer
  private let place: String
  private let withdrawn: Issuer.Report.Document
  private let standing: Issuer.Report.Document
  private let later: Issuer.Report.Document

  /// Two documents are in the older register. Then one was withdrawn, and one issued.
  init() throws {
    issuer = try TestIssuer()
    place = issuer.folder.path + "/register.sqlite"
    let first = try issuer.issue("naam\nJan\nNoor").documents
    (withdrawn, standing) = (first[0], first[1])
    _ = try SQLite.rows(place, "PRAGMA wal_checkpoint(TRUNCATE)")
    try FileManager.default.copyItem(atPath: place, toPath: issuer.home("ouder"))
    _ = try issuer.folder.register().revoke([#require(withdrawn.id)], at: Timestamp.now())
    later = try issuer.issue("naam\nKim").documents[0]
  }

  enum Way: CaseIterable {
    /// Renamed to its name, or written over it. A register whose log of changes was lost is the same: its file
    /// is as it was then.
    case renamed, writtenOver
  }

  private func putBack(_ way: Way) throws {
    let files = FileManager.default
    for suffix in ["-wal", "-shm"] { try? files.removeItem(atPath: place + suffix) }
    switch way {
    case .renamed:
      try files.removeItem(atPath: place)
      try files.copyItem(atPath: issuer.home("ouder"), toPath: place)
    case .writtenOver: try writeOver()
    }
  }

  private func writeOver() throws {
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: place))
    try file.truncate(atOffset: 0)
    try file.write(contentsOf: Data(contentsOf: URL(fileURLWithPath: issuer.home("ouder"))))
    try file.close()
  }

  private func states(_ verifier: Verifier) -> [Verdict.State] {
    [withdrawn, standing, later].flatMap { document in
      [document.link ?? "", document.id?.checkCode ?? ""].map {
        verifier.verify(Array($0.utf8)).state
      }
    }
  }

  private static let before: [Verdict.State] = [.revoked, .revoked, .valid, .valid, .valid, .valid]
  private static let unknown = [Verdict.State](repeating: .statusUnknown, count: 6)

  @Test(arguments: Way.allCases) func nothingIsGenuineOrFalse(_ way: Way) throws {
    #expect(states(issuer.verifier()) == Self.before)
    try putBack(way)
    let verifier = issuer.verifier()
    #expect(states(verifier) == Self.unknown)
    let verdict = verifier.verify(Array((withdrawn.link ?? "").utf8))
    #expect(verdict.reasons.contains { $0.why == RegisterPolicy.unreachable })
    #expect(
      verifier.registerProblem?.message.nl.contains("Er ontbreekt iets in het register") == true)
  }

  /// A service keeps the register open.
  @Test func whoHasItOpenSeesIt() throws {
    _ = try SQLite.rows(place, "PRAGMA wal_checkpoint(TRUNCATE)")
    let verifier = issuer.verifier()
    try writeOver()
    #expect(states(verifier) == Self.unknown)
    #expect(verifier.registerProblem != nil)
  }

  @Test(arguments: Way.allCases) func nothingIsToldOrCopiedFromIt(_ way: Way) throws {
    try putBack(way)
    let register = try Register.open(at: place, readOnly: true)
    let id = try #require(standing.id)
    for (name, read) in [
      ("list", { _ = try register.summaries() }),
      ("backup", { _ = try register.backUp(to: issuer.home("kopie")) }),
      ("report", { _ = try register.report(year: 2026) }),
      ("export", { _ = try Issuer(folder: issuer.folder).export(id) }),
      ("reprint", { _ = try Issuer(folder: issuer.folder).reprint(id, to: issuer.home("weer")) }),
      ("key list", { _ = try issuer.folder.keyRing() }),
      (
        "publish",
        { _ = try issuer.folder.publishOneFile(to: issuer.home("site"), with: issuer.key) }
      ),
    ] as [(String, () throws -> Void)] {
      let found = problem(read)
      #expect(found?.code == .badRegister, "\(name): \(found as Any)")
      #expect(
        found?.message.en.contains("Something is missing from the register") == true, "\(name)")
    }
    #expect(!FileManager.default.fileExists(atPath: issuer.home("kopie")))
  }

  /// A folder of before there was a note of the end of the log.
  @Test func whereNothingWasNotedNobodyCanTell() throws {
    try FileManager.default.removeItem(atPath: place + "-head")
    #expect(states(issuer.verifier()) == Self.before)
  }

  /// Whoever reads while somebody writes is never told that the register is old.
  @Test func nobodyIsAlarmedWhileSomebodyWrites() throws {
    let id = try #require(standing.id)
    let isDone = Mutex(false)
    let path = place
    let writer = Thread {
      for number in 0..<200 {
        _ = try? Register.open(at: path).setHidden(number % 2 == 0, [id], at: Timestamp.now())
      }
      isDone.withLock { $0 = true }
    }
    writer.start()
    let register = try Register.open(at: path, readOnly: true)
    var count = 0
    while !isDone.withLock({ $0 }) {
      _ = try register.standing(issuer: issuer.folder.profile.did, id: id)
      _ = try register.summaries()
      count += 2
    }
    #expect(count > 100)
    let events = try register.check().events
    #expect(events > 200)
  }
}
