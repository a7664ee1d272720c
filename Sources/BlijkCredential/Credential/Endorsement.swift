package import BlijkBasics
package import BlijkKeys

/// What a second organisation says about a credential: an Open Badges 3.0 `EndorsementCredential`
/// (§B.1.10), not yet signed.
package struct Endorsement: Sendable {
  package let json: JSON

  /// Endorses a credential, at a moment in seconds since 1970.
  ///
  /// - Throws: Why that cannot be: the credential has no `id` to name it by.
  package init(
    of credential: SignedCredential, id: String, by issuer: IssuerProfile, comment: String?,
    language: Language, at moment: Int, validUntil: CalendarDate?
  ) throws(Problem) {
    guard let endorsed = credential.json["id"]?.string else {
      throw Problem(
        .unreadable, nl: "Dit bewijs heeft geen 'id'; zo is niet te zeggen wat u onderschrijft.",
        en: "This credential has no 'id', so it cannot be told what you endorse.")
    }
    var subject: JSON = ["id": .string(endorsed), "type": ["EndorsementSubject"]]
    // What an object's `id` leads to may be pinned by its hash (VC 2.0 §5.3).
    subject["digestMultibase"] = .string(credential.contentHash.multibase)
    subject["mediaType"] = .string(credential.contentHash.mediaType)
    if let comment { subject["endorsementComment"] = .string(comment) }
    var json: JSON = [
      "@context": Credential.contexts,
      "id": .string(id),
      "type": ["VerifiableCredential", "EndorsementCredential"],
      "name": language == .nl ? "Onderschrijving" : "Endorsement",
      "issuer": Credential.profile(of: issuer, signatory: issuer.signatory),
      "validFrom": .string(Timestamp.utc(moment)),
    ]
    if let validUntil { json["validUntil"] = .string(validUntil.lastMoment) }
    json["credentialSubject"] = subject
    self.json = json
  }
}

/// What a signed endorsement of any organisation says.
package struct EndorsementReading: Sendable {
  package let summary: CredentialSummary
  /// What it is about, and what the endorser has to say of it.
  private let subjects: [JSON]

  /// Whether a credential calls itself an endorsement.
  package static func isEndorsement(_ json: JSON) -> Bool {
    json["type"]?.oneOrMany.contains("EndorsementCredential") == true
  }

  package init(_ json: JSON) throws(Problem) {
    summary = try CredentialSummary(json)
    subjects = (json["credentialSubject"]?.oneOrMany ?? []).filter {
      $0["type"]?.oneOrMany.contains("EndorsementSubject") == true
    }
    guard Self.isEndorsement(json), !subjects.isEmpty else {
      throw Problem(
        .unreadable, nl: "Dit is geen onderschrijving van Open Badges 3.0.",
        en: "This is not an endorsement of Open Badges 3.0.")
    }
  }

  /// Whether it is about exactly this credential, and the comment that goes with it.
  ///
  /// Without a hash the `id` must do. That is enough where the `id` lies on the issuer's own address;
  /// any other `id` is anybody's to write.
  package func about(_ credential: SignedCredential, of issuer: TrustedIssuer) -> (
    isIt: Bool, comment: String?
  ) {
    let id = credential.json["id"]?.string
    let isOwnID = IssuerHost(did: issuer.did).map { id?.hasPrefix($0.url + "/") == true } ?? false
    let subject = subjects.first { subject in
      guard let id, subject["id"]?.string == id else { return false }
      guard let digest = subject["digestMultibase"] else { return isOwnID }
      return digest.string == credential.contentHash.multibase
    }
    // Others' words may hold what ours may not, such as control characters; then they are not shown.
    let comment = subject?["endorsementComment"]?.string
    return (subject != nil, comment.flatMap { try? FieldRules.message.clean($0) })
  }
}

extension SignedCredential {
  /// The SHA-256 of what it says, as a Multihash in Multibase (Controlled Identifiers §2.3), and of what
  /// kind of bytes. With a proof inside that is what the proof signs, so that a wallet may write the JSON
  /// anew; a JWT is as it is.
  var contentHash: (multibase: String, mediaType: String) {
    let (hash, mediaType) =
      switch form {
      case .jwt(let jwt): (SHA256.hash(jwt.compact), "application/vc+jwt")
      case .dataIntegrity(_, let proof):
        (
          Array(proof.hashData.suffix(32)),
          proof.isOverStatements ? "application/n-quads" : "application/json"
        )
      }
    // 0x12 is SHA-256, 0x20 its length.
    return ("u" + Base64URL.string([0x12, 0x20] + hash), mediaType)
  }
}
