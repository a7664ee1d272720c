import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkRegister
import BlijkSecrets
import BlijkTestSupport
import Testing

@Suite struct BatchTests {
  private static let stop = Problem(.cannotWrite, nl: "vol", en: "full")

  @Test(arguments: Engine.here) func keepsWhatItIsGiven(on engine: Engine) throws {
    let sample = try SampleRegister(engine)
    let entry = try SampleRegister.entry(index: 48_213, at: 1234)
    try sample.add([entry])
    let found = try #require(try sample.register.entry(issuer: SampleRegister.issuer, id: entry.id))
    #expect(found.tokenHash == entry.tokenHash)
    #expect(found.credentialHash == entry.credentialHash)
    #expect(found.registeredAt == 1234)
    #expect(found.key == entry.key)
    #expect(found.status == entry.status)
    #expect(found.state == .active)
    #expect(found.contents?.facts == entry.contents?.facts)
    #expect(found.contents?.token == entry.contents?.token)
    #expect(found.contents?.credential == entry.contents?.credential)
    #expect(found.contents?.showsDetails == true)
    #expect(try sample.register.entry(issuer: "did:web:ander.example", id: entry.id) == nil)
    #expect(
      try sample.register.entry(issuer: SampleRegister.issuer, id: try DocumentID.random()) == nil)
  }

  /// A scan asks no more than how a document stands.
  @Test(arguments: Engine.here) func theStandingIsTheRowWithoutContents(on engine: Engine) throws {
    let sample = try SampleRegister(engine)
    let key = try TestKeys.key(.ed25519).publicKey
    try sample.register.takeIntoUse(key, at: 1000)
    let entry = try SampleRegister.entry(index: 48_213, at: 1234)
    try sample.add([entry])
    _ = try sample.register.revoke([entry.id], at: 2000)
    _ = try sample.register.setHidden(true, [entry.id], at: 2000)
    let standing = try #require(
      try sample.register.standing(issuer: SampleRegister.issuer, id: entry.id))
    #expect(standing.contents == nil)
    #expect(standing.issuer == entry.issuer && standing.id == entry.id)
    #expect(standing.tokenHash == entry.tokenHash)
    #expect(standing.credentialHash == entry.credentialHash)
    #expect(standing.registeredAt == 1234)
    #expect(standing.key == key.id.thumbprint)
    #expect(standing.status == entry.status)
    #expect(standing.state == .revoked && standing.isHidden)
    #expect(standing.keyWindow?.contains(1234) == true)
    #expect(standing.keyWindow?.contains(999) == false)
    #expect(
      try sample.register.standing(issuer: "did:web:ander.example", id: entry.id) == nil)
  }

  @Test(arguments: Engine.here) func allOrNothing(on engine: Engine) throws {
    let sample = try SampleRegister(engine)
    let batch = try sample.register.begin(staging: "/a", output: "/b")
    let entries = try (0..<5).map { try SampleRegister.entry(index: $0) }
    let found = problem {
      try sample.register.register(batch) { (add) throws(Problem) in
        for entry in entries { try add(entry) }
        throw Self.stop
      }
    }
    #expect(found == Self.stop)
    #expect(try sample.register.summaries().isEmpty)
    #expect(try sample.rows("SELECT what FROM event") == [["batchBegun"]])
    #expect(try sample.register.unfinishedBatches().map(\.isRegistered) == [false])
  }

  @Test(arguments: Engine.here) func knowsWhatWasInterrupted(on engine: Engine) throws {
    let sample = try SampleRegister(engine)
    let one = try sample.register.begin(staging: "/een/.bezig", output: "/een/uit")
    let two = try sample.register.begin(staging: "/twee/.bezig", output: "/twee/uit")
    let entry = try SampleRegister.entry(index: 1)
    try sample.register.register(two) { (add) throws(Problem) in try add(entry) }
    // Somebody else opens it later.
    let batches = try Register.open(at: sample.place).unfinishedBatches()
    #expect(batches.map(\.staging) == ["/een/.bezig", "/twee/.bezig"])
    #expect(batches.map(\.output) == ["/een/uit", "/twee/uit"])
    #expect(batches.map(\.isRegistered) == [false, true])
    try sample.register.end(one)
    #expect(try sample.register.unfinishedBatches().map(\.number) == [two.number])
  }

  @Test(arguments: Engine.here) func anIDIsTakenOnce(on engine: Engine) throws {
    let sample = try SampleRegister(engine)
    let first = try SampleRegister.entry(index: 1)
    try sample.add([first])
    let again = try SampleRegister.entry(name: "Ander", id: first.id, index: 2)
    #expect(problem { try sample.add([try SampleRegister.entry(index: 3), again]) } != nil)
    #expect(try sample.register.summaries().map(\.name) == ["Samira el Bouazzaoui"])
  }

  @Test(arguments: Engine.here) func aStatusPlaceIsTakenOnce(on engine: Engine) throws {
    let sample = try SampleRegister(engine)
    try sample.add([try SampleRegister.entry(index: 7)])
    #expect(problem { try sample.add([try SampleRegister.entry(index: 7)]) } != nil)
    #expect(try sample.register.summaries().count == 1)
  }

  @Test(arguments: Engine.here) func listsInOrderAndFindsByName(on engine: Engine) throws {
    let sample = try SampleRegister(engine)
    try sample.add(
      try ["Gülşah Çağlayan", "Nguyễn Thị Hường", "Jan"].enumerated().map {
        try SampleRegister.entry(name: $1, index: $0)
      })
    #expect(
      try sample.register.summaries().map(\.name) == ["Gülşah Çağlayan", "Nguyễn Thị Hường", "Jan"])
    #expect(
      try sample.register.summaries(nameContaining: "caglayan").map(\.name) == ["Gülşah Çağlayan"])
    #expect(
      try sample.register.summaries(nameContaining: "HUONG").map(\.name) == ["Nguyễn Thị Hường"])
    #expect(try sample.register.summaries(nameContaining: "%").isEmpty)
    #expect(try sample.register.summaries(nameContaining: "Piet").isEmpty)
  }

  /// A state of a later version is not taken for a good one.
  @Test(arguments: Engine.here) func anUnknownStateIsNotActive(on engine: Engine) throws {
    let sample = try SampleRegister(engine)
    let entry = try SampleRegister.entry(index: 1)
    try sample.add([entry])
    _ = try sample.rows("UPDATE document SET state = 9")
    let found = problem {
      try sample.register.entry(issuer: SampleRegister.issuer, id: entry.id)
    }
    #expect(found?.code == .badRegister)
    #expect(try sample.register.summaries().map(\.state) == [.revoked])
  }

  @Test(arguments: Engine.here) func anErasedDocumentKeepsItsHashes(on engine: Engine) throws {
    let sample = try SampleRegister(engine)
    let entry = try SampleRegister.entry(index: 1)
    try sample.add([entry])
    _ = try sample.register.erase([entry.id], at: 2000)
    let found = try #require(try sample.register.entry(issuer: SampleRegister.issuer, id: entry.id))
    #expect(found.contents == nil)
    #expect(found.tokenHash == entry.tokenHash)
    #expect(try sample.register.summaries(nameContaining: "Samira").isEmpty)
  }
}
