import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkSecrets
import BlijkTestSupport
import Foundation
import Testing

@Suite struct LDDocumentTests {
  private func canonical(_ json: JSON) throws -> String {
    String(
      decoding: try RDFCanonicalizer.canonicalize(try LDDocument.statements(json)).document,
      as: UTF8.self)
  }

  /// The worked praktijkverklaring, as an independent processor expands it: 57 statements.
  @Test func theWorkedExampleAgrees() throws {
    let found = try canonical(try JSON(reading: Project.example("credential.json")))
    #expect(found == String(decoding: try Project.example("credential.nq"), as: UTF8.self))
    #expect(found.split(separator: "\n").count == 57)
  }

  private static let base: JSON = [
    "@context": [
      "https://www.w3.org/ns/credentials/v2",
      "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    ],
    "id": "https://bewijs.example/c/1", "type": ["VerifiableCredential", "OpenBadgeCredential"],
  ]

  /// What would be dropped in silence is refused by name.
  @Test(
    arguments: [
      ("geheim", "x", "'geheim'"), ("validFrom", .null, "dropped"),
      ("issuer", ["id": "zonder-schema"], "whole address"), ("description", [[]], "dropped"),
      ("credentialSubject", ["type": "Onzin"], "whole address"),
      ("credentialSubject", ["achievement": ["id": "https://a.example/1"]], "'achievement'"),
      ("type", ["VerifiableCredential", 3], "not a text"), ("id", 3, "not a text"),
      ("endorsementJwt", "x", "'endorsementJwt'"),
    ] as [(String, JSON, String)])
  func refusesWhatWouldNotBeSigned(_ name: String, _ value: JSON, _ reason: String) {
    var json = Self.base
    json[name] = value
    let found = problem { try LDDocument.statements(json) }
    #expect(found?.message.en.contains(reason) == true, "\(found?.message.en ?? "-")")
  }

  @Test func refusesOtherContexts() {
    for context in [
      ["https://www.w3.org/ns/credentials/v2", "https://evil.example/context"],
      [
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        "https://www.w3.org/ns/credentials/v2",
      ],
      [JSON.object(JSONObject())], [],
    ] as [JSON] {
      var json = Self.base
      json["@context"] = context
      #expect(problem { try LDDocument.statements(json) }?.code == .unreadable)
    }
    var deep: JSON = ["type": "Achievement"]
    for _ in 0..<100 { deep = ["type": "Profile", "parentOrg": deep] }
    var json = Self.base
    json["issuer"] = deep
    #expect(problem { try LDDocument.statements(json) }?.message.en.contains("deep") == true)
  }

  /// Each word is looked for in all of them, and each value costs before it is a statement.
  @Test func moreThanAnybodyWritesIsRefused() throws {
    var json = Self.base
    let first = try #require(json["@context"]?.oneOrMany.first)
    let more: JSON = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
    json["@context"] = .array([first] + [JSON](repeating: more, count: 15))
    #expect(try !LDDocument.statements(json).isEmpty)
    json["@context"] = .array([first] + [JSON](repeating: more, count: 16))
    #expect(problem { try LDDocument.statements(json) }?.message.nl.contains("contexten") == true)
    json = Self.base
    json["name"] = .array((0..<40_000).map { .decimal(Double($0) + 0.5) })
    let told = problem { try LDDocument.statements(json) }
    #expect(told?.message.en.contains("too many statements") == true)
  }

  @Test func numbersAndListsAreWrittenAsOthersDo() throws {
    var json = Self.base
    json["credentialSubject"] = [
      "type": "AchievementSubject",
      "achievement": [
        "type": "Achievement", "creditsAvailable": .decimal(6.5),
        "resultDescription": [
          ["type": "ResultDescription", "allowedValue": ["goed", "beter"], "valueMax": 10]
        ],
      ],
    ]
    let text = try canonical(json)
    #expect(text.contains(#""6.5E0"^^<https://www.w3.org/2001/XMLSchema#float>"#))
    #expect(text.contains(#""10"^^<http://www.w3.org/2001/XMLSchema#integer>"#))
    #expect(text.contains("rdf-syntax-ns#rest> <http://www.w3.org/1999/02/22-rdf-syntax-ns#nil>"))
  }

  @Test func aProofHoldsAndAnyChangeBreaksIt() throws {
    let json = try JSON(reading: Project.example("credential.json"))
    let key = try TestKeys.key(.ed25519)
    let proof = try DataIntegrityProof(
      signing: json, with: key, method: "did:web:bewijs.example#x", created: 1_795_132_800)
    #expect(try DataIntegrityProof(reading: proof.json, of: json).isSigned(by: key.publicKey))
    // The order of members says nothing, and is not signed.
    var turned = JSONObject()
    for member in (json.object?.members ?? []).reversed() { turned[member.name] = member.value }
    #expect(
      try DataIntegrityProof(reading: proof.json, of: .object(turned)).isSigned(by: key.publicKey))
    var other = json
    other["name"] = "Iets anders"
    #expect(
      !(try DataIntegrityProof(reading: proof.json, of: other)).isSigned(by: key.publicKey))
    var settings = proof.json
    settings["created"] = "2026-11-21T00:00:00Z"
    #expect(!(try DataIntegrityProof(reading: settings, of: json)).isSigned(by: key.publicKey))
    #expect(throws: Problem.self) {
      try DataIntegrityProof(
        signing: json, with: try TestKeys.key(.rsa), method: "did:web:x#y",
        created: 1_795_132_800)
    }
  }

  /// The published steps of the cryptosuite, from its canonical documents on: its own contexts are
  /// none of ours.
  @Test(
    .enabled(if: Project.expectsPublished, "\(Project.lacksPublished)"), arguments: ["", "/employ"])
  func thePublishedStepsAgree(folder: String) throws {
    func bytes(_ name: String) throws -> [UInt8] {
      try Project.published("vc-di-eddsa/\(name)")
    }
    func text(_ name: String) throws -> String {
      String(decoding: try bytes("eddsa-rdfc-2022\(folder)/\(name)"), as: UTF8.self)
        .trimmingCharacters(in: .whitespacesAndNewlines)
    }
    func canonicalHash(_ name: String) throws -> [UInt8] {
      let quads = try NQuadsReader.read(try bytes("eddsa-rdfc-2022\(folder)/\(name)"))
      return SHA256.hash(try RDFCanonicalizer.canonicalize(quads).document)
    }
    let document = try canonicalHash("canonDocDataInt.txt")
    let proof = try canonicalHash("proofCanonDataInt.txt")
    #expect(Hex.encode(document) == (try text("docHashDataInt.txt")))
    #expect(Hex.encode(proof) == (try text("proofHashDataInt.txt")))
    #expect(Hex.encode(proof + document) == (try text("combinedHashDataInt.txt")))
    let pair = try JSON(reading: try bytes("keyPair.json"))
    let secret = try #require(pair["privateKeyMultibase"]?.string)
    let seed = try #require(Base58.decode(secret.dropFirst())).dropFirst(2)
    let key = try PrivateKey(ed25519Seed: Array(seed))
    let signature = try key.sign(proof + document)
    #expect(Hex.encode(signature) == (try text("sigHexDataInt.txt")))
    #expect("z" + Base58.encode(signature) == (try text("sigBTC58DataInt.txt")))
  }

  /// `eddsa-jcs-2022` needs no context, so the published credential is verified whole.
  @Test(.enabled(if: Project.expectsPublished, "\(Project.lacksPublished)"))
  func thePublishedJCSCredentialHolds() throws {
    func json(_ name: String) throws -> JSON {
      try JSON(reading: Project.published("vc-di-eddsa/\(name)"))
    }
    var credential = try json("eddsa-jcs-2022/signedJCS.json")
    let settings = try #require(credential["proof"])
    credential["proof"] = nil
    let proof = try DataIntegrityProof(reading: settings, of: credential)
    let text = try #require(try json("keyPair.json")["publicKeyMultibase"]?.string)
    let raw = try #require(Base58.decode(text.dropFirst())).dropFirst(2)
    let key = try PublicKey(
      jwk: [
        "kty": "OKP", "crv": "Ed25519",
        "x": .string(
          String(decoding: Base64URL.encode(Array(raw)), as: UTF8.self)),
      ])
    #expect(proof.isSigned(by: key))
    credential["name"] = "Iets anders"
    #expect(!(try DataIntegrityProof(reading: settings, of: credential)).isSigned(by: key))
  }
}
