import BlijkBasics
import BlijkKeys
import BlijkSecrets
import BlijkTestSupport
import Testing

@Suite struct RSATests {
  @Test func signsAlikeEachTime() throws {
    let key = try TestKeys.key(.rsa)
    let message = Array("Veilig werken met voedsel".utf8)
    let signature = try key.sign(message)
    #expect(signature.count == 256)
    #expect(try key.sign(message) == signature)
    #expect(key.publicKey.verifies(signature, over: message))
    #expect(!key.publicKey.verifies(signature, over: Array(message.dropLast())))
    var changed = signature
    changed[255] ^= 1
    #expect(!key.publicKey.verifies(changed, over: message))
  }

  @Test(arguments: [512, 1024, 2047, 4096])
  func refusesOtherSizes(bits: Int) {
    #expect(problem { try PrivateKey.generate(.rsa, bits: bits) }?.code == .badKey)
  }

  /// A key of one scheme never takes the other's signature.
  @Test func keepsSchemesApart() throws {
    let message = Array("bericht".utf8)
    let rsa = try TestKeys.key(.rsa)
    let edwards = try TestKeys.key(.ed25519)
    #expect(!rsa.publicKey.verifies(try edwards.sign(message), over: message))
    #expect(!edwards.publicKey.verifies(try rsa.sign(message), over: message))
  }
}
