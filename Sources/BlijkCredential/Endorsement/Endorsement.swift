package import BlijkBasics
package import BlijkKeys

/// What a second organisation says about a credential: an Open Badges 3.0 `EndorsementCredential`
/// (§B.1.10), not yet signed.
package struct Endorsement: Sendable {
  package let json: JSON

  /// Endorses a credential, at a moment in seconds since 1970.
  ///
  /// - Throws: `unreadable`, when the credential has no `id` to name it by, or cannot be read.
  package init(
    of credential: SignedCredential, id: String, by issuer: IssuerProfile, comment: String?,
    language: Language, at moment: Int, validUntil: CalendarDate?
  ) throws(Problem) {
    guard let endorsed = try SignedValue(credential.json).optionalText("id") else {
      throw Problem(
        .unreadable,
        nl: "Dit digitale bewijs heeft geen 'id'. Zo is niet te zeggen wat u bevestigt.",
        en: "This credential has no 'id', so it cannot be told what you endorse.")
    }
    let fingerprint = try credential.fingerprint()
    var subject: JSON = ["id": .string(endorsed), "type": ["EndorsementSubject"]]
    // A hash fixes what the `id` leads to (VC 2.0 §5.3).
    subject["digestMultibase"] = .string(fingerprint.multibase)
    subject["mediaType"] = .string(fingerprint.mediaType)
    if let comment { subject["endorsementComment"] = .string(comment) }
    var json: JSON = [
      "@context": Credential.contexts,
      "id": .string(id),
      "type": ["VerifiableCredential", "EndorsementCredential"],
      "name": language == .nl ? "Bevestiging" : "Endorsement",
      "issuer": Credential.profile(
        CredentialContent.Profile(issuer, signatory: issuer.signatory), did: issuer.did),
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
  /// The `id` of what it is about, and the hash, where it has one.
  private let endorsed: String
  private let digest: String?
  /// What the endorser has to say of it.
  private let comment: String?

  /// Whether a credential calls itself an endorsement.
  package static func isEndorsement(_ json: JSON) -> Bool {
    (try? SignedValue(json).types().contains("EndorsementCredential")) ?? false
  }

  package init(_ json: JSON) throws(Problem) {
    summary = try CredentialSummary(json)
    let subject = try SignedValue(json).member("credentialSubject").only()
    guard Self.isEndorsement(json), try subject.types().contains("EndorsementSubject") else {
      throw Problem(
        .unreadable, nl: "Dit is geen bevestiging (endorsement) van Open Badges 3.0.",
        en: "This is not an endorsement of Open Badges 3.0.")
    }
    endorsed = try subject.text("id")
    digest = try subject.optionalText("digestMultibase")
    comment = try subject.optionalText("endorsementComment")
  }

  /// Whether it is about exactly this credential, and the comment that goes with it.
  ///
  /// Without a hash only the `id` tells. That is enough where the `id` lies on the issuer's own address,
  /// since anybody can write another `id`.
  package func about(_ credential: VerifiedCredential, of issuer: TrustedIssuer) -> (
    isIt: Bool, comment: String?
  ) {
    guard let id = try? SignedValue(credential.credential.json).optionalText("id"), id == endorsed
    else { return (false, nil) }
    if let digest {
      guard digest == credential.fingerprint.multibase else { return (false, nil) }
    } else {
      guard let host = IssuerHost(did: issuer.did), id.hasPrefix(host.url + "/") else {
        return (false, nil)
      }
    }
    // Others' words may hold what ours may not, such as control characters; then they are not shown.
    return (true, comment.flatMap { try? FieldRules.message.clean($0) })
  }
}
