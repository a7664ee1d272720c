package import BlijkBasics
package import BlijkKeys

/// A credential with a proof, as its exact bytes. The one seam between credentials and ways to
/// sign them: another proof is another case here, and nothing else learns of it.
package struct SignedCredential: Sendable {
  /// How the proof is joined to the credential.
  package enum Form: Sendable {
    /// A JWT in compact form (VC-JOSE-COSE §3.1; Open Badges 3.0 §8.2).
    case jwt(JWT)
  }

  package let form: Form
  /// The exact bytes of the file.
  package let bytes: [UInt8]

  /// Signs with the proof that belongs to the key.
  package init(signing credential: Credential, with signer: any Signer, method: String)
    throws(Problem)
  {
    let jwt = try JWT(signing: credential.json, with: signer, method: method)
    form = .jwt(jwt)
    bytes = jwt.compact
  }

  /// Reads a signed credential of any form; no signature is checked yet.
  package init(reading bytes: [UInt8]) throws(Problem) {
    let jwt = try JWT(reading: bytes)
    form = .jwt(jwt)
    self.bytes = jwt.compact
  }

  /// The credential inside.
  package var json: JSON {
    switch form {
    case .jwt(let jwt): jwt.credential
    }
  }

  /// The DID URL of the key that should have signed.
  package var method: String? {
    switch form {
    case .jwt(let jwt): jwt.header["kid"]?.string
    }
  }

  /// Whether the proof is this key's, and says what the credential says.
  package func isSigned(by key: PublicKey) -> Bool {
    switch form {
    case .jwt(let jwt): jwt.isSigned(by: key)
    }
  }

  /// What the register keeps to know this credential again.
  package var hash: [UInt8] {
    switch form {
    case .jwt(let jwt): SHA256.hash(jwt.compact)
    }
  }

  /// The media type, where a document carries the credential inside.
  package var mediaType: String {
    switch form {
    case .jwt: "application/vc+jwt"
    }
  }

  /// The usual ending of a file that holds just this.
  package var fileExtension: String {
    switch form {
    case .jwt: "jwt"
    }
  }
}
