package import BlijkBasics
package import BlijkKeys

/// A credential whose signature was checked with a key. Only verifying makes one.
package struct VerifiedCredential: Sendable {
  package let credential: SignedCredential
  package let fingerprint: CredentialFingerprint

  init(_ credential: SignedCredential, fingerprint: CredentialFingerprint) {
    self.credential = credential
    self.fingerprint = fingerprint
  }
}

/// Hashes by which a credential is recognised.
package struct CredentialFingerprint: Sendable {
  /// What the register keeps. For a credential with a proof inside, it covers what was signed and the
  /// signature, so that a wallet may write the JSON in another way.
  package let hash: [UInt8]
  /// The SHA-256 of what it says, as a Multihash in Multibase (Controlled Identifiers §2.3).
  package let multibase: String
  /// The media type of the bytes that `multibase` is the hash of.
  package let mediaType: String
}

/// Why a proof does not count.
package enum ProofFault: Error {
  /// It could not be computed what was signed.
  case unreadable(Problem)
  /// The signature is not the key's over this credential.
  case doesNotFit
  /// Two signed parts of it say different things.
  case contradiction(String)
}

extension SignedCredential {
  /// Computes its hashes. This canonicalises the credential, which costs far more than reading it.
  package func fingerprint() throws(Problem) -> CredentialFingerprint {
    switch form {
    case .jwt(let jwt):
      let hash = SHA256.hash(jwt.compact)
      return CredentialFingerprint(
        hash: hash, multibase: Self.multibase(hash), mediaType: "application/vc+jwt")
    case .dataIntegrity(_, let proof): return Self.fingerprint(proof, over: try proof.hashData())
    }
  }

  /// Checks that the key signed this, and that it says what the credential says.
  package func verified(by key: PublicKey) throws(ProofFault) -> VerifiedCredential {
    switch form {
    case .jwt(let jwt): try jwt.check(by: key)
    case .dataIntegrity(_, let proof):
      guard key.algorithm.rules.proof == .dataIntegrity else {
        throw .unreadable(Self.anotherAlgorithm)
      }
      let hashData: [UInt8]
      do { hashData = try proof.hashData() } catch { throw .unreadable(error) }
      guard key.verifies(proof.signature, over: hashData) else { throw .doesNotFit }
      return VerifiedCredential(self, fingerprint: Self.fingerprint(proof, over: hashData))
    }
    do { return VerifiedCredential(self, fingerprint: try fingerprint()) } catch {
      throw .unreadable(error)
    }
  }

  /// The algorithm is the key's, never a header's choice.
  static var anotherAlgorithm: Problem {
    Problem(
      .unreadable, nl: "Het digitale bewijs noemt een ander algoritme dan dat van de sleutel.",
      en: "The credential names another algorithm than that of the key.")
  }

  private static func fingerprint(_ proof: DataIntegrityProof, over hashData: [UInt8])
    -> CredentialFingerprint
  {
    CredentialFingerprint(
      hash: SHA256.hash(hashData + proof.signature), multibase: multibase(hashData.suffix(32)),
      mediaType: proof.suite == .rdfc ? "application/n-quads" : "application/json")
  }

  private static func multibase(_ hash: some Sequence<UInt8>) -> String {
    // 0x12 is SHA-256, 0x20 its length.
    "u" + Base64URL.string([0x12, 0x20] + Array(hash))
  }
}
