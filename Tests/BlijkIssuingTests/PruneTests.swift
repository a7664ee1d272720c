import BlijkBasics
import BlijkIssuing
import BlijkRegister
import BlijkTestSupport
import Testing

/// Erasing what was issued before a day, which begins in the Netherlands.
@Suite struct PruneTests {
  @Test(arguments: ["2030-01-15", "2030-07-15"]) func aDayBeginsInTheNetherlands(_ text: String)
    throws
  {
    let issuer = try TestIssuer()
    let day = try #require(CalendarDate(text))
    let before = try RegisteredAt(day.beginInTheNetherlands - 1, by: issuer)
    let after = try RegisteredAt(day.beginInTheNetherlands, by: issuer)
    let old = try issuer.folder.documents(registeredBefore: day)
    #expect(old.map(\.id) == [before.document.id])
    #expect(try issuer.folder.prune(registeredBefore: day).count == 1)
    let left = try issuer.folder.register(readOnly: true).summaries().filter { $0.name != nil }
    #expect(left.map(\.id) == [after.document.id])
  }
}
