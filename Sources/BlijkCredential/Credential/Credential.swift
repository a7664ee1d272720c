package import BlijkBasics
import BlijkKeys

/// An Open Badges 3.0 credential on the Verifiable Credentials Data Model 2.0, not yet signed.
///
/// Only terms that the two contexts define are used: anything else would not be signed under Data
/// Integrity.
package struct Credential: Sendable {
  package let json: JSON

  package static let contexts: JSON = [
    "https://www.w3.org/ns/credentials/v2",
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

  /// What is said of an award, when it is signed at a moment, in seconds since 1970.
  package init(
    _ award: Award, id: DocumentID, issuer: IssuerProfile, status: StatusEntry, at moment: Int
  ) {
    let address = issuer.address(of: id)
    var json: JSON = [
      "@context": Self.contexts,
      "id": .string(address),
      "type": ["VerifiableCredential", "OpenBadgeCredential"],
      "name": .string(Self.name(of: award)),
      "issuer": Self.profile(of: issuer, signatory: award.signatory),
      "awardedDate": .string(award.date.firstMoment),
      "validFrom": .string(Self.validFrom(award.date, signedAt: moment)),
    ]
    if let last = award.validUntil { json["validUntil"] = .string(last.lastMoment) }
    json["credentialStatus"] = Self.status(status, issuer: issuer)
    json["credentialSubject"] = Self.subject(of: award, address: address, issuer: issuer)
    let evidence = Self.evidence(of: award)
    if !evidence.isEmpty { json["evidence"] = .array(evidence) }
    self.json = json
  }

  /// A day begins earlier in the Netherlands than in Greenwich. What is signed in between is valid at
  /// once: others compare moments.
  private static func validFrom(_ date: CalendarDate, signedAt moment: Int) -> String {
    moment < date.startOfDay ? Timestamp.utc(moment) : date.firstMoment
  }

  private static func name(of award: Award) -> String {
    let prefix = award.isTest ? Award.testPrefix : ""
    return "\(prefix)\(award.words.heading): \(award.plainTitle)"
  }

  static func profile(of issuer: IssuerProfile, signatory: Signatory) -> JSON {
    var profile: JSON = [
      "id": .string(issuer.did), "type": ["Profile"], "name": .string(issuer.name),
    ]
    if let url = issuer.url { profile["url"] = .string(url) }
    profile["official"] = .string(signatory.text)
    if let kvk = issuer.kvk {
      profile["otherIdentifier"] = [
        ["type": "IdentifierEntry", "identifier": .string(kvk), "identifierType": "ext:KvK"]
      ]
    }
    return profile
  }

  private static func status(_ entry: StatusEntry, issuer: IssuerProfile) -> JSON {
    let list = issuer.host.statusListAddress(entry.list)
    return [
      "id": .string("\(list)#\(entry.index)"), "type": "BitstringStatusListEntry",
      "statusPurpose": "revocation", "statusListIndex": .string(String(entry.index)),
      "statusListCredential": .string(list),
    ]
  }

  private static func evidence(of award: Award) -> [JSON] {
    var all: [JSON] = []
    if award.setting != nil || award.seen != nil {
      var evidence: JSON = ["type": ["Evidence"]]
      if let setting = award.setting { evidence["narrative"] = .string(setting) }
      if let seen = award.seen {
        evidence["genre"] = .string(award.words.seen[seen] ?? seen.rawValue)
      }
      all.append(evidence)
    }
    if let proof = award.externalProof {
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
