import BlijkBasics

/// A badge of Open Badges 3.0 as others write it.
struct ForeignBadge {
  let issuer: ForeignIssuer
  var json: JSON

  init(_ number: Int, of issuer: ForeignIssuer) {
    self.issuer = issuer
    let address = "\(issuer.home)/b/\(number)"
    json = [
      "@context": [
        "https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
      ],
      "id": .string(address),
      "type": ["VerifiableCredential", "OpenBadgeCredential"],
      "name": "Fietsen repareren",
      "issuer": ["id": .string(issuer.did), "type": ["Profile"], "name": "Een andere naam"],
      "validFrom": "2025-01-02T09:00:00Z",
      "credentialSubject": [
        "id": .string(address + "#h"), "type": ["AchievementSubject"],
        "identifier": [
          [
            "type": "IdentityObject", "identityType": "name", "hashed": false,
            "identityHash": "Ilse Çelik",
          ]
        ],
        "achievement": [
          "id": .string("\(issuer.home)/a/\(number)"), "type": ["Achievement"],
          "name": "Fietsen repareren", "description": "Banden en remmen.",
          "criteria": ["narrative": "Repareerde drie fietsen."],
        ],
      ],
    ]
  }

  subscript(name: String) -> JSON? {
    get { json[name] }
    set { json[name] = newValue }
  }

  var subject: JSON {
    get { json["credentialSubject"] ?? .null }
    set { json["credentialSubject"] = newValue }
  }

  var achievement: JSON {
    get { subject["achievement"] ?? .null }
    set { subject["achievement"] = newValue }
  }

  /// With a place in a list of the issuer's.
  func listed(_ index: Int, _ purpose: String = "revocation", list: Int = 1) -> ForeignBadge {
    var badge = self
    let entry = self.entry(index, purpose, list: list)
    badge["credentialStatus"] =
      badge["credentialStatus"].map { .array($0.oneOrMany + [entry]) } ?? entry
    return badge
  }

  private func entry(_ index: Int, _ purpose: String, list: Int) -> JSON {
    let address = "\(issuer.home)/status/\(list)"
    return [
      "id": .string("\(address)#\(index)"), "type": "BitstringStatusListEntry",
      "statusPurpose": .string(purpose), "statusListIndex": .string(String(index)),
      "statusListCredential": .string(address),
    ]
  }

  func changed(_ change: (inout ForeignBadge) -> Void) -> ForeignBadge {
    var badge = self
    change(&badge)
    return badge
  }
}
