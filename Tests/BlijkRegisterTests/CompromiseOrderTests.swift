import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkSecrets
import BlijkTestSupport
import Foundation
import Testing

@testable import BlijkRegister

/// What somebody who had the key too may have registered is told by its place in the log, and never by the
/// time that it has: a thief's clock says what the thief wants.
@Suite struct CompromiseOrderTests {
  private func standing(_ sample: SampleRegister, _ entry: RegisterEntry) throws -> RegisterEntry {
    try #require(try sample.register.standing(issuer: SampleRegister.issuer, id: entry.id))
  }

  @Test(arguments: Engine.here) func whatStandsBeforeAndAfter(on engine: Engine) throws {
    let sample = try SampleRegister(engine)
    let key = try TestKeys.key(.ed25519).publicKey
    try sample.register.takeIntoUse(key, at: 100)
    let entries = try (0..<4).map { try SampleRegister.entry(index: $0, at: 300 + 100 * $0) }
    for entry in entries { try sample.add([entry]) }
    for entry in entries {
      #expect(try standing(sample, entry).standsBeforeCompromise == nil)
      #expect(try standing(sample, entry).keyStanding == .inUse)
    }
    try sample.register.compromise(key.id.thumbprint, since: 450, at: 700)
    #expect(
      try entries.map { try standing(sample, $0).standsBeforeCompromise } == [
        true, true, false, false,
      ])
    #expect(
      try entries.map { try standing(sample, $0).keyStanding } == [
        .inUse, .inUse, .compromised, .compromised,
      ])
    #expect(
      try sample.register.summaries().map(\.keyStanding) == [
        .inUse, .inUse, .compromised, .compromised,
      ])
    // It may turn out to have been earlier.
    try sample.register.compromise(key.id.thumbprint, since: 350, at: 800)
    #expect(
      try entries.map { try standing(sample, $0).standsBeforeCompromise } == [
        true, false, false, false,
      ])
    #expect(try sample.register.check().findings.isEmpty)
  }

  /// Another event of that day came first; then somebody registered with the clock set back. The log of
  /// an older Blijk, or of another program, has that time.
  @Test(arguments: Engine.here) func aClockThatWasSetBackHelpsNoThief(on engine: Engine) throws {
    var sample = try SampleRegister(engine)
    let key = try TestKeys.key(.ed25519).publicKey
    try sample.register.takeIntoUse(key, at: 100)
    let honest = try SampleRegister.entry(index: 1, at: 200)
    let other = try SampleRegister.entry(index: 2, at: 500)
    let stolen = try SampleRegister.entry(index: 3, at: 250)
    for entry in [honest, other, stolen] { try sample.add([entry]) }
    // Blijk itself gives it the time of the event before.
    #expect(try standing(sample, stolen).registeredAt == 500)
    try setBack(stolen, to: 250, in: sample)
    // Blijk would not go on with a log that was written again under its hands.
    #expect(problem { try sample.register.setHidden(true, [honest.id], at: 600) } != nil)
    sample = try sample.reopened()
    #expect(try standing(sample, stolen).registeredAt == 250)
    try sample.register.compromise(key.id.thumbprint, since: 400, at: 600)
    #expect(try standing(sample, honest).keyStanding == .inUse)
    #expect(try standing(sample, stolen).standsBeforeCompromise == false)
    #expect(try standing(sample, stolen).keyStanding == .compromised)
    var told: [[UInt8]] = []
    try sample.register.published { told.append($0.tokenHash) }
    #expect(told == [honest.tokenHash])
  }

  /// Gives a document another time, in its row and throughout a log that is whole in itself.
  private func setBack(_ entry: RegisterEntry, to moment: Int, in sample: SampleRegister) throws {
    let row = try sample.rows(
      "SELECT event, registeredAt FROM document WHERE id = \(sample.literal(entry.id.bytes))")[0]
    let (number, then) = try (
      #require(row[0].flatMap { Int($0) }), #require(row[1].flatMap { Int($0) })
    )
    var log = try RewrittenLog(of: sample)
    #expect(log.events[number - 1].digest == DocumentRecord(entry, at: then).digest)
    log.events[number - 1].at = moment
    log.events[number - 1].digest = DocumentRecord(entry, at: moment).digest
    try log.write(to: sample)
    try sample.rows("UPDATE document SET registeredAt = \(moment) WHERE event = \(number)")
    if engineHasNote(sample) { try FileManager.default.removeItem(atPath: sample.place + "-head") }
  }

  /// A thief with the file has that as well.
  private func engineHasNote(_ sample: SampleRegister) -> Bool {
    FileManager.default.fileExists(atPath: sample.place + "-head")
  }

  /// Nothing of the day is in the log but the report itself: what comes after it does not count, whatever
  /// its time.
  @Test(arguments: Engine.here) func afterTheReportNothingCounts(on engine: Engine) throws {
    let sample = try SampleRegister(engine)
    let key = try TestKeys.key(.ed25519).publicKey
    try sample.register.takeIntoUse(key, at: 100)
    let before = try SampleRegister.entry(index: 1, at: 200)
    try sample.add([before])
    try sample.register.compromise(key.id.thumbprint, since: 900, at: 300)
    let after = try SampleRegister.entry(index: 2, at: 250)
    try sample.add([after])
    #expect(try standing(sample, before).keyStanding == .inUse)
    #expect(try standing(sample, after).standsBeforeCompromise == false)
    #expect(try sample.register.check().findings.isEmpty)
  }

  @Test(arguments: Engine.here) func outOfUseIsNotCompromised(on engine: Engine) throws {
    let sample = try SampleRegister(engine)
    let key = try TestKeys.key(.ed25519).publicKey
    try sample.register.takeIntoUse(key, at: 100)
    try sample.register.retire(key.id.thumbprint, at: 200)
    let after = try SampleRegister.entry(index: 1, at: 300)
    try sample.add([after])
    #expect(try standing(sample, after).keyStanding == .notInUse)
    #expect(try standing(sample, after).standsBeforeCompromise == nil)
  }
}
