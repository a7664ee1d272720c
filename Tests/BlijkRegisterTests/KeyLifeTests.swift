import BlijkBasics
import BlijkKeys
import BlijkRegister
import BlijkSecrets
import BlijkTestSupport
import Testing

/// How keys end.
@Suite struct KeyLifeTests {
  @Test(arguments: Engine.here) func aRetiredKeyLeavesNoneInUse(on engine: Engine) throws {
    let sample = try SampleRegister(engine)
    let key = try TestKeys.key(.ed25519).publicKey
    try sample.register.takeIntoUse(key, at: 100)
    try sample.register.retire(key.id.thumbprint, at: 200)
    #expect(try sample.register.keyRing().current == nil)
    #expect(
      try sample.register.keyRing()[key.id]?.window == KeyWindow(from: 100, until: 200))
    #expect(problem { try sample.register.retire(key.id.thumbprint, at: 300) }?.code == .noKey)
    #expect(problem { try sample.register.retire("andere", at: 300) }?.code == .noKey)
    #expect(
      try sample.rows("SELECT what FROM event ORDER BY number") == [["keyMade"], ["keyRetired"]])
  }

  @Test(arguments: Engine.here) func aCompromiseCanOnlyTurnOutEarlier(on engine: Engine) throws {
    let sample = try SampleRegister(engine)
    let key = try TestKeys.key(.ed25519).publicKey
    try sample.register.takeIntoUse(key, at: 100)
    try sample.register.compromise(key.id.thumbprint, since: 180, at: 200)
    let window = try #require(try sample.register.keyRing()[key.id]?.window)
    #expect(window == KeyWindow(from: 100, until: 200, compromisedSince: 180))
    #expect(window.contains(179) && !window.contains(180))
    #expect(
      problem { try sample.register.compromise(key.id.thumbprint, since: 190, at: 300) } != nil)
    try sample.register.compromise(key.id.thumbprint, since: 150, at: 300)
    #expect(
      try sample.register.keyRing()[key.id]?.window
        == KeyWindow(from: 100, until: 200, compromisedSince: 150))
    #expect(try sample.register.check().findings.isEmpty)
  }

  /// By the log's order, from the first event of that moment on; what a key lost before is left out.
  @Test(arguments: Engine.here) func whatGoesWithAKeyIsKnownBefore(on engine: Engine) throws {
    let sample = try SampleRegister(engine)
    let key = try TestKeys.key(.ed25519).publicKey
    try sample.register.takeIntoUse(key, at: 100)
    for (index, moment) in [200, 300, 400].enumerated() {
      try sample.add([try SampleRegister.entry(name: "\(moment)", index: index, at: moment)])
    }
    func names(since moment: Int, of id: String = key.id.thumbprint) throws -> [String?] {
      try sample.register.summaries(signedWith: id, since: moment).map(\.name)
    }
    #expect(try names(since: 100) == ["200", "300", "400"])
    #expect(try names(since: 201) == ["300", "400"])
    #expect(try names(since: 300) == ["300", "400"])
    #expect(try names(since: 401) == [])
    // A clock that ran back put this one after the others, whatever it says itself.
    try sample.add([try SampleRegister.entry(name: "250", index: 3, at: 250)])
    #expect(try names(since: 400) == ["400", "250"])
    // What happened to a document later does not put it later.
    let first = try #require(try sample.register.summaries().first)
    _ = try sample.register.setHidden(true, [first.id], at: 450)
    #expect(try names(since: 400) == ["400", "250"])
    let other = try TestKeys.key(.rsa).publicKey
    try sample.register.takeIntoUse(other, at: 500)
    #expect(try names(since: 100, of: other.id.thumbprint) == [])
    #expect(problem { try sample.register.summaries(signedWith: "x", since: 1) }?.code == .noKey)
    try sample.register.compromise(key.id.thumbprint, since: 400, at: 600)
    #expect(try names(since: 300) == ["300"])
  }
}
