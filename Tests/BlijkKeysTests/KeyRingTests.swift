import BlijkKeys
import BlijkSecrets
import BlijkTestSupport
import Testing

@Suite struct KeyRingTests {
  @Test func windowHoldsItsEnds() {
    let window = KeyWindow(from: 100, until: 200)
    #expect([99, 100, 150, 200, 201].map(window.contains) == [false, true, true, true, false])
    #expect(KeyWindow(from: 100, until: nil).contains(.max))
    #expect(!KeyWindow(from: 100, until: nil).contains(99))
    let stolen = KeyWindow(from: 100, until: 200, compromisedSince: 150)
    #expect([149, 150, 200].map(stolen.contains) == [true, false, false])
  }

  @Test func signsWithTheKeyInUse() throws {
    let old = try TestKeys.key(.ed25519).publicKey
    let new = try TestKeys.otherEd25519.get().publicKey
    let ring = KeyRing([
      .init(key: new, window: KeyWindow(from: 200, until: nil)),
      .init(key: old, window: KeyWindow(from: 100, until: 200)),
    ])
    #expect(ring.current?.key.id == new.id)
    #expect(ring[old.id]?.window.until == 200)
    #expect(KeyRing([.init(key: old, window: KeyWindow(from: 1, until: 2))]).current == nil)
  }
}
