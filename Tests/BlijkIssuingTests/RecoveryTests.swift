import BlijkBasics
import BlijkCredential
import BlijkTestSupport
import Foundation
import Testing

@testable import BlijkIssuing
@testable import BlijkRegister
@testable import BlijkVerifying

/// Recovery moves and takes away what Blijk made itself for a batch, and nothing else, whatever the
/// register says.
@Suite struct RecoveryTests {
  private let issuer: TestIssuer
  private let register: Register
  private let home: TemporaryFolder
  private let files = FileManager.default

  init() throws {
    issuer = try TestIssuer()
    register = try issuer.folder.register()
    home = try TemporaryFolder()
    for name in ["fotos", "brieven"] {
      try files.createDirectory(atPath: home(name), withIntermediateDirectories: false)
      _ = try home.file("\(name)/een.txt", "van iemand")
    }
    try files.createDirectory(atPath: home("leeg"), withIntermediateDirectories: false)
    _ = try home.file("bestand", "van iemand")
  }

  /// Everything in the home folder: contents and links.
  private func tree() throws -> [String] {
    try files.subpathsOfDirectory(atPath: home.path).sorted().map { name in
      let link = try? files.destinationOfSymbolicLink(atPath: home(name))
      return "\(name) \(link ?? files.contents(atPath: home(name))?.base64EncodedString() ?? "")"
    }
  }

  private static let name = ".blijk-0123ABCD-4567"

  /// A row that somebody wrote with SQL; one who knows how gives it its events too.
  private func plant(
    _ staging: String, for output: String, isRegistered: Bool, mark: String = "0a0b", isLogged: Bool
  ) throws {
    let record = BatchRecord(
      number: 7, machine: ProcessInfo.processInfo.hostName, staging: staging, output: output,
      mark: mark)
    try register.write { session in
      var log = try EventLog(session)
      if isLogged {
        try log.append(
          .batchBegun, subject: record.subject, digest: record.digest, at: 0, in: session)
        let event = log.head.number
        if isRegistered {
          try log.append(.batchRegistered, subject: record.subject, at: 0, in: session)
        }
        try insert(record, isRegistered, event: event, session)
      } else {
        try insert(record, isRegistered, event: log.head.number, session)
      }
    }
  }

