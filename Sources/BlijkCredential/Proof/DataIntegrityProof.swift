package import BlijkBasics
package import BlijkKeys

/// A proof inside the credential (W3C Data Integrity EdDSA Cryptosuites 1.0), made with
/// `eddsa-rdfc-2022`: over what the statements say, so that a wallet may write the JSON anew.
package struct DataIntegrityProof: Sendable {
  /// The proof as it stands in the credential.
  package let json: JSON

  /// How a credential becomes the bytes that are signed.
  package enum Cryptosuite: String, Sendable, CaseIterable {
    /// As statements (§3.2); what Open Badges 3.0 names, and what is signed here.
    case rdfc = "eddsa-rdfc-2022"
    /// As JSON (§3.3); verified only.
    case jcs = "eddsa-jcs-2022"
  }

  /// What was signed: 64 bytes, the hashes of the proof's settings and of the credential.
  package let hashData: [UInt8]
  /// The 64 bytes of the signature.
  package let signature: [UInt8]

  /// Signs a credential that has no proof yet.
  ///
  /// - Throws: Why it cannot be signed: a term that would be dropped, or a key of another kind.
  package init(
    signing credential: JSON, with signer: any Signer, method: String, created: String
  ) throws(Problem) {
    guard signer.publicKey.algorithm == .ed25519 else {
      throw Problem(
        .badKey, nl: "Dit bewijs vraagt een Ed25519-sleutel.",
        en: "This proof needs an Ed25519 key.")
    }
    var proof: JSON = [
      "type": "DataIntegrityProof", "cryptosuite": .string(Cryptosuite.rdfc.rawValue),
      "created": .string(created), "verificationMethod": .string(method),
      "proofPurpose": "assertionMethod",
    ]
    let settings = Self.settings(proof, of: credential)
    hashData =
      try Self.signedBefore.value(settings) { () throws(Problem) in
        try Self.hash(settings, by: .rdfc)
      } + Self.hash(credential, by: .rdfc)
    signature = try signer.sign(hashData)
    proof["proofValue"] = .string("z" + Base58.encode(signature))
    json = proof
  }

  /// Takes a proof as it stands in a credential, which is given without it.
  ///
  /// - Throws: Why it cannot be checked: it is of another kind, or the credential says something that
  ///   would not be signed.
  package init(reading json: JSON, of credential: JSON) throws(Problem) {
    guard json["type"] == "DataIntegrityProof",
      let suite = json["cryptosuite"]?.string.flatMap(Cryptosuite.init(rawValue:)),
      json["proofPurpose"] == "assertionMethod", json["verificationMethod"]?.string != nil,
      let value = json["proofValue"]?.string, value.hasPrefix("z"), value.utf8.count <= 100,
      let signature = Base58.decode(value.dropFirst()), signature.count == 64
    else {
      throw Problem(
        .unreadable, nl: "Dit bewijs heeft geen proof die wij kennen.",
        en: "This credential has no proof that we know.")
    }
    self.json = json
    self.signature = signature
    var settings = json
    settings["proofValue"] = nil
    hashData = try Self.hashData(credential, proof: settings, by: suite)
  }

  /// The DID URL of the key that should have signed.
  package var method: String? { json["verificationMethod"]?.string }

  /// The moment at which it says to be made; nothing when it says none.
  package var created: String? { json["created"]?.string }

  /// The moment after which it does not count any more, if there is one.
  package var expires: String? { json["expires"]?.string }

  /// Whether it is over what the credential says, and not over its JSON.
  var isOverStatements: Bool { json["cryptosuite"]?.string == Cryptosuite.rdfc.rawValue }

  /// Whether the proof is this key's.
  package func isSigned(by key: PublicKey) -> Bool {
    key.algorithm == .ed25519 && key.verifies(signature, over: hashData)
  }

  /// What is signed: the hash of the proof's own settings, then that of the credential (§3.2.4, §3.3.4).
  package static func hashData(
    _ credential: JSON, proof: JSON, by suite: Cryptosuite
  ) throws(Problem) -> [UInt8] {
    try hash(settings(proof, of: credential), by: suite) + hash(credential, by: suite)
  }

  /// The hash of the settings that one signer has at one moment: all of a batch have the same.
  private static let signedBefore = Remembered<JSON, [UInt8]>(most: 16)

  /// The proof is read with the credential's contexts, which thereby are signed too.
  private static func settings(_ proof: JSON, of credential: JSON) -> JSON {
    var settings = JSONObject()
    settings["@context"] = credential["@context"]
    for member in proof.object?.members ?? [] { settings[member.name] = member.value }
    return .object(settings)
  }

  private static func hash(_ json: JSON, by suite: Cryptosuite) throws(Problem) -> [UInt8] {
    switch suite {
    case .jcs: SHA256.hash(json.canonical())
    case .rdfc:
      SHA256.hash(try RDFCanonicalizer.canonicalize(try LDDocument.statements(json)).document)
    }
  }
}
