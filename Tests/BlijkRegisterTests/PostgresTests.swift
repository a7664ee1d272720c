import BlijkBasics
import BlijkKeys
import BlijkRegister
import BlijkSecrets
import BlijkTestSupport
import Testing

/// What only a server can do wrong.
@Suite(.enabled(if: PostgresServer.isExpected, "skipped: no PostgreSQL; make test starts one"))
struct PostgresTests {
  @Test func aServerThatIsNotThereIsSaid() throws {
    let found = problem { try Register.open(at: "postgres://x:geheim@127.0.0.1:1/register") }
    #expect(found?.code == .badRegister)
    #expect(found?.message.en.contains("postgres://127.0.0.1:1/register cannot be reached") == true)
    #expect(found?.message.nl.contains("geheim") == false)
  }

  @Test func aDatabaseThatIsNotThereIsSaid() throws {
    let url = try PostgresServer.newDatabase() + "x"
    #expect(problem { try Register.open(at: url) }?.message.en.contains("is not there") == true)
  }

  @Test func anotherDatabaseIsNoRegister() throws {
    let url = try PostgresServer.newDatabase()
    _ = try PostgresServer.rows(url, "CREATE TABLE iets (nummer INTEGER)")
    #expect(problem { try Register.open(at: url) }?.message.en.contains("not a register") == true)
    #expect(problem { try Register.create(at: url, issuer: "did:web:x") } != nil)
  }

  @Test func aNewerOneIsRefused() throws {
    let sample = try SampleRegister(.postgres)
    try sample.rows("UPDATE schemaVersion SET number = 7")
    #expect(problem { try Register.open(at: sample.place) }?.code == .newerRegister)
  }

  /// The server ends every connection, as when it starts again.
  @Test func aBrokenConnectionIsMadeAnew() throws {
    let sample = try SampleRegister(.postgres)
    try sample.add([try SampleRegister.entry(index: 1)])
    try sample.breakConnections()
    #expect(try sample.register.summaries().count == 1)
    try sample.add([try SampleRegister.entry(index: 2)])
    #expect(try sample.register.summaries().count == 2)
  }

  /// What was told already is not told again from the start.
  @Test func aReadingThatIsBrokenOffIsNotRunAgain() throws {
    let sample = try SampleRegister(.postgres)
    let key = try TestKeys.key(.ed25519).publicKey
    try sample.register.takeIntoUse(key, at: 100)
    // As the log would have them: all digests as `DocumentRecord` makes them.
    try sample.rows(
      """
      INSERT INTO document (number, issuer, id, tokenHash, credentialHash, registeredAt, key,
        statusList, statusIndex, isTest, showsDetails, requestHash, filesHash, event)
      SELECT i, 'did:web:x', decode(lpad(to_hex(i), 20, '0'), 'hex'), '\\x00', '\\x00', 200,
        '\(key.id.thumbprint)', 1, i, 0, 0, '\\x00', '\\x00', i + 1 FROM generate_series(1, 50000) AS i
      """)
    try sample.rows(
      """
      INSERT INTO event (number, at, what, subject, digest, hash)
      SELECT event, 200, 'registered', sha256(convert_to(issuer, 'UTF8') || '\\x00' || id), sha256(tokenHash || credentialHash
        || convert_to(key, 'UTF8') || '\\x00' || int8send(statusList) || int8send(statusIndex)
        || int8send(registeredAt) || int8send(0) || '\\x00' || requestHash || filesHash), '\\x00'
      FROM document
      """)
    var told = 0
    let found = problem {
      try sample.register.published { _ in
        told += 1
        if told == 1 { try sample.breakConnections() }
      }
    }
    #expect(found?.code == .badRegister)
    #expect((1..<50_000).contains(told))
  }

  /// The connection breaks in the middle of a batch.
  @Test func aBatchThatIsBrokenOffIsNotThere() throws {
    let sample = try SampleRegister(.postgres)
    let batch = try sample.register.begin(staging: "/a", output: "/b")
    let entry = try SampleRegister.entry(index: 1)
    let found = problem {
      try sample.register.register(batch) { (add) throws(Problem) in
        try add(entry)
        try? sample.breakConnections()
        try add(entry)
      }
    }
    #expect(found?.code == .badRegister)
    #expect(try sample.register.isRegistered(batch) == false)
    #expect(try sample.register.summaries().isEmpty)
  }
}

extension SampleRegister {
  /// Has the server end every connection to it.
  fileprivate func breakConnections() throws {
    try rows(
      """
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()
      """)
  }
}