  private func insert(
    _ record: BatchRecord, _ isRegistered: Bool, event: Int, _ session: any SQLSession
  ) throws {
    try session.run(
      """
      INSERT INTO batch (number, machine, staging, output, isRegistered, mark, event)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .integer(record.number), .text(record.machine), .text(record.staging),
        .text(record.output), .flag(isRegistered), .text(record.mark), .integer(event),
      ])
  }

  /// Places that are not a batch's, relative to the home folder.
  enum Place: String, CaseIterable {
    case folder = "fotos"
    case file = "bestand"
    case home = "."
    case above = "fotos/../brieven"
    case slash = "fotos/"
    case missing = "nergens"
    /// Of the right name: without a mark, with another's, in another folder, and a way elsewhere.
    case unmarked = ".blijk-0123ABCD-0001"
    case other = ".blijk-0123ABCD-0002"
    case inside = "fotos/.blijk-0123ABCD-0003"
    case link = ".blijk-0123ABCD-0004"
    case linkedMark = ".blijk-0123ABCD-0005"
    case almost = ".blijk-notes-of-me"
  }

  private func prepare() throws {
    for name in ["0001", "0002", "0005"].map({ ".blijk-0123ABCD-\($0)" })
      + ["fotos/.blijk-0123ABCD-0003", ".blijk-notes-of-me", "gemerkt"]
    {
      try files.createDirectory(atPath: home(name), withIntermediateDirectories: false)
      _ = try home.file("\(name)/document.html", "van iemand")
    }
    _ = try home.file(".blijk-0123ABCD-0002/\(BatchFolder.markName)", "ffff")
    for name in [".blijk-notes-of-me", "gemerkt", "fotos"] {
      _ = try home.file("\(name)/\(BatchFolder.markName)", "0a0b")
    }
    try files.createSymbolicLink(
      atPath: home(".blijk-0123ABCD-0004"), withDestinationPath: home("gemerkt"))
    try files.createSymbolicLink(
      atPath: home(".blijk-0123ABCD-0005/\(BatchFolder.markName)"),
      withDestinationPath: home("gemerkt/\(BatchFolder.markName)"))
  }

  @Test(arguments: Place.allCases, [true, false])
  func aPlantedRowTouchesNothing(_ place: Place, isRegistered: Bool) throws {
    try prepare()
    let before = try tree()
    for output in ["uit", "leeg", "fotos", "fotos/uit", ".blijk-0123ABCD-9999"] {
      for isLogged in [true, false] {
        try plant(
          "\(home.path)/\(place.rawValue)", for: home(output), isRegistered: isRegistered,
          isLogged: isLogged)
        let recovery = try Issuer(folder: issuer.folder).recover()
        #expect(recovery.refused.count == 1, "\(place) \(output) \(isLogged)")
        #expect(recovery.refused.first?.nl.contains("nummer 7") == true)
        #expect(recovery.messages.isEmpty)
        #expect(try tree() == before, "\(place) \(output) \(isLogged)")
        // The check finds it too where the log does not vouch for it, and today's batch goes on.
        #expect(try register.check().findings.isEmpty == isLogged)
        try register.write { session in
          _ = try session.run("DELETE FROM batch")
          var log = try EventLog(session)
          let record = BatchRecord(
            number: 7, machine: "", staging: "", output: "", mark: "0a0b")
          try log.append(.batchEnded, subject: record.subject, at: 0, in: session)
        }
      }
    }
  }

  @Test(arguments: [
    "", "uit", "fotos", "/", "//", "~", "\u{0}",
  ])
  func aPlaceThatIsNoneIsRefused(staging: String) throws {
    try plant(staging, for: staging + "x", isRegistered: false, isLogged: true)
    #expect(try Issuer(folder: issuer.folder).recover().refused.count == 1)
  }

  /// Columns of another type than Blijk writes stop nobody.
  @Test func aRowThatCannotBeReadIsRefused() throws {
    _ = try SQLite.rows(
      issuer.folder.path + "/register.sqlite",
      """
      INSERT INTO batch (number, machine, staging, output, isRegistered, mark, event)
      VALUES (7, x'00', x'00', x'00', 'ja', x'00', x'00')
      """)
    #expect(try Issuer(folder: issuer.folder).recover().refused.count == 1)
    #expect(try register.check().findings.count == 1)
    let report = try issuer.issue("naam\nJan")
    #expect(report.recovered.count == 1 && report.documents.count == 1)
  }

  /// One whose program was killed, with a document's file in it.
  private func interrupted(isRegistered: Bool) throws -> Register.Batch {
    let output = try OutputFolder(home("uit"))
    let batch = try register.begin(staging: output.staging, output: output.path)
    try output.make(mark: batch.mark)
    try output.write([1], as: "document.html")
    if isRegistered { try register.register(batch) { (_) throws(Problem) in } }
    return batch
  }

  @Test func whatIsItsOwnIsTakenAway() throws {
    let before = try tree()
    _ = try interrupted(isRegistered: false)
    let recovery = try Issuer(folder: issuer.folder).recover()
    #expect(recovery.refused.isEmpty && recovery.messages.count == 1)
    #expect(try tree() == before)
    #expect(try register.unfinishedBatches().isEmpty && register.check().findings.isEmpty)
  }

  @Test func whatIsItsOwnAppears() throws {
    _ = try interrupted(isRegistered: true)
    #expect(try Issuer(folder: issuer.folder).recover().messages.count == 1)
    #expect(try files.contentsOfDirectory(atPath: home("uit")) == ["document.html"])
    #expect(try register.unfinishedBatches().isEmpty && register.check().findings.isEmpty)
  }

  /// Killed between the folder and its mark, and between the rename and taking the mark away.
  @Test func theMomentsAroundTheMark() throws {
    let before = try tree()
    let output = try OutputFolder(home("uit"))
    let one = try register.begin(staging: output.staging, output: output.path)
    try files.createDirectory(atPath: one.staging, withIntermediateDirectories: false)
    #expect(try Issuer(folder: issuer.folder).recover().refused.isEmpty)
    #expect(try tree() == before)
    let two = try interrupted(isRegistered: true)
    try files.moveItem(atPath: two.staging, toPath: two.output)
    #expect(try Issuer(folder: issuer.folder).recover().refused.isEmpty)
    #expect(try files.contentsOfDirectory(atPath: home("uit")) == ["document.html"])
    // Nothing at all was made.
    _ = try register.begin(staging: home(Self.name), output: home("later"))
    #expect(try Issuer(folder: issuer.folder).recover().refused.isEmpty)
    #expect(try register.unfinishedBatches().isEmpty && register.check().findings.isEmpty)
  }

  /// Killed while its mark was being written, or when all but the mark was taken away.
  @Test(arguments: [0, 5, 32]) func aMarkThatWasCutOffIsTakenAway(count: Int) throws {
    let before = try tree()
    let output = try OutputFolder(home("uit"))
    let batch = try register.begin(staging: output.staging, output: output.path)
    try output.make(mark: String(batch.mark.prefix(count)))
    // Beside anything else it says nothing.
    if count < batch.mark.count {
      try output.write([1], as: "document.html")
      let unfinished = try tree()
      #expect(try Issuer(folder: issuer.folder).recover().refused.count == 1)
      #expect(try tree() == unfinished)
      try files.removeItem(atPath: "\(batch.staging)/document.html")
    }
    #expect(try Issuer(folder: issuer.folder).recover().refused.isEmpty)
    #expect(try tree() == before)
    #expect(try register.unfinishedBatches().isEmpty && register.check().findings.isEmpty)
  }

  /// The row of a batch of its own is changed.
  @Test(arguments: [
    "UPDATE batch SET isRegistered = 1", "UPDATE batch SET output = output || 'x'",
    "UPDATE batch SET mark = 'x'", "UPDATE batch SET event = event - 1",
    "UPDATE batch SET event = NULL",
    "UPDATE batch SET machine = 'x'", "UPDATE batch SET number = 9",
  ])
  func aRowThatWasChangedTouchesNothing(sql: String) throws {
    _ = try interrupted(isRegistered: false)
    let before = try tree()
    _ = try SQLite.rows(issuer.folder.path + "/register.sqlite", sql)
    #expect(try Issuer(folder: issuer.folder).recover().refused.count == 1, "\(sql)")
    #expect(try tree() == before)
    #expect(try register.check().findings.count == 1)
  }

  /// The row of a batch that ended long ago comes back.
  @Test func anEndedBatchDoesNotComeBack() throws {
    let batch = try interrupted(isRegistered: false)
    let row = try #require(
      try SQLite.rows(
        issuer.folder.path + "/register.sqlite", "SELECT machine, event FROM batch"
      ).first)
    _ = try Issuer(folder: issuer.folder).recover()
    _ = try SQLite.rows(
      issuer.folder.path + "/register.sqlite",
      """
      INSERT INTO batch (number, machine, staging, output, isRegistered, mark, event)
      VALUES (\(batch.number), '\(row[0] ?? "")', '\(batch.staging)', '\(batch.output)', 0,
        '\(batch.mark)', \(row[1] ?? ""))
      """)
    #expect(try Issuer(folder: issuer.folder).recover().refused.count == 1)
    #expect(try register.check().findings.count == 1)
  }

  private func give(_ path: String, to user: UInt32) -> Bool { unsafe chown(path, user, user) == 0 }

  /// The folder is of somebody else, though its mark is right.
  @Test(.enabled(if: getuid() == 0, "skipped: only root can give a file away"))
  func aFolderOfSomebodyElseIsLeft() throws {
    let batch = try interrupted(isRegistered: false)
    let mark = "\(batch.staging)/\(BatchFolder.markName)"
    #expect(give(mark, to: 1))
    let before = try tree()
    #expect(try Issuer(folder: issuer.folder).recover().refused.count == 1)
    #expect(try tree() == before)
    #expect(give(mark, to: 0))
    #expect(try Issuer(folder: issuer.folder).recover().refused.isEmpty)
  }

  /// Of before there were marks: a person must look.
  @Test(arguments: [true, false]) func oneOfAnOlderBlijkIsLeft(isRegistered: Bool) throws {
    try files.createDirectory(atPath: home(Self.name), withIntermediateDirectories: false)
    _ = try home.file("\(Self.name)/document.html", "van Blijk")
    try plant(
      home(Self.name), for: home("uit"), isRegistered: isRegistered, mark: "", isLogged: true)
    let before = try tree()
    for _ in 0..<2 {
      let recovery = try Issuer(folder: issuer.folder).recover()
      #expect(recovery.refused.isEmpty)
      #expect(recovery.messages.map { $0.nl.contains(home(Self.name)) } == [true])
      #expect(try tree() == before)
    }
    try files.removeItem(atPath: home(Self.name))
    _ = try Issuer(folder: issuer.folder).recover()
    #expect(try register.unfinishedBatches().isEmpty)
  }

  /// Two who fill one empty folder: it is of one of them, whole.
  @Test func twoWhoMakeOneFolder() throws {
    let profile = try IssuerProfileMaker.profile(host: "bewijs.example")
    for _ in 0..<4 {
      let path = home("samen")
      try files.createDirectory(atPath: path, withIntermediateDirectories: false)
      DispatchQueue.concurrentPerform(iterations: 4) { _ in
        _ = try? IssuerFolder.create(at: path, profile: profile)
      }
      #expect(try IssuerFolder(path: path).register().check().findings.isEmpty)
      let names = try files.contentsOfDirectory(atPath: path).filter { $0.hasPrefix(".") }
      #expect(names.isEmpty)
      try files.removeItem(atPath: path)
    }
  }

  /// A file in the hidden folder cannot be removed: the batch is not undone, and that is said.
  @Test(.enabled(if: Kept.isPossible)) func whatCannotBeRemovedStaysNoted() throws {
    let staging = home(Self.name)
    try files.createDirectory(atPath: staging + "/in", withIntermediateDirectories: true)
    let batch = try register.begin(staging: staging, output: home("uit"))
    _ = try home.file("\(Self.name)/\(BatchFolder.markName)", batch.mark)
    _ = try home.file("\(Self.name)/in/Jan.html", "van Jan")
    let kept = try Kept(staging + "/in")
    for _ in 0..<2 {
      let told = try Issuer(folder: issuer.folder).recover()
      #expect(told.messages.map(\.nl).contains { $0.contains("nog niet ongedaan gemaakt") })
      #expect(!told.messages.map(\.nl).contains { $0.contains("is ongedaan gemaakt") })
      #expect(try register.unfinishedBatches().map(\.number) == [batch.number])
      #expect(files.fileExists(atPath: "\(staging)/\(BatchFolder.markName)"))
      #expect(files.fileExists(atPath: "\(staging)/in/Jan.html"))
    }
    kept.letGo()
    let told = try Issuer(folder: issuer.folder).recover()
    #expect(told.messages.map(\.nl).contains { $0.contains("is ongedaan gemaakt") })
    #expect(try register.unfinishedBatches().isEmpty && !files.fileExists(atPath: staging))
  }
}

/// A folder from which nothing can be removed: of rights, or for root by an attribute.
private final class Kept {
  private let path: String

  init(_ path: String) throws {
    self.path = path
    guard Self.hold(path) else { throw CocoaError(.fileWriteNoPermission) }
  }

  func letGo() { Self.release(path) }

  deinit { Self.release(path) }

  private static func hold(_ path: String) -> Bool {
    geteuid() == 0
      ? (try? run("/usr/bin/env", ["chattr", "+i", path]).status) == 0
      : unsafe chmod(path, 0o500) == 0
  }

  private static func release(_ path: String) {
    if geteuid() == 0 {
      _ = try? run("/usr/bin/env", ["chattr", "-i", path])
    } else {
      _ = unsafe chmod(path, 0o700)
    }
  }

  /// Not every disk has that attribute.
  static let isPossible: Bool = {
    guard let folder = try? TemporaryFolder() else { return false }
    defer { release(folder.path) }
    return hold(folder.path)
  }()
}
