package import BlijkBasics
package import BlijkKeys
package import BlijkSecrets

/// Keys that tests share. RSA keys take long to make, so each is made once in a run.
package enum TestKeys {
  /// The secret key of RFC 8032 §7.1, TEST 1, which published vectors are signed with.
  package static let ed25519 = Result { () throws(Problem) in
    try PrivateKey(
      ed25519Seed: Hex.decode("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
        ?? [])
  }
  /// Another Ed25519 key.
  package static let otherEd25519 = Result { () throws(Problem) in
    try PrivateKey(ed25519Seed: [UInt8](repeating: 7, count: 32))
  }
  package static let rsa2048 = Result { () throws(Problem) in
    try PrivateKey.generate(.rsa, bits: 2048)
  }

  /// One of these.
  package static func key(_ algorithm: KeyAlgorithm) throws -> PrivateKey {
    switch algorithm {
    case .ed25519: try ed25519.get()
    case .rsa: try rsa2048.get()
    }
  }
}
