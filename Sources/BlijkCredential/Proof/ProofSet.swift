import BlijkBasics

/// The proofs that a credential has, which may stand beside each other (Data Integrity §4.4, "proof
/// sets").
enum ProofSet {
  /// The most proofs that are looked at.
  private static let most = 8

  /// The issuer's own proof, out of all proofs of a credential.
  ///
  /// Of several, it takes the one that expires first: their order is not signed, so changing it must not make
  /// an expired credential valid.
  static func own(in document: SignedValue, of credential: JSON) throws(Problem)
    -> DataIntegrityProof
  {
    let proofs = try document.elements("proof")
    guard !proofs.isEmpty, proofs.count <= most else {
      throw Problem(
        .unreadable, nl: "In dit bewijs zit geen ondertekening, of te veel.",
        en: "This credential contains no signature, or too many.")
    }
    let issuer = try document.member("issuer").address()
    var own: [DataIntegrityProof] = []
    for proof in proofs where try proof.text("verificationMethod").hasPrefix(issuer + "#") {
      own.append(try DataIntegrityProof(reading: proof.json, of: credential))
    }
    guard let chosen = own.min(by: countsShorter) else {
      return try DataIntegrityProof(reading: proofs[0].json, of: credential)
    }
    return chosen
  }

  private static func countsShorter(_ one: DataIntegrityProof, _ other: DataIntegrityProof) -> Bool
  {
    let (first, second) = (one.expires ?? .max, other.expires ?? .max)
    return first == second
      ? one.signature.lexicographicallyPrecedes(other.signature) : first < second
  }
}
