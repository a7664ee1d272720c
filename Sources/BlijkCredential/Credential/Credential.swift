package import BlijkBasics
import BlijkKeys

/// An Open Badges 3.0 credential on the Verifiable Credentials Data Model 2.0, not yet signed.
///
/// Only terms that the two contexts define are used: anything else would not be signed under Data
/// Integrity.
package struct Credential: Sendable {
  package let json: JSON

  package static let contexts: JSON = [
    .string(LDContext.credentialsAddress),
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
  ]

  /// Where a document stands in its issuer's status lists (Bitstring Status List 1.0 §2.1).
  package struct StatusEntry: Sendable, Hashable {
    package let list: Int
    package let index: Int

    package init(list: Int, index: Int) {
      self.list = list
      self.index = index
    }
  }

  /// The credential of an award that is signed at a moment, in seconds since 1970.
  package init(
    _ award: Award, id: DocumentID, issuer: IssuerProfile, status: StatusEntry, at moment: Int
  ) {
    self.init(CredentialContent(award, id: id, issuer: issuer, status: status, at: moment))
  }

  /// Writes these values, and nothing else.
  package init(_ content: CredentialContent) {
    var json: JSON = [
      "@context": Self.contexts,
      "id": .string(content.address),
      "type": ["VerifiableCredential", "OpenBadgeCredential"],
      "name": .string(Self.name(of: content)),
      "issuer": Self.profile(content.issuer, did: content.host.did),
      "awardedDate": .string(content.date.firstMoment),
      "validFrom": .string(Timestamp.utc(content.validFrom)),
    ]
    if let last = content.validUntil { json["validUntil"] = .string(last.lastMoment) }
    json["credentialStatus"] = Self.status(content.status, host: content.host)
    json["credentialSubject"] = Self.subject(of: content)
    let evidence = Self.evidence(content.evidence)
    if !evidence.isEmpty { json["evidence"] = .array(evidence) }
    self.json = json
  }

  private static func name(of content: CredentialContent) -> String {
    let prefix = content.isTest ? Award.testPrefix : ""
    return "\(prefix)\(content.heading): \(content.plainTitle)"
  }

  static func profile(_ profile: CredentialContent.Profile, did: String) -> JSON {
    var json: JSON = ["id": .string(did), "type": ["Profile"], "name": .string(profile.name)]
    if let url = profile.url { json["url"] = .string(url) }
    json["official"] = .string(profile.official)
    if let kvk = profile.kvk {
      json["otherIdentifier"] = [
        ["type": "IdentifierEntry", "identifier": .string(kvk), "identifierType": "ext:KvK"]
      ]
    }
    return json
  }

  private static func status(_ entry: StatusEntry, host: IssuerHost) -> JSON {
    let list = host.statusListAddress(entry.list)
    return [
      "id": .string("\(list)#\(entry.index)"), "type": "BitstringStatusListEntry",
      "statusPurpose": "revocation", "statusListIndex": .string(String(entry.index)),
      "statusListCredential": .string(list),
    ]
  }

  private static func evidence(_ content: CredentialContent.Evidence) -> [JSON] {
    var all: [JSON] = []
    if content.setting != nil || content.seen != nil {
      var evidence: JSON = ["type": ["Evidence"]]
      if let setting = content.setting { evidence["narrative"] = .string(setting) }
      if let seen = content.seen { evidence["genre"] = .string(seen) }
      all.append(evidence)
    }
    if let proof = content.externalProof {
      all.append(["type": ["Evidence"], "name": .string(proof)])
    }
    return all
  }
}

extension CalendarDate {
  /// `2026-11-20T00:00:00Z`.
  var firstMoment: String { iso8601 + "T00:00:00Z" }
  /// `2026-11-20T23:59:59Z`.
  var lastMoment: String { iso8601 + "T23:59:59Z" }
}
