import BlijkBasics
import BlijkKeys
import BlijkTestSupport
import Testing

@Suite struct TrustListTests {
  private func issuer(_ host: String, name: String = "Buurtkamer", _ keys: [PublicKey])
    -> TrustedIssuer
  {
    TrustedIssuer(did: "did:web:\(host)", name: name, url: nil, phone: nil, keys: keys)
  }

  private func file(_ issuer: TrustedIssuer) throws -> String { try issuer.didDocument().text }

  @Test func findsTheOwnerOfAKey() throws {
    let one = try TestKeys.key(.ed25519).publicKey
    let two = try TestKeys.key(.rsa).publicKey
    var list = TrustList()
    try list.add(issuer("een.example", [one]))
    try list.add(issuer("twee.example", [two]))
    #expect(list.owner(ofKeyPrefix: two.id.prefix)?.issuer.did == "did:web:twee.example")
    #expect(list.owner(ofKeyPrefix: one.id.prefix)?.key.id == one.id)
    #expect(list.owner(ofKeyPrefix: [UInt8](repeating: 0, count: 8)) == nil)
  }

  @Test func refusesADIDTwice() throws {
    var list = TrustList()
    try list.add(issuer("een.example", [try TestKeys.key(.ed25519).publicKey]))
    let found = problem {
      try list.add(issuer("een.example", [try TestKeys.otherEd25519.get().publicKey]))
    }
    #expect(found?.code == .badTrustList)
  }

  /// A token names its key by 8 bytes, so no two keys of the list may share them.
  @Test func refusesKeysThatATokenCannotTellApart() throws {
    let key = try TestKeys.key(.ed25519).publicKey
    var list = TrustList()
    try list.add(issuer("een.example", [key]))
    #expect(problem { try list.add(issuer("twee.example", [key])) }?.code == .badTrustList)
    #expect(list.issuers.count == 1)
    #expect(list.owner(ofKeyPrefix: key.id.prefix)?.issuer.did == "did:web:een.example")
    #expect(problem { try list.add(issuer("drie.example", [key, key])) }?.code == .badTrustList)
  }

  @Test func passesOverABadFileAndNamesIt() throws {
    let folder = try TemporaryFolder()
    let good = issuer("goed.example", [try TestKeys.key(.ed25519).publicKey])
    _ = try folder.file("a-kapot.json", "{")
    _ = try folder.file("b-leeg.json", "{}")
    _ = try folder.file("c-goed.json", file(good))
    _ = try folder.file("d-zelfde-sleutel.json", file(issuer("x.example", good.keys)))
    _ = try folder.file("leesmij.txt", "geen json")
    var secret = try good.didDocument()
    secret["id"] = "did:web:geheim.example"
    var jwk = JSON.object(try TestKeys.otherEd25519.get().publicKey.jwk)
    jwk["d"] = "AAAA"
    secret["verificationMethod"] = [
      ["id": "#a", "controller": "did:web:geheim.example", "publicKeyJwk": jwk]
    ]
    secret["assertionMethod"] = ["#a"]
    _ = try folder.file("e-geheim.json", secret.text)
    let list = TrustList(folders: [folder.path, folder("is-er-niet")])
    #expect(Array(list.issuers.keys) == ["did:web:goed.example"])
    #expect(list.problems.count == 4)
    for name in ["a-kapot", "b-leeg", "d-zelfde-sleutel", "e-geheim"] {
      #expect(list.problems.contains { $0.message.nl.contains("/\(name).json") })
    }
  }

  @Test func theFirstFolderCounts() throws {
    let (own, shared) = (try TemporaryFolder(), try TemporaryFolder())
    _ = try own.file(
      "a.json", file(issuer("a.example", name: "Eigen", [try TestKeys.key(.ed25519).publicKey])))
    _ = try shared.file(
      "a.json",
      file(issuer("a.example", name: "Gedeeld", [try TestKeys.otherEd25519.get().publicKey])))
    let list = TrustList(folders: [own.path, shared.path])
    #expect(list.issuers["did:web:a.example"]?.name == "Eigen")
    let other = try TestKeys.otherEd25519.get().publicKey.id
    #expect(list.owner(ofKeyPrefix: other.prefix) == nil)
    #expect(list.problems.isEmpty)
  }
}
