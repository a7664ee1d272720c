package import BlijkBasics
package import BlijkKeys

/// A proof inside the credential (W3C Data Integrity EdDSA Cryptosuites 1.0), made with
/// `eddsa-rdfc-2022`: over what the statements say, so that a wallet may write the JSON in another way.
package struct DataIntegrityProof: Sendable {
  /// The proof as it stands in the credential.
  package let json: JSON
  /// The DID URL of the key that should have signed.
  package let method: String
  /// When it says that it was made, in seconds since 1970; `nil` when it does not say.
  package let created: Int?
  /// The moment after which it does not count, in seconds since 1970, if it names one.
  package let expires: Int?
  /// The 64 bytes of the signature.
  package let signature: [UInt8]
  let suite: Cryptosuite
  private let credential: JSON
  /// What was signed, if this value was made by signing.
  private let signed: [UInt8]?

  /// How a credential becomes the bytes that are signed.
  package enum Cryptosuite: String, Sendable, CaseIterable {
    /// As statements (§3.2); what Open Badges 3.0 names, and what is signed here.
    case rdfc = "eddsa-rdfc-2022"
    /// As JSON (§3.3); verified only.
    case jcs = "eddsa-jcs-2022"
  }

  /// Signs a credential that has no proof yet, at a moment in seconds since 1970.
  ///
  /// - Throws: Why it cannot be signed: a term that would be dropped, or a key of another kind.
  package init(
    signing credential: JSON, with signer: any Signer, method: String, created: Int
  ) throws(Problem) {
    guard signer.publicKey.algorithm.rules.proof == .dataIntegrity else {
      throw Problem(
        .badKey, nl: "Dit bewijs vraagt een Ed25519-sleutel.",
        en: "This proof needs an Ed25519 key.")
    }
    var proof: JSON = [
      "type": "DataIntegrityProof", "cryptosuite": .string(Cryptosuite.rdfc.rawValue),
      "created": .string(Timestamp.utc(created)), "verificationMethod": .string(method),
      "proofPurpose": "assertionMethod",
    ]
    let settings = Self.settings(proof, of: credential)
    let hashData =
      try Self.signedBefore.value(settings) { () throws(Problem) in
        try Self.hash(settings, by: .rdfc)
      } + Self.hash(credential, by: .rdfc)
    signature = try signer.sign(hashData)
    proof["proofValue"] = .string("z" + Base58.encode(signature))
    json = proof
    self.method = method
    self.created = created
    expires = nil
    suite = .rdfc
    self.credential = credential
    signed = hashData
  }

  /// Takes a proof from a credential, and that credential without its proof. Nothing is computed yet.
  ///
  /// - Throws: Why it cannot be checked: it is of another kind, or a member has a shape that is not read.
  package init(reading json: JSON, of credential: JSON) throws(Problem) {
    let proof = SignedValue(json, named: "proof")
    guard try proof.text("type") == "DataIntegrityProof",
      let suite = Cryptosuite(rawValue: try proof.text("cryptosuite")),
      try proof.text("proofPurpose") == "assertionMethod",
      case let value = try proof.text("proofValue"), value.hasPrefix("z"), value.utf8.count <= 100,
      let signature = Base58.decode(value.dropFirst()), signature.count == 64
    else {
      throw Problem(
        .unreadable, nl: "Dit bewijs heeft geen proof die wij kennen.",
        en: "This credential has no proof that we know.")
    }
    // Contexts of its own would give its words, and those of the credential, another meaning than they
    // were signed with.
    if let context = try proof.optional("@context"), context.json != credential["@context"] {
      throw context.wrong
    }
    // Such a proof signs more than this credential.
    if let chain = try proof.optional("previousProof") { throw chain.wrong }
    method = try proof.text("verificationMethod")
    created = try proof.optional("created")?.moment()
    expires = try proof.optional("expires")?.moment()
    self.json = json
    self.suite = suite
    self.signature = signature
    self.credential = credential
    signed = nil
  }

  /// What was signed: 64 bytes, the hashes of the proof's settings and of the credential.
  ///
  /// Ask for it only once the issuer and its key are known: computing it costs far more than reading.
  ///
  /// - Throws: What the credential says that would not be signed, or that it is too complex.
  package func hashData() throws(Problem) -> [UInt8] {
    if let signed { return signed }
    var settings = json
    settings["proofValue"] = nil
    return try Self.hashData(credential, proof: settings, by: suite)
  }

  /// What is signed: the hash of the proof's own settings, then that of the credential (§3.2.4, §3.3.4).
  package static func hashData(
    _ credential: JSON, proof: JSON, by suite: Cryptosuite
  ) throws(Problem) -> [UInt8] {
    try hash(settings(proof, of: credential), by: suite) + hash(credential, by: suite)
  }

  /// The hash of the settings that one signer has at one moment: all of a batch have the same.
  private static let signedBefore = Remembered<JSON, [UInt8]>(most: 16)

  /// The proof's settings, with the credential's contexts, which are signed by that too.
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
