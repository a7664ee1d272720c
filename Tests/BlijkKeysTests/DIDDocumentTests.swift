import BlijkBasics
import BlijkKeys
import BlijkSecrets
import BlijkTestSupport
import Testing

@Suite struct DIDDocumentTests {
  private let did = "did:web:bewijs.example"

  private func issuer() throws -> TrustedIssuer {
    TrustedIssuer(
      did: did, name: "Buurtkamer Moerwijk", url: "https://buurtkamer.example",
      phone: "070 123 45 67", kvk: "41234567",
      keys: [try TestKeys.key(.ed25519).publicKey, try TestKeys.key(.rsa).publicKey])
  }

  @Test func readsBackThroughItsText() throws {
    let issuer = try issuer()
    let text = try issuer.didDocument().serialized()
    let read = try TrustedIssuer(didDocument: JSON(reading: text))
    #expect(read.did == issuer.did)
    #expect(read.name == issuer.name)
    #expect(read.url == issuer.url)
    #expect(read.phone == issuer.phone)
    #expect(read.kvk == issuer.kvk && read.kvk != nil)
    #expect(read.keys == issuer.keys)
    for key in issuer.keys {
      #expect(read.key(method: "\(did)#\(key.id.thumbprint)")?.id == key.id)
    }
    #expect(read.key(method: "\(did)#other") == nil)
  }

  @Test func writesKeysAsTheSpecificationsHaveThem() throws {
    let methods = try #require(try issuer().didDocument()["verificationMethod"]?.array)
    #expect(methods.map { $0["type"]?.string } == ["Multikey", "JsonWebKey"])
    #expect(
      methods[0]["publicKeyMultibase"]?.string == "z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw"
    )
    #expect(methods[1]["publicKeyJwk"]?.object?.names == ["e", "kty", "n"])
    #expect(methods.allSatisfy { $0["controller"]?.string == did })
  }

  /// A key that left `assertionMethod` was compromised.
  @Test func countsOnlyKeysThatMayAssert() throws {
    var document = try issuer().didDocument()
    document["assertionMethod"] = .array([try #require(document["assertionMethod"]?.array?.last)])
    let read = try TrustedIssuer(didDocument: document)
    #expect(read.keys.map(\.algorithm) == [.rsa])
  }

  @Test func takesRelativeAndEmbeddedMethods() throws {
    var document = try issuer().didDocument()
    var method = try #require(document["verificationMethod"]?.array?.first)
    let absolute = try #require(method["id"]?.string)
    method["id"] = .string(String(absolute.dropFirst(did.count)))
    document["verificationMethod"] = .array([method])
    document["assertionMethod"] = .array([.string(absolute)])
    #expect(try TrustedIssuer(didDocument: document).key(method: absolute) != nil)
    document["verificationMethod"] = nil
    document["assertionMethod"] = .array([method])
    #expect(try TrustedIssuer(didDocument: document).key(method: absolute) != nil)
  }

  @Test func withoutANameItShowsItsHost() throws {
    var document = try issuer().didDocument()
    document["name"] = nil
    #expect(try TrustedIssuer(didDocument: document).name == "bewijs.example")
  }

  private func changed(_ change: (inout JSON) throws -> Void) throws -> Problem? {
    var document = try issuer().didDocument()
    try change(&document)
    return problem { try TrustedIssuer(didDocument: document) }
  }

  @Test func refusesWhatIsWrong() throws {
    #expect(try changed { $0["id"] = nil }?.code == .badTrustList)
    #expect(try changed { $0["id"] = "https://bewijs.example" }?.code == .badTrustList)
    #expect(try changed { $0["verificationMethod"] = nil }?.code == .badTrustList)
    let other = try changed { document in
      var methods = try #require(document["verificationMethod"]?.array)
      methods[0]["controller"] = "did:web:ander.example"
      document["verificationMethod"] = .array(methods)
    }
    #expect(other?.code == .badTrustList)
    let twice = try changed { document in
      let methods = try #require(document["assertionMethod"]?.array)
      document["assertionMethod"] = .array(methods + methods)
    }
    #expect(twice?.code == .badTrustList)
    let multibase = try changed { document in
      var methods = try #require(document["verificationMethod"]?.array)
      methods[0]["publicKeyMultibase"] = "z2NEpo7TZRRrLZSi2U"
      document["verificationMethod"] = .array(methods)
    }
    #expect(multibase?.code == .badTrustList)
  }
}
