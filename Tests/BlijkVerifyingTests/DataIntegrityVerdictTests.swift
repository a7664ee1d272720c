import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkSecrets
import BlijkTestSupport
import BlijkVerifying
import Testing

/// What becomes of a credential whose proof is inside it.
@Suite struct DataIntegrityVerdictTests {
  private func verify(
    _ sample: VerdictCase, _ change: (inout JSON) throws -> Void
  ) throws -> Verdict {
    var json = try JSON(reading: try sample.bytes("credential"))
    try change(&json)
    return sample.issuer.verifier(on: VerdictCase.day).verify(json.serialized())
  }

  /// The proof that the issuer's own key makes over these settings.
  private func sign(_ json: inout JSON, by sample: VerdictCase, _ other: [String: JSON]) throws {
    var proof = try #require(json["proof"]?.oneOrMany.first)
    proof["proofValue"] = nil
    for (name, value) in other { proof[name] = value }
    json["proof"] = nil
    let data = try DataIntegrityProof.hashData(json, proof: proof, by: .rdfc)
    proof["proofValue"] = .string("z" + Base58.encode(try sample.issuer.key.sign(data)))
    json["proof"] = [proof]
  }

  @Test func aWalletMayWriteItAnew() throws {
    let sample = try VerdictCaseCache.shared.get()
    let verdict = try verify(sample) { json in
      var turned = JSONObject()
      for member in (json.object?.members ?? []).reversed() { turned[member.name] = member.value }
      turned["proof"] = json["proof"]?.oneOrMany.first
      json = .object(turned)
    }
    #expect(verdict.state == .valid)
  }

  @Test func anotherPartysProofBesideItChangesNothing() throws {
    let sample = try VerdictCaseCache.shared.get()
    let verdict = try verify(sample) { json in
      let own = try #require(json["proof"]?.oneOrMany.first)
      var other = own
      other["verificationMethod"] = "did:web:ander.example#sleutel"
      json["proof"] = [other, own]
    }
    #expect(verdict.state == .valid)
  }

  /// The clock of whoever checks may be behind that of the issuer, and makes no paper false: a proof of
  /// later counts as any other, and here as one that the register does not have (ClockTests has the
  /// honest one).
  @Test func aProofFromTheFutureIsNotAltered() throws {
    let sample = try VerdictCaseCache.shared.get()
    let verdict = try verify(sample) {
      try sign(&$0, by: sample, ["created": "2999-01-01T00:00:00Z"])
    }
    #expect(verdict.state == .unregistered)
    #expect(verdict.reasons.first { $0.policy == "proof" }?.outcome == .pass)
  }

  /// Its end is judged with the other dates: what the register does not have is that first. Another's, with
  /// no register, is `expired` (VerdictWordsTests).
  @Test func aProofThatExpiredDoesNotCount() throws {
    let sample = try VerdictCaseCache.shared.get()
    let verdict = try verify(sample) {
      try sign(&$0, by: sample, ["expires": "2026-01-01T00:00:00Z"])
    }
    #expect(verdict.state == .unregistered)
  }

  @Test(arguments: [
    ("proofPurpose", "authentication"), ("cryptosuite", "ecdsa-rdfc-2019"), ("type", "Ed25519"),
    ("proofValue", "z0OIl"), ("proofValue", "mAAAA"),
  ])
  func anotherKindOfProofIsUnreadable(name: String, value: String) throws {
    let sample = try VerdictCaseCache.shared.get()
    let verdict = try verify(sample) { json in
      var proof = try #require(json["proof"]?.oneOrMany.first)
      proof[name] = .string(value)
      json["proof"] = [proof]
    }
    #expect(verdict.state == .unreadable)
  }

  /// What the contexts do not define would not be signed, and is named.
  @Test func aTermThatIsNotSignedIsNamed() throws {
    let sample = try VerdictCaseCache.shared.get()
    let verdict = try verify(sample) { $0["credentialSubject"]?["salaris"] = "hoog" }
    #expect(verdict.state == .unreadable)
    #expect(verdict.reasons.contains { $0.why.nl.contains("salaris") })
  }

  @Test(arguments: [
    ["https://www.w3.org/ns/credentials/v2"],
    [
      "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
      "https://www.w3.org/ns/credentials/v2",
    ],
    [
      "https://www.w3.org/ns/credentials/v2",
      "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json", "https://example.org/mijn",
    ],
  ])
  func otherContextsAreRefused(contexts: [String]) throws {
    let sample = try VerdictCaseCache.shared.get()
    let verdict = try verify(sample) { $0["@context"] = .array(contexts.map { .string($0) }) }
    #expect(verdict.state == .unreadable || verdict.state == .altered)
  }
}
