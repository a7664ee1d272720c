import BlijkBasics
import BlijkSecrets
import BlijkTestSupport
import Foundation
import Testing

@testable import BlijkKeys

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
    _ = try folder.file("goed.example.json", file(good))
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
    #expect(list.problems.count == 3 && list.remarks.isEmpty)
    for name in ["a-kapot", "b-leeg", "e-geheim"] {
      #expect(list.problems.contains { $0.message.nl.contains("/\(name).json") })
    }
  }

  @Test func theFirstFolderCounts() throws {
    let (own, shared) = (try TemporaryFolder(), try TemporaryFolder())
    _ = try own.file(
      "a.example.json",
      file(issuer("a.example", name: "Eigen", [try TestKeys.key(.ed25519).publicKey])))
    _ = try shared.file(
      "a.example.json",
      file(issuer("a.example", name: "Gedeeld", [try TestKeys.otherEd25519.get().publicKey])))
    let list = TrustList(folders: [own.path, shared.path])
    #expect(list.issuers["did:web:a.example"]?.name == "Eigen")
    let other = try TestKeys.otherEd25519.get().publicKey.id
    #expect(list.owner(ofKeyPrefix: other.prefix) == nil)
    #expect(list.problems.isEmpty)
  }

  // MARK: - What stands twice in one folder

  /// Whoever can add a file must not decide which of two counts, by its name or otherwise.
  @Test func aDIDInTwoFilesCountsInNeither() throws {
    let folder = try TemporaryFolder()
    let honest = issuer("een.example", [try TestKeys.key(.ed25519).publicKey])
    let thief = issuer("een.example", [try TestKeys.otherEd25519.get().publicKey])
    _ = try folder.file("een.example.json", file(honest))
    #expect(TrustList(folders: [folder.path]).issuers.count == 1)
    for name in ["a.json", "z.json", "Een.example.json"] {
      let path = try folder.file(name, file(thief))
      let list = TrustList(folders: [folder.path])
      #expect(list.issuers.isEmpty && list.problems.count == 1)
      let told = try #require(list.problems.first?.message.nl)
      #expect(told.hasPrefix("LET OP") && told.contains(name) && told.contains("een.example.json"))
      try FileManager.default.removeItem(atPath: path)
    }
  }

  @Test func aKeyInTwoFilesCountsInNeither() throws {
    let folder = try TemporaryFolder()
    let (key, other) = (
      try TestKeys.key(.ed25519).publicKey, try TestKeys.otherEd25519.get().publicKey
    )
    _ = try folder.file("een.example.json", file(issuer("een.example", [key, other])))
    _ = try folder.file("twee.example.json", file(issuer("twee.example", [key])))
    let list = TrustList(folders: [folder.path])
    #expect(list.owner(ofKeyPrefix: key.id.prefix) == nil)
    #expect(list.owner(ofKeyPrefix: other.id.prefix)?.issuer.did == "did:web:een.example")
    #expect(list.problems.count == 1 && list.problems[0].message.nl.hasPrefix("LET OP"))
  }

  /// The first folder counts whole: its keys are not joined by those of another.
  @Test func foldersAreNeverMixed() throws {
    let (own, shared) = (try TemporaryFolder(), try TemporaryFolder())
    let (key, other) = (
      try TestKeys.key(.ed25519).publicKey, try TestKeys.otherEd25519.get().publicKey
    )
    _ = try own.file("een.example.json", file(issuer("een.example", [key])))
    _ = try shared.file("een.example.json", file(issuer("een.example", [key, other])))
    let list = TrustList(folders: [own.path, shared.path])
    #expect(list.owner(ofKeyPrefix: other.id.prefix) == nil)
    #expect(list.issuers["did:web:een.example"]?.keys.count == 1)
  }

  // MARK: - Names

  @Test func aFileUnderAnotherNameIsTold() throws {
    let folder = try TemporaryFolder()
    _ = try folder.file(
      "iets.json", file(issuer("een.example", [try TestKeys.key(.ed25519).publicKey])))
    let list = TrustList(folders: [folder.path])
    #expect(list.issuers.count == 1 && list.problems.isEmpty)
    #expect(list.remarks.first?.message.nl.contains("'een.example.json'") == true)
    #expect(
      TrustList.fileName(of: "did:web:bewijs.example:moerwijk") == "bewijs.example_moerwijk.json")
    #expect(TrustList.fileName(of: "did:web:een.example%3A8080") == "een.example_8080.json")
    #expect(TrustList.fileName(of: "did:key:z6Mk/../x") == "did_key_z6Mk_.._x.json")
  }

  @Test(arguments: [
    ("Buurtkamer Moerwijk", "buurtkamer  moerwijk"), ("Buurtkamer", "Вuurtkаmer"),
    ("Wijkz", "WijkZ."), ("Café Zuid", "Cafe Zuid"), ("Kook0", "Kooko"), ("Lia", "1ia"),
    ("Sociaal", "Sоciааl"), ("PEP", "ΡΕΡ"),
  ])
  func namesThatLookAlikeAreTold(one: String, other: String) throws {
    var names = [one, other]
    for isAlike in [true, false] {
      let folder = try TemporaryFolder()
      let keys = [
        try TestKeys.key(.ed25519).publicKey, try TestKeys.otherEd25519.get().publicKey,
      ]
      for (number, name) in names.enumerated() {
        let host = "huis\(number).example"
        _ = try folder.file("\(host).json", file(issuer(host, name: name, [keys[number]])))
      }
      let list = TrustList(folders: [folder.path])
      #expect(list.issuers.count == 2 && list.remarks.isEmpty != isAlike)
      names[1] = "\(other) Noord"
    }
  }

  @Test func anAddressInOtherLettersIsTold() throws {
    let folder = try TemporaryFolder()
    let did = "did:web:noord.xn--buurt-esa.example:zuid"
    for (key, host) in zip(
      [try TestKeys.key(.ed25519).publicKey, try TestKeys.otherEd25519.get().publicKey],
      ["noord.xn--buurt-esa.example:zuid", "een.example:xn--pad"])
    {
      let name = TrustList.fileName(of: "did:web:\(host)")
      _ = try folder.file(name, file(issuer(host, name: host, [key])))
    }
    let list = TrustList(folders: [folder.path])
    #expect(list.issuers.count == 2 && list.problems.isEmpty && list.remarks.count == 1)
    #expect(list.remarks.first?.message.nl.contains("adres in \(did) heeft andere") == true)
  }

  // MARK: - Files by name

  /// They are one folder together: which is named first decides nothing.
  @Test func aDIDInTwoNamedFilesCountsInNeither() throws {
    let folder = try TemporaryFolder()
    let (key, other) = (
      try TestKeys.key(.ed25519).publicKey, try TestKeys.otherEd25519.get().publicKey
    )
    let one = try folder.file("een.json", file(issuer("een.example", [key])))
    let same = try folder.file("zelfde.json", file(issuer("een.example", [key])))
    let thief = try folder.file("dief.json", file(issuer("een.example", [other])))
    for paths in [[one, thief], [thief, one], [one, same, thief]] {
      var list = TrustList()
      try list.add(files: paths)
      #expect(list.issuers.isEmpty && list.problems.count == 1)
      let told = try #require(list.problems.first?.message.nl)
      #expect(told.hasPrefix("LET OP") && told.contains(one) && told.contains(thief))
    }
    // The same bytes say nothing else; a name may be anything.
    var list = TrustList()
    try list.add(files: [one, one, same])
    #expect(list.issuers.count == 1 && list.problems.isEmpty && list.remarks.isEmpty)
    // What the list has already counts first, and whole.
    try list.add(files: [thief])
    #expect(list.owner(ofKeyPrefix: other.id.prefix) == nil)
    #expect(list.issuers["did:web:een.example"]?.keys == [key])
  }

  @Test func aNamedFileComesBeforeWhatTheProgramBrings() throws {
    let folder = try TemporaryFolder()
    let (old, new) = (
      try TestKeys.key(.ed25519).publicKey, try TestKeys.otherEd25519.get().publicKey
    )
    let did = "did:web:een.example"
    let keys = try TemporaryFolder()
    _ = try keys.file("een.example.json", file(issuer("een.example", name: "Was", [old])))
    let named = try folder.file("nieuw.json", file(issuer("een.example", name: "Is", [new])))
    var list = TrustList(folders: [], defaults: keys.path)
    try list.add(files: [named])
    #expect(list.issuers[did]?.keys == [new] && list.issuers[did]?.name == "Is")
    #expect(list.owner(ofKeyPrefix: old.id.prefix) == nil)
    // What the organisation itself trusts counts before both.
    var own = TrustList(folders: [keys.path], defaults: folder.path)
    try own.add(files: [named])
    #expect(own.issuers[did]?.keys == [old] && own.issuers[did]?.name == "Was")
  }

  @Test func namedFilesAreLookedAtTogether() throws {
    let folder = try TemporaryFolder()
    let (key, other) = (
      try TestKeys.key(.ed25519).publicKey, try TestKeys.otherEd25519.get().publicKey
    )
    let one = try folder.file("1", file(issuer("een.example", name: "Alles", [key])))
    let two = try folder.file("2", file(issuer("twee.example", name: "AIles", [other])))
    let stolen = try folder.file("3", file(issuer("drie.example", name: "Drie", [key])))
    var list = TrustList()
    try list.add(files: [one, two])
    #expect(list.issuers.count == 2 && list.problems.isEmpty)
    #expect(list.remarks.map { $0.message.nl.contains("'Alles' (did:web:een.example)") } == [true])
    var shared = TrustList()
    try shared.add(files: [one, stolen])
    #expect(shared.issuers.isEmpty && shared.problems.count == 1)
  }

  // MARK: - Keys that ended

  @Test(arguments: ["revoked", "expires"])
  func aKeyThatEndedVouchesForNothingAfter(member: String) throws {
    let key = try TestKeys.key(.ed25519).publicKey
    var json = try issuer("een.example", [key]).didDocument()
    var method = try #require(json["verificationMethod"]?.array?.first)
    method[member] = "2026-01-01T00:00:00Z"
    json["verificationMethod"] = [method]
    let read = try TrustedIssuer(didDocument: json)
    let end = 1_767_225_600
    #expect(read.vouches(with: key, signedAt: end, now: end + 10))
    #expect(!read.vouches(with: key, signedAt: end + 1, now: end + 10))
    #expect(!read.vouches(with: key, signedAt: nil, now: end + 10))
    #expect(read.vouches(with: key, signedAt: nil, now: end - 10))
    // It is kept where the document is taken over.
    let again = try TrustedIssuer(didDocument: read.didDocument())
    #expect(!again.vouches(with: key, signedAt: end + 1, now: end + 10))
    method[member] = "ooit"
    json["verificationMethod"] = [method]
    #expect(problem { try TrustedIssuer(didDocument: json) }?.code == .badTrustList)
  }
}
