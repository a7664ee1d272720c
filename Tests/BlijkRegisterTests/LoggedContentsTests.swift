import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkSecrets
import BlijkTestSupport
import Testing

@testable import BlijkRegister

/// What somebody changed in the rows behind Blijk's back counts nowhere.
@Suite struct LoggedContentsTests {
  private let issuer = SampleRegister.issuer

  private func filled(_ engine: Engine, showsDetails: Bool = false) throws -> (
    SampleRegister, RegisterEntry
  ) {
    let sample = try SampleRegister(engine)
    try sample.register.takeIntoUse(try TestKeys.key(.ed25519).publicKey, at: 100)
    let entry = try SampleRegister.entry(
      index: 1, at: 200, showsDetails: showsDetails, files: SampleRegister.files("papier"))
    let other = try SampleRegister.entry(
      name: "Ander", index: 2, at: 200, files: SampleRegister.files("ander papier"))
    try sample.add([entry, other])
    return (sample, entry)
  }

  /// The paper stays as good as it was, and details stay as its holder wanted.
  @Test(arguments: Engine.here, [true, false])
  func whetherDetailsAreShownIsWhatTheLogSays(on engine: Engine, agreed: Bool) throws {
    let (sample, entry) = try filled(engine, showsDetails: agreed)
    try sample.rows("UPDATE document SET showsDetails = 1 - showsDetails WHERE number = 1")
    let found = try #require(try sample.register.entry(issuer: issuer, id: entry.id))
    #expect(found.contents?.showsDetails == agreed)
    #expect(try sample.register.shownEntry(id: entry.id)?.contents?.showsDetails == agreed)
    #expect(found.keyStanding == .inUse)
    #expect(try sample.register.check().findings.count == 1)
  }

  @Test(arguments: [
    "UPDATE document SET tokenHash = credentialHash WHERE number = 1",
    "UPDATE document SET credentialHash = tokenHash WHERE number = 1",
    "UPDATE document SET registeredAt = 150 WHERE number = 1",
    "UPDATE document SET key = 'ander' WHERE number = 1",
    "UPDATE document SET statusIndex = 9 WHERE number = 1",
    "UPDATE document SET isTest = 1 WHERE number = 1",
    "UPDATE document SET requestHash = tokenHash WHERE number = 1",
    "UPDATE document SET filesHash = tokenHash WHERE number = 1",
    "UPDATE document SET event = 1 WHERE number = 1",
    "UPDATE document SET event = NULL WHERE number = 1",
    "UPDATE document SET firstEvent = 1 WHERE number = 1",
    "UPDATE event SET digest = subject WHERE what = 'registered'",
  ])
  func aRowThatIsNotAsTheLogHasItCountsNowhere(sql: String) throws {
    for engine in Engine.here {
      let (sample, entry) = try filled(engine)
      try sample.rows(sql)
      let register = sample.register
      for asked in [register.standing, register.entry] {
        #expect(problem { try asked(issuer, entry.id) }?.code == .badRegister, "\(sql)")
      }
      #expect(problem { try register.shownEntry(id: entry.id) }?.code == .badRegister)
      #expect(problem { try register.keptFiles(of: entry.id, issuer: issuer) } != nil)
      #expect(try register.summaries()[0].keyStanding == nil)
      var told: [[UInt8]] = []
      try register.published { told.append($0.tokenHash) }
      #expect(!told.contains(entry.tokenHash) && told.count < 2)
      #expect(try !register.check().findings.isEmpty)
    }
  }

  /// Another's would tell of somebody else, and make an honest paper look false.
  @Test(arguments: [
    "credential = (SELECT credential FROM document WHERE number = 2)", "credential = token",
    "credential = NULL", "token = (SELECT token FROM document WHERE number = 2)",
  ])
  func anotherCredentialOrTokenIsNotShown(change: String) throws {
    for engine in Engine.here {
      let (sample, entry) = try filled(engine)
      let register = sample.register
      #expect(try register.shownEntry(id: entry.id)?.contents?.credential != nil)
      try sample.rows("UPDATE document SET \(change) WHERE number = 1")
      #expect(problem { try register.shownEntry(id: entry.id) }?.code == .badRegister)
      #expect(problem { try register.entry(issuer: issuer, id: entry.id) }?.code == .badRegister)
      // Whoever has the paper can still have it checked.
      #expect(try register.standing(issuer: issuer, id: entry.id)?.keyStanding == .inUse)
      #expect(try !register.check().findings.isEmpty)
    }
  }

