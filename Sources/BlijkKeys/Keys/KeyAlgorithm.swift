/// What a key signs with. One key has one scheme; no header ever chooses another.
public enum KeyAlgorithm: String, Sendable, CaseIterable {
  /// Ed25519 (RFC 8032).
  case ed25519
  /// RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017 §8.2).
  case rsa
}

/// What follows from an algorithm. Code asks these rules and never which algorithm it is.
package struct KeyAlgorithmRules: Sendable {
  /// What OpenSSL calls it.
  package let opensslName: String
  /// Whether OpenSSL must be told to hash with SHA-256; if not, the algorithm has a hash of its own.
  package let hashesWithSHA256: Bool
  /// The `alg` of a JWT's header (RFC 7518 §3.3, RFC 8037 §3.1).
  package let jwtName: String
  /// The number in a token's header: RFC 9864 §2.2, RFC 8812 §2.
  package let coseNumber: Int
  /// How a credential is signed with it.
  package let proof: Proof
  /// Bytes of its signatures; `nil` where they are as long as the key.
  package let signatureSize: Int?
  /// Whether its signature leaves room for tasks in a QR code.
  package let leavesRoomForTasks: Bool
  /// The sizes in bits that a new key may have; empty when there is one size only.
  package let sizes: [Int]
  /// How a DID document writes its keys (Controlled Identifiers 1.0 §2.2).
  package let method: Method

  /// A type of verification method.
  package enum Method: Sendable {
    /// With the key as one text.
    case multikey
    /// With the key as a JWK.
    case jsonWebKey
  }

  /// How a proof is joined to a credential.
  package enum Proof: Sendable {
    /// Within its JSON (Data Integrity, `eddsa-rdfc-2022`).
    case dataIntegrity
    /// As a JSON Web Token.
    case jwt
  }
}

extension KeyAlgorithm {
  /// The rules of this algorithm.
  package var rules: KeyAlgorithmRules {
    switch self {
    case .ed25519:
      KeyAlgorithmRules(
        opensslName: "ED25519", hashesWithSHA256: false, jwtName: "EdDSA", coseNumber: -19,
        proof: .dataIntegrity, signatureSize: 64, leavesRoomForTasks: true, sizes: [],
        method: .multikey)
    case .rsa:
      KeyAlgorithmRules(
        opensslName: "RSA", hashesWithSHA256: true, jwtName: "RS256", coseNumber: -257,
        proof: .jwt, signatureSize: nil, leavesRoomForTasks: false, sizes: [2048, 3072],
        method: .jsonWebKey)
    }
  }
}
