import BlijkBasics
import BlijkCredential
import BlijkTestSupport
import Foundation
import Testing

@testable import BlijkRegister

/// What a holder may ask.
@Suite struct HolderTests {
  @Test(arguments: Engine.here) func hiddenAndShownAgain(on engine: Engine) throws {
    let sample = try SampleRegister(engine)
    let entry = try SampleRegister.entry(index: 1)
    try sample.add([entry])
    #expect(try sample.register.setHidden(true, [entry.id], at: 1005) == [entry.id])
    #expect(try sample.register.setHidden(true, [entry.id], at: 1006) == [])
    #expect(
      try sample.register.entry(issuer: SampleRegister.issuer, id: entry.id)?.isHidden == true)
    #expect(try sample.register.setHidden(false, [entry.id], at: 1007) == [entry.id])
    #expect(
      try sample.register.entry(issuer: SampleRegister.issuer, id: entry.id)?.isHidden == false)
    let events = try sample.rows(
      "SELECT what, at FROM event WHERE what IN ('hidden', 'shown') ORDER BY number")
    #expect(events == [["hidden", "1005"], ["shown", "1007"]])
    #expect(
      problem { try sample.register.setHidden(true, [try .random()], at: 8) }?.code == .notFound)
  }

  @Test(arguments: Engine.here) func anErasedDocumentKeepsItsHashes(on engine: Engine) throws {
    let sample = try SampleRegister(engine)
    let entry = try SampleRegister.entry(index: 1)
    try sample.add([entry])
    #expect(try sample.register.erase([entry.id], at: 5) == [entry.id])
    #expect(try sample.register.erase([entry.id], at: 6) == [])
    let found = try #require(try sample.register.entry(issuer: SampleRegister.issuer, id: entry.id))
    #expect(found.contents == nil)
    #expect(found.tokenHash == entry.tokenHash)
    #expect(found.credentialHash == entry.credentialHash)
    #expect(found.state == .active)
    #expect(try sample.register.summaries().map(\.name) == [nil])
    #expect(try sample.register.summaries(nameContaining: "Samira").isEmpty)
    let kept = try #require(
      try sample.register.record(issuer: SampleRegister.issuer, id: entry.id))
    for name in ["kind", "title", "name", "date", "validUntil", "request", "token", "credential"] {
      #expect(kept[name] == .null, "\(name)")
    }
    #expect(try sample.register.check().findings.isEmpty)
    // What was erased can still be withdrawn.
    #expect(try sample.register.revoke([entry.id], at: 7) == [entry.id])
  }

  /// Not a byte of anybody is left in the database's files, among many that stay.
  @Test func theBytesAreGoneFromTheFiles() throws {
    let sample = try SampleRegister(.sqlite)
    let entries = try (0..<400).map { number in
      try SampleRegister.entry(name: "Persoon-nummer-\(number)-einde", index: number)
    }
    try sample.add(entries)
    func left(_ numbers: [Int]) throws -> [Int] {
      var bytes: [UInt8] = []
      for name in try FileManager.default.contentsOfDirectory(atPath: sample.folder.path) {
        bytes += try Data(contentsOf: URL(fileURLWithPath: sample.folder(name)))
      }
      let text = String(decoding: bytes, as: Unicode.ASCII.self)
      return numbers.filter { text.contains("Persoon-nummer-\($0)-einde") }
    }
    #expect(try left(Array(0..<400)).count == 400)
    var chance = Chance(seed: 7)
    let erased = (0..<400).filter { _ in Int.random(in: 0..<3, using: &chance) > 0 }
    for number in erased.shuffled(using: &chance) {
      _ = try sample.register.erase([entries[number].id], at: 5)
    }
    #expect(try left(erased) == [])
    #expect(try left(Array(0..<400)).count == 400 - erased.count)
    #expect(try sample.register.check().findings.isEmpty)
  }

  @Test(arguments: Engine.here) func pruneErasesWhatIsOld(on engine: Engine) throws {
    let sample = try SampleRegister(engine)
    let entries = try (0..<4).map { try SampleRegister.entry(index: $0, at: 1000 + $0) }
    try sample.add(entries)
    #expect(try sample.register.prune(registeredBefore: 1002, at: 5000) == 2)
    #expect(try sample.register.prune(registeredBefore: 1002, at: 5001) == 0)
    #expect(try sample.register.summaries().map { $0.name == nil } == [true, true, false, false])
    #expect(try sample.rows("SELECT count(*) FROM event WHERE what = 'erased'") == [["2"]])
  }

  /// Everything that is kept is in what the holder gets: each column of the table but its own number.
  @Test func theRecordHasEveryColumn() throws {
    let sample = try SampleRegister(.sqlite)
    let entry = try SampleRegister.entry(index: 1)
    try sample.add([entry])
    let record = try #require(
      try sample.register.record(issuer: SampleRegister.issuer, id: entry.id))
    let columns = try sample.rows("SELECT name FROM pragma_table_info('document')")
      .compactMap { $0[0] }.filter { $0 != "number" && $0 != "id" }
    #expect(Set(columns + ["code"]) == Set(record.object?.names ?? []))
    #expect(record["name"] == "Samira el Bouazzaoui")
    #expect(record["code"]?.string == entry.id.checkCode)
  }
}