  @Test(arguments: [
    "UPDATE document SET request = 'ander' WHERE number = 1",
    "UPDATE document SET request = NULL WHERE number = 1",
    "UPDATE document SET achievement = 'ander' WHERE number = 1",
    "UPDATE document SET achievement = request, request = achievement WHERE number = 1",
  ])
  func anotherRequestIsNotRepeated(sql: String) throws {
    for engine in Engine.here {
      let (sample, entry) = try filled(engine)
      let before = try sample.register.entry(issuer: issuer, id: entry.id)
      #expect(before?.contents?.isRequestAsLogged == true)
      try sample.rows(sql)
      let found = try #require(try sample.register.entry(issuer: issuer, id: entry.id))
      #expect(found.contents?.isRequestAsLogged == false)
      // The paper has nothing to do with it.
      #expect(found.contents?.token == entry.contents?.token && found.keyStanding == .inUse)
    }
  }

  @Test(arguments: [
    "UPDATE keptFiles SET bytes = (SELECT bytes FROM keptFiles WHERE document = 2)",
    "UPDATE keptFiles SET contents = '{}'",
    "UPDATE keptFiles SET dictionary = shared",
    "UPDATE asset SET bytes = hash",
    "DELETE FROM keptFiles WHERE document = 1",
    "UPDATE document SET token = NULL, erasedAt = 1 WHERE number = 2; DELETE FROM keptFiles",
  ])
  func otherFilesAreNotPrinted(sql: String) throws {
    for engine in Engine.here {
      let (sample, entry) = try filled(engine)
      #expect(try sample.register.keptFiles(of: entry.id, issuer: issuer)?.contents == "[]")
      for sql in sql.split(separator: ";") { try sample.rows(String(sql)) }
      let found = problem { try sample.register.keptFiles(of: entry.id, issuer: issuer) }
      #expect(found?.code == .badRegister, "\(sql)")
      #expect(found?.message.en.contains(entry.id.checkCode) == true)
    }
  }

  /// Nothing was kept, and what is slipped in later does not count.
  @Test(arguments: Engine.here) func filesThatWereSlippedInAreNotPrinted(on engine: Engine) throws {
    let (sample, _) = try filled(engine)
    let without = try SampleRegister.entry(index: 3, at: 300)
    try sample.add([without])
    try sample.rows(
      """
      INSERT INTO keptFiles (document, shared, dictionary, contents, bytes)
      SELECT 3, shared, dictionary, contents, bytes FROM keptFiles WHERE document = 1
      """)
    #expect(try sample.register.keptFiles(of: without.id, issuer: issuer) == nil)
    #expect(try sample.register.check().findings.count == 1)
  }

  /// The hashes that stay tell nothing about who was erased: a guess of what was asked is not confirmed.
  @Test(arguments: Engine.here) func whatStaysAfterErasingConfirmsNoGuess(on engine: Engine) throws
  {
    let (sample, entry) = try filled(engine)
    _ = try sample.register.erase([entry.id], at: 300)
    #expect(try sample.register.check().findings.isEmpty)
    #expect(try sample.register.keptFiles(of: entry.id, issuer: issuer) == nil)
    let row = try sample.rows("SELECT requestHash, filesHash FROM document WHERE number = 1")[0]
    let contents = try #require(entry.contents)
    let guess = DocumentRecord.requestHash(
      token: [], achievement: contents.achievement, request: contents.request)
    #expect(row[0] != Hex.encode(guess) && row[0]?.count == 64 && row[1]?.count == 64)
    let known = DocumentRecord.requestHash(
      token: contents.token, achievement: contents.achievement, request: contents.request)
    #expect(row[0] == Hex.encode(known))
  }
}
