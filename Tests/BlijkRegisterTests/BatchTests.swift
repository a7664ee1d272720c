import BlijkBasics
import BlijkCredential
import BlijkRegister
import BlijkTestSupport
import Testing

@Suite struct BatchTests {
  private static let stop = Problem(.cannotWrite, nl: "vol", en: "full")

  @Test func keepsWhatItIsGiven() throws {
    let sample = try SampleRegister()
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
    #expect(try sample.register.entry(id: try DocumentID.random()) == nil)
  }

  @Test func allOrNothing() throws {
    let sample = try SampleRegister()
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
    #expect(try SQLite.rows(sample.path, "SELECT * FROM event").isEmpty)
    #expect(try sample.register.unfinishedBatches().map(\.isRegistered) == [false])
  }

  @Test func knowsWhatWasInterrupted() throws {
    let sample = try SampleRegister()
    let one = try sample.register.begin(staging: "/een/.bezig", output: "/een/uit")
    let two = try sample.register.begin(staging: "/twee/.bezig", output: "/twee/uit")
    let entry = try SampleRegister.entry(index: 1)
    try sample.register.register(two) { (add) throws(Problem) in try add(entry) }
    // Somebody else opens it later.
    let batches = try Register.open(at: sample.path).unfinishedBatches()
    #expect(batches.map(\.staging) == ["/een/.bezig", "/twee/.bezig"])
    #expect(batches.map(\.output) == ["/een/uit", "/twee/uit"])
    #expect(batches.map(\.isRegistered) == [false, true])
    try sample.register.end(one)
    #expect(try sample.register.unfinishedBatches().map(\.number) == [two.number])
  }

  @Test func anIDIsTakenOnce() throws {
    let sample = try SampleRegister()
    let first = try SampleRegister.entry(index: 1)
    try sample.add([first])
    let again = try SampleRegister.entry(name: "Ander", id: first.id, index: 2)
    #expect(problem { try sample.add([try SampleRegister.entry(index: 3), again]) } != nil)
    #expect(try sample.register.summaries().map(\.name) == ["Samira el Bouazzaoui"])
  }

  @Test func aStatusPlaceIsTakenOnce() throws {
    let sample = try SampleRegister()
    try sample.add([try SampleRegister.entry(index: 7)])
    #expect(problem { try sample.add([try SampleRegister.entry(index: 7)]) } != nil)
    #expect(try sample.register.summaries().count == 1)
  }

  @Test func listsInOrderAndFindsByName() throws {
    let sample = try SampleRegister()
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
  @Test func anUnknownStateIsNotActive() throws {
    let sample = try SampleRegister()
    let entry = try SampleRegister.entry(index: 1)
    try sample.add([entry])
    _ = try SQLite.rows(sample.path, "UPDATE document SET state = 9")
    #expect(try sample.register.entry(id: entry.id)?.state == .revoked)
    #expect(try sample.register.summaries().map(\.state) == [.revoked])
  }

  @Test func anErasedDocumentKeepsItsHashes() throws {
    let sample = try SampleRegister()
    let entry = try SampleRegister.entry(index: 1)
    try sample.add([entry])
    _ = try SQLite.rows(
      sample.path, "UPDATE document SET name = NULL, title = NULL, token = NULL, credential = NULL")
    let found = try #require(try sample.register.entry(id: entry.id))
    #expect(found.contents == nil)
    #expect(found.tokenHash == entry.tokenHash)
    #expect(try sample.register.summaries(nameContaining: "Samira").isEmpty)
  }
}
