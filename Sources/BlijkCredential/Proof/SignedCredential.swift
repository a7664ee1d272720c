package import BlijkBasics
package import BlijkKeys

/// A credential with a proof, as its exact bytes. Only this type knows the ways to sign one: another way is
/// another case here.
package struct SignedCredential: Sendable {
  /// How the proof is joined to the credential.
  package enum Form: Sendable {
    /// A JWT in compact form (VC-JOSE-COSE §3.1; Open Badges 3.0 §8.2).
    case jwt(JWT)
    /// A proof inside the credential (Data Integrity; Open Badges 3.0 §8.3).
    case dataIntegrity(JSON, DataIntegrityProof)
  }

  package let form: Form
  /// The exact bytes of the file.
  package let bytes: [UInt8]

  /// The most bytes of a credential.
  private static let longest = 256 * 1024

  /// Signs a document's credential, at a moment in seconds since 1970.
  package init(
    signing credential: Credential, with signer: any Signer, method: String, at moment: Int
  ) throws(Problem) {
    try self.init(signing: credential.json, with: signer, method: method, at: moment)
  }

  /// Signs with the proof that belongs to the key, at a moment in seconds since 1970.
  package init(
    signing credential: JSON, with signer: any Signer, method: String, at moment: Int
  ) throws(Problem) {
    switch signer.publicKey.algorithm.rules.proof {
    case .jwt:
      let jwt = try JWT(signing: credential, with: signer, method: method)
      form = .jwt(jwt)
      bytes = jwt.compact
    case .dataIntegrity:
      let proof = try DataIntegrityProof(
        signing: credential, with: signer, method: method, created: moment)
      form = .dataIntegrity(credential, proof)
      var whole = credential
      // A list, as the official schema of Open Badges 3.0 has it.
      whole["proof"] = [proof.json]
      bytes = whole.serialized()
    }
  }

  /// Reads a signed credential of any form; no signature is checked yet.
  package init(reading bytes: [UInt8]) throws(Problem) {
    guard bytes.withoutOuterSpace.first == UInt8(ascii: "{") else {
      let jwt = try JWT(reading: bytes)
      form = .jwt(jwt)
      self.bytes = jwt.compact
      return
    }
    guard bytes.count <= Self.longest else {
      throw Problem(
        .unreadable, nl: "Dit bewijs is niet te lezen: te groot.",
        en: "This credential cannot be read: too large.")
    }
    let document = try JSON(reading: bytes)
    var credential = document
    credential["proof"] = nil
    form = .dataIntegrity(credential, try ProofSet.own(in: SignedValue(document), of: credential))
    self.bytes = bytes
  }

  /// The credential inside, without its proof.
  package var json: JSON {
    switch form {
    case .jwt(let jwt): jwt.credential
    case .dataIntegrity(let credential, _): credential
    }
  }

  /// The DID URL of the key that should have signed.
  package var method: String? {
    switch form {
    case .jwt(let jwt): jwt.method
    case .dataIntegrity(_, let proof): proof.method
    }
  }

  /// When its proof was made, in seconds since 1970, where a proof says so.
  package var provenAt: Int? {
    guard case .dataIntegrity(_, let proof) = form else { return nil }
    return proof.created
  }

  /// When its proof ends, in seconds since 1970, where a proof says so.
  package var provenUntil: Int? {
    guard case .dataIntegrity(_, let proof) = form else { return nil }
    return proof.expires
  }

  /// The issuer's key that should have signed, by the name that the issuer's DID document gives it or by its
  /// thumbprint.
  package func key(of issuer: TrustedIssuer) -> PublicKey? {
    guard let method, method.isPlain else { return nil }
    return issuer.key(method: method)
      ?? issuer.keys.first { $0.id.method(of: issuer.did) == method }
  }

  /// The key that should have signed, if the issuer is a `did:key`, which is its own key; no trust list is
  /// needed to tell.
  package var keyOfItself: PublicKey? {
    guard let issuer = try? SignedValue(json).member("issuer").address(),
      let key = PublicKey(did: issuer), let method, method.isPlain,
      method == "\(issuer)#\(issuer.dropFirst(8))" || method == key.id.method(of: issuer)
    else { return nil }
    return key
  }

  /// The media type of the credential inside a document.
  package var mediaType: String {
    switch form {
    case .jwt: "application/vc+jwt"
    case .dataIntegrity: "application/vc"
    }
  }

  /// The usual ending of a file that holds just this.
  package var fileExtension: String {
    switch form {
    case .jwt: "jwt"
    case .dataIntegrity: "json"
    }
  }
}
