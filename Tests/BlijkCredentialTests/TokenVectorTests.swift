import BlijkBasics
import BlijkKeys
import BlijkSecrets
import BlijkTestSupport
import Testing

@testable import BlijkCredential

/// Three whole tokens that an independent implementation made.
@Suite struct TokenVectorTests {
  struct Case: Sendable {
    let name: String
    let facts: Facts
  }

  static let cases = [
    Case(name: "certificaat", facts: Sample.certificaat),
    Case(name: "praktijkverklaring", facts: Sample.praktijkverklaring),
    Case(name: "deelname, test, valid until", facts: Sample.deelname),
  ]

  private func vector(_ name: String) throws -> JSON {
    let file = try JSON(reading: Project.example("token-vectors.json"))
    return try #require(file["vectors"]?.array?.first { $0["name"]?.string == name })
  }

  private func bytes(_ vector: JSON, _ name: String) throws -> [UInt8] {
    try #require(vector[name]?.string.flatMap { Hex.decode($0) })
  }

  @Test(arguments: cases)
  func isReproducedByteForByte(of example: Case) throws {
    let vector = try vector(example.name)
    let id = try #require(Sample.id)
    let payload = TokenPayload.encode(example.facts, id: id).encoded()
    #expect(Hex.encode(payload) == vector["payload_hex"]?.string)
    let token = try Token(signing: example.facts, id: id, with: try TestKeys.key(.ed25519))
    #expect(Hex.encode(token.bytes) == vector["cose_sign1_hex"]?.string)
    #expect(token.bytes.count == vector["bytes"]?.integer)
    #expect(Hex.encode(token.hash) == vector["sha256_hex"]?.string)
    let digits = TokenDigits.encode(token.bytes)
    #expect(digits == vector["digits"]?.string)
    #expect("\(try Sample.issuer().host.url)/q#\(digits)" == vector["url"]?.string)
  }

  @Test(arguments: cases)
  func readsBack(example: Case) throws {
    let vector = try vector(example.name)
    let bytes = try bytes(vector, "cose_sign1_hex")
    #expect(try TokenDigits.decode(try #require(vector["digits"]?.string)) == bytes)
    let token = try Token(reading: bytes)
    #expect(token.facts == example.facts)
    #expect(token.id.checkCode == "EY77-DD8T-KNMP-93HD")
    #expect(Hex.encode(token.keyPrefix) == "90facafea9b15566")
    #expect(token.isSigned(by: try TestKeys.key(.ed25519).publicKey))
    #expect(!token.isSigned(by: try TestKeys.otherEd25519.get().publicKey))
    // The signature covers exactly the published structure.
    let signature = Array(bytes.suffix(64))
    let structure = try self.bytes(vector, "sig_structure_hex")
    #expect(try TestKeys.key(.ed25519).publicKey.verifies(signature, over: structure))
  }
}
