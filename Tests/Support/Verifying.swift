package import BlijkCredential
package import BlijkKeys

extension JWT {
  /// Whether the key signed this, and its claims repeat what the credential says.
  package func isSigned(by key: PublicKey) -> Bool { (try? check(by: key)) != nil }
}

extension SignedCredential {
  /// Whether the key signed exactly this.
  package func isSigned(by key: PublicKey) -> Bool { (try? verified(by: key)) != nil }
}

extension DataIntegrityProof {
  /// Whether the key signed exactly the credential that this proof was read with.
  package func isSigned(by key: PublicKey) -> Bool {
    guard let hashData = try? hashData() else { return false }
    return key.algorithm == .ed25519 && key.verifies(signature, over: hashData)
  }
}
