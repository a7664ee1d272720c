import BlijkBasics
import BlijkCredential
import BlijkRegister
import BlijkTestSupport
import Testing

@Suite struct StatusEntryTests {
  @Test(arguments: Engine.here) func placesDifferAndLieInTheList(on engine: Engine) throws {
    let sample = try SampleRegister(engine)
    let entries = try sample.register.freeStatusEntries(2000, issuer: SampleRegister.issuer)
    #expect(Set(entries).count == 2000)
    #expect(entries.allSatisfy { $0.list == 1 && (0..<131_072).contains($0.index) })
    // Random places do not tell how many there are: they do not stay at the start.
    #expect(entries.contains { $0.index > 65_536 } && entries.contains { $0.index < 65_536 })
    #expect(entries.map(\.index) != entries.map(\.index).sorted())
  }

  /// Fills list 1 up to a number of places, the even ones first.
  private func fill(_ sample: SampleRegister, _ count: Int, _ engine: Engine) throws {
    let id = engine == .sqlite ? "CAST(i AS BLOB)" : "decode(lpad(to_hex(i), 20, '0'), 'hex')"
    try sample.rows(
      """
      WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < \(count))
      INSERT INTO document (number, issuer, id, tokenHash, credentialHash, registeredAt, key, statusList,
        statusIndex, isTest, showsDetails)
      SELECT i, '\(SampleRegister.issuer)', \(id), \(id), \(id), 0, '', 1, i, 0, 0 FROM n
      """)
  }

  /// Four fifths of 131,072 are 104,857; then a new list begins.
  @Test(arguments: Engine.here) func aListIsUsedUntilItIsFourFifthsFull(on engine: Engine) throws {
    let sample = try SampleRegister(engine)
    try fill(sample, 104_855, engine)
    let entries = try sample.register.freeStatusEntries(6, issuer: SampleRegister.issuer)
    #expect(entries.map(\.list) == [1, 1, 2, 2, 2, 2])
    #expect(entries.prefix(2).allSatisfy { $0.index >= 104_855 })
    #expect(Set(entries).count == 6)
    let other = try sample.register.freeStatusEntries(1, issuer: "did:web:ander.example")
    #expect(other.map(\.list) == [1])
  }
}
