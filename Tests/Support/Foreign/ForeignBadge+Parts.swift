import BlijkBasics

extension ForeignBadge {
  /// A third context, and a way to withdraw that is not ours.
  mutating func addExtension() {
    self["@context"] = .array(
      (self["@context"]?.oneOrMany ?? [])
        + ["https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"])
    let entry: JSON = ["id": .string("\(issuer.home)/rl"), "type": "1EdTechRevocationList"]
    self["credentialStatus"] = .array((self["credentialStatus"]?.oneOrMany ?? []) + [entry])
  }

  mutating func useEarlierContext() {
    self["@context"] = [
      "https://www.w3.org/ns/credentials/v2",
      "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json",
    ]
    achievement["image"] = picture("a")
  }

  private func picture(_ name: String) -> JSON {
    ["id": .string("\(issuer.home)/\(name).png"), "type": "Image", "caption": "Een fiets"]
  }

  mutating func addPictures() {
    self["image"] = picture("b")
    self["awardedDate"] = "2025-01-01T00:00:00Z"
    achievement["image"] = picture("a")
    // Who made it is said of the same node as who issues it.
    achievement["creator"] = [
      "id": .string(issuer.did), "type": ["Profile"], "url": .string(issuer.home),
    ]
    achievement["tag"] = ["fietsen", "techniek"]
    achievement["creditsAvailable"] = 8
    achievement["alignment"] = [
      [
        "type": ["Alignment"], "targetName": "banden plakken",
        "targetUrl": "https://esco.example/1",
      ],
      [
        "type": ["Alignment"], "targetName": "remmen afstellen", "targetCode": "ext:R",
        "targetUrl": "https://esco.example/2",
      ],
    ]
  }

  mutating func addResults() {
    let base = "\(issuer.home)/a/1"
    achievement["resultDescription"] = [
      [
        "id": .string(base + "#r1"), "type": ["ResultDescription"], "name": "Toets",
        "resultType": "LetterGrade", "allowedValue": ["onvoldoende", "voldoende", "goed"],
        "requiredValue": "voldoende",
      ],
      [
        "id": .string(base + "#r2"), "type": ["ResultDescription"], "name": "Praktijk",
        "resultType": "RubricCriterionLevel",
        "rubricCriterionLevel": [
          [
            "id": .string(base + "#l1"), "type": ["RubricCriterionLevel"], "name": "met hulp",
            "level": "1", "points": "2",
          ],
          [
            "id": .string(base + "#l2"), "type": ["RubricCriterionLevel"], "name": "zelfstandig",
            "level": "2",
          ],
        ],
      ],
    ]
    subject["result"] = [
      ["type": ["Result"], "resultDescription": .string(base + "#r1"), "value": "goed"],
      [
        "type": ["Result"], "resultDescription": .string(base + "#r2"),
        "achievedLevel": .string(base + "#l2"),
      ],
    ]
  }

  mutating func addEvidence() {
    self["evidence"] = [
      [
        "id": .string("\(issuer.home)/bewijs/1"), "type": ["Evidence"], "name": "Foto",
        "narrative": "Een geplakte band", "genre": "foto",
      ],
      ["type": ["Evidence"], "narrative": "Werkte drie ochtenden mee", "audience": "iedereen"],
    ]
    subject["role"] = "hulpmonteur"
    subject["term"] = "voorjaar"
    subject["source"] = [
      "id": .string("\(issuer.home)/wie"), "type": ["Profile"], "name": "Fietswerkplaats Zuid",
    ]
    self["credentialSchema"] = [
      "id": .string("\(issuer.home)/schema.json"), "type": "JsonSchema",
    ]
  }

  /// Two subjects, of whom only the first has all that is said of the achievement.
  mutating func addSubject() {
    let second: JSON = [
      "id": .string("\(issuer.home)/b/1#tweede"), "type": ["AchievementSubject"],
      "identifier": [
        [
          "type": "IdentityObject", "identityType": "name", "hashed": false,
          "identityHash": "Bram Bos",
        ]
      ],
      "achievement": ["id": achievement["id"] ?? .null],
    ]
    self["credentialSubject"] = [subject, second]
  }

  /// A credential of another kind, with an issuer that is just its address.
  mutating func strip() {
    self["@context"] = ["https://www.w3.org/ns/credentials/v2"]
    self["type"] = ["VerifiableCredential"]
    self["issuer"] = .string(issuer.did)
    self["description"] = "Een verklaring"
    self["credentialSubject"] = ["id": "did:example:1", "name": "Ilse Çelik"]
  }

  /// One of the badge, and one of the achievement.
  mutating func addEndorsements() {
    self["endorsement"] = [endorsement(of: self["id"])]
    achievement["endorsement"] = [endorsement(of: achievement["id"])]
  }

  /// What they say of the badge, instead of the badge.
  mutating func becomeEndorsement() {
    var words = endorsement(of: self["id"])
    words["issuer"] = .string(issuer.did)
    words["credentialStatus"] = self["credentialStatus"]
    json = words
  }

  /// Two status entries, and two identities, that have one name each.
  mutating func shareNames() {
    self["credentialStatus"] = .array(
      (self["credentialStatus"]?.oneOrMany ?? []).map { entry in
        var named = entry
        named["id"] = "urn:uuid:1"
        return named
      })
    subject["identifier"] = .array(
      [("name", "Ilse Çelik"), ("emailAddress", "bram@example.org")].map { type, text in
        [
          "id": "urn:uuid:2", "type": "IdentityObject", "identityType": .string(type),
          "hashed": false, "identityHash": .string(text),
        ]
      })
  }

  private func endorsement(of id: JSON?) -> JSON {
    [
      "@context": self["@context"] ?? .null,
      "id": .string("\(issuer.home)/e/\(id?.string?.suffix(3) ?? "")"),
      "type": ["VerifiableCredential", "EndorsementCredential"],
      "issuer": ["id": "did:web:pep.example", "type": ["Profile"], "name": "PEP"],
      "validFrom": "2025-01-01T00:00:00Z",
      "credentialSubject": [
        "id": id ?? .null, "type": ["EndorsementSubject"],
        "endorsementComment": "Een goede cursus.",
      ],
    ]
  }
}
