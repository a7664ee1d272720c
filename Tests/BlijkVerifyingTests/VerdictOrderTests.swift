import BlijkBasics
import BlijkCredential
import BlijkIssuing
import BlijkKeys
import BlijkRegister
import BlijkTestSupport
import BlijkVerifying
import Testing

/// Where several states hold, the first of the list is the answer.
@Suite struct VerdictOrderTests {
  @Test func theListIsAsPublished() {
    #expect(
      Verdict.State.allCases.map(\.rawValue) == [
        "unreadable", "unknownIssuer", "altered", "test", "statusUnknown", "unregistered",
        "revoked",
        "replaced", "notYetValid", "expired", "valid", "notFound",
      ])
  }

  @Test func revokedBeforeExpired() throws {
    let sample = try VerdictCase { $0.validUntil = CalendarDate("2026-12-01") }
    _ = try sample.issuer.folder.register().revoke([sample.id], at: 1)
    #expect(sample.verify(sample.link, on: sample.days(100)).state == .revoked)
    #expect(sample.verify(sample.link, on: sample.days(-1)).state == .revoked)
  }

  @Test func testBeforeEverythingBehindIt() throws {
    let sample = try VerdictCase { $0.isTest = true }
    _ = try sample.issuer.folder.register().revoke([sample.id], at: 1)
    #expect(sample.verify(sample.link, on: sample.days(-1)).state == .test)
    let bare = Verifier(
      trust: sample.issuer.verifier().trust, register: .none, today: { VerdictCase.day })
    #expect(bare.verify(Array(sample.link.utf8)).state == .test)
    let unregistered = try sample.link(try sample.token().facts, id: try DocumentID.random())
    #expect(sample.verify(unregistered).state == .test)
  }

  @Test func alteredBeforeTest() throws {
    let sample = try VerdictCase { $0.isTest = true }
    var bytes = try sample.token().bytes
    bytes[bytes.count - 1] ^= 1
    #expect(
      sample.verify("https://bewijs.example/q#\(TokenDigits.encode(bytes))").state == .altered)
  }

  @Test func unknownIssuerBeforeAltered() throws {
    let sample = try VerdictCaseCache.shared.get()
    var bytes = try sample.token().bytes
    bytes[bytes.count - 1] ^= 1
    let stranger = Verifier(trust: TrustList(), register: .none)
    #expect(stranger.verify(Array(TokenDigits.encode(bytes).utf8)).state == .unknownIssuer)
  }

  @Test func statusUnknownBeforeDates() throws {
    let sample = try VerdictCase { $0.validUntil = CalendarDate("2026-12-01") }
    let bare = Verifier(
      trust: sample.issuer.verifier().trust, register: .none,
      today: { CalendarDate(daysSinceEpoch: 300_000) })
    #expect(bare.verify(Array(sample.link.utf8)).state == .statusUnknown)
  }

  @Test func unregisteredBeforeDates() throws {
    let sample = try VerdictCaseCache.shared.get()
    let link = try sample.link(try sample.token().facts, id: try DocumentID.random())
    #expect(sample.verify(link, on: sample.days(-1)).state == .unregistered)
  }
}
