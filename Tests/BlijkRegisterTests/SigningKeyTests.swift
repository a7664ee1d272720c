import BlijkBasics
import BlijkKeys
import BlijkRegister
import BlijkSecrets
import BlijkTestSupport
import Testing

@Suite struct SigningKeyTests {
  @Test(arguments: Engine.here) func oneKeyAtATimeIsInUse(on engine: Engine) throws {
    let sample = try SampleRegister(engine)
    #expect(try sample.register.keyRing().current == nil)
    let keys = [try TestKeys.key(.ed25519).publicKey, try TestKeys.key(.rsa).publicKey]
    try sample.register.takeIntoUse(keys[0], at: 100)
    try sample.register.takeIntoUse(keys[1], at: 200)
    let ring = try sample.register.keyRing()
    #expect(ring.entries.map(\.key.id) == [keys[1].id, keys[0].id])
    #expect(ring.current?.key.id == keys[1].id)
    #expect(
      try sample.register.keyRing()[keys[0].id]?.window == KeyWindow(from: 100, until: 200))
    #expect(
      try sample.register.keyRing()[keys[1].id]?.window == KeyWindow(from: 200, until: nil))
    #expect(try sample.register.keyRing()[TestKeys.otherEd25519.get().publicKey.id] == nil)
  }

  /// The clock ran a day ahead while issuing, and was set right: the key before must not go out of use
  /// before its own documents were registered.
  @Test(arguments: Engine.here) func aClockSetBackRetiresNoKey(on engine: Engine) throws {
    let sample = try SampleRegister(engine)
    let keys = [try TestKeys.key(.ed25519).publicKey, try TestKeys.key(.rsa).publicKey]
    try sample.register.takeIntoUse(keys[0], at: 100)
    #expect(problem { try sample.register.takeIntoUse(keys[1], at: 99) }?.code == .badDate)
    try sample.add([try SampleRegister.entry(index: 1, at: 86_500)])
    let found = problem { try sample.register.takeIntoUse(keys[1], at: 86_499) }
    #expect(found?.code == .badDate)
    #expect(found?.message.nl.contains("tot na 1970-01-02") == true)
    #expect(try sample.register.keyRing().current?.key.id == keys[0].id)
    try sample.register.takeIntoUse(keys[1], at: 86_500)
    let window = try sample.register.keyRing()[keys[0].id]?.window
    #expect(window?.contains(86_500) == true)
  }

  @Test(arguments: Engine.here) func aKeyIsTakenIntoUseOnce(on engine: Engine) throws {
    let sample = try SampleRegister(engine)
    let key = try TestKeys.key(.ed25519).publicKey
    try sample.register.takeIntoUse(key, at: 100)
    #expect(problem { try sample.register.takeIntoUse(key, at: 200) } != nil)
    #expect(
      try sample.register.keyRing()[key.id]?.window == KeyWindow(from: 100, until: nil))
  }
}
