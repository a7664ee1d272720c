import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkTestSupport
import Foundation
import Testing

@testable import BlijkIssuing
@testable import BlijkVerifying

/// What is told of a list, and how long it counts.
extension StatusListTests {
  @Test func theAnswerTellsOfWhatDayTheListIs() throws {
    let verdict = try verifier([list(ago: 200_000)]).verify(sample.bytes("credential"))
    #expect(
      try remarks(verdict).contains(
        "Gecontroleerd met de lijst van ingetrokken documenten van \(day(ago: 200_000)). Wat daarna "
          + "is ingetrokken, zien wij niet."))
    let said = CalendarDate.inTheNetherlands(now - 200_000).iso8601
    #expect(
      String(decoding: verdict.json(.nl), as: UTF8.self).contains("documenten van \(said). Het"))
    // Of two the newer.
    let both = try verifier([list(ago: 200_000), list(ago: 100)])
    #expect(
      try remarks(both.verify(sample.bytes("credential"))).contains {
        try $0.contains(day(ago: 100))
      })
  }

  /// A verifier may go by a list that it fetched so long; whoever hands one in may have fetched it just now.
  @Test(arguments: [
    (3_500, nil, false), (3_700, nil, true), (200, 100_000, true), (310, nil, false),
  ])
  func aListThatIsToBeFetchedAgainIsTold(ago: Int, ttl: Int?, isStale: Bool) throws {
    let list = try list(ago: ago) { if let ttl { $0["credentialSubject"]?["ttl"] = .integer(ttl) } }
    let verdict = try verifier([list], remembers: false).verify(sample.bytes("credential"))
    #expect(told(verdict) == .isNotWithdrawn)
    #expect(try remarks(verdict).contains { $0.contains("vaker op te halen") } == isStale)
  }

  /// Without a word about it five minutes count.
  @Test(arguments: [(250, false), (400, true)])
  func fiveMinutesWhereNothingIsSaid(ago: Int, isStale: Bool) throws {
    let list = try list(ago: ago) { $0["credentialSubject"]?["ttl"] = nil }
    let verdict = try verifier([list], remembers: false).verify(sample.bytes("credential"))
    #expect(verdict.listed?.isStale == isStale)
  }

  @Test func aTimeToLiveOfAnotherShapeIsRefused() throws {
    for ttl in ["3600000", -1, .decimal(1.5)] as [JSON] {
      let list = try list(ago: 100) { $0["credentialSubject"]?["ttl"] = ttl }
      #expect(problem { try verifier([list]) }?.message.nl.contains("ttl") == true)
    }
  }

  @Test func aListCountsUntilItsLastMoment() throws {
    let past = try list(ago: 900) { $0["validUntil"] = .string(Timestamp.utc(now - 100)) }
    let over = try verifier([past], remembers: false)
    #expect(told(over.verify(try sample.bytes("credential"))) == .nothing)
    #expect(over.problems.first?.message.nl.contains("geldt niet meer") == true)
    let ahead = try list(ago: 900) { $0["validUntil"] = .string(Timestamp.utc(now + 100)) }
    #expect(try told(ahead, remembers: false) == .isNotWithdrawn)
    // Whoever keeps it, keeps it no longer.
    let kept = try StatusList(path: ahead).verified(trusting: trust, at: now)
    let issuer = try #require(trust.issuers[host.did])
    #expect(kept.speaks(for: issuer, at: now + 100) && !kept.speaks(for: issuer, at: now + 101))
  }

  // MARK: - Beside a copy of the register

  /// A code does not say where its document stands in a list, so a newer list beside an older copy cannot be
  /// asked; the answer says so. The file can.
  @Test func aCodeSaysWhichNewerListCouldNotBeAsked() throws {
    let site = sample.issuer.home("site")
    let newer = try list(ago: -200, withdraws: true)
    let code = Array(sample.link.utf8)
    let beside = try verifier([newer], published: [site])
    let verdict = beside.verify(code)
    #expect(verdict.state == .statusUnknown)
    #expect(verdict.unaskedListDay == .inTheNetherlands(now + 200))
    #expect(try remarks(verdict).contains { $0.contains("kopie van het register van") })
    #expect(
      try remarks(verdict).contains {
        try $0.contains("Er is een lijst van ingetrokken documenten van \(day(ago: -200)).")
      })
    #expect(beside.verify(try sample.bytes("credential")).state == .revoked)
    #expect(beside.verify(try sample.bytes("html")).unaskedListDay == nil)
    // What was published together says the same.
    let alone = try verifier([], published: [site], remembers: false).verify(code)
    #expect(alone.state == .valid && alone.unaskedListDay == nil)
    // And without a copy a list says nothing of a code.
    let bare = try verifier([newer]).verify(code)
    #expect(bare.state == .statusUnknown && bare.unaskedListDay != nil)
  }

  // MARK: - Verified once

  /// Verifying a list of a megabyte costs more than a document; whoever verifies many with it pays that once.
  @Test func aListIsVerifiedOnceForAllDocuments() throws {
    var chance = SystemRandomNumberGenerator()
    let bits = (0..<180_000).map { _ in UInt8.random(in: 0...255, using: &chance) }
    let bytes = try StatusListCredential.make(
      1, bits: bits, host: host, with: sample.issuer.key, at: now
    ).bytes
    let list = try #require(try StatusList(reading: bytes))
    let once = try processorSeconds { _ = try list.verified(trusting: trust, at: now) }
    let verifier = Verifier(trust: trust, register: .none, statusLists: [list])
    let file = try sample.bytes("credential")
    let all = processorSeconds {
      for _ in 0..<4 { #expect(verifier.verify(file).listed != nil) }
    }
    #expect(all < 2 * once, "\(all) s for four documents, \(once) s for the list")
  }
}
