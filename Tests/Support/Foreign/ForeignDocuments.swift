package import BlijkBasics
import BlijkCredential

/// Something signed that is read, and how it may be written otherwise.
package struct SignedSample: Sendable {
  package let name: String
  package let bytes: [UInt8]
  /// The link of the code on its paper.
  package let link: String?

  package init(_ name: String, _ bytes: [UInt8], link: String? = nil) {
    self.name = name
    self.bytes = bytes
    self.link = link
  }

  /// A proof over the statements lets the most be changed, one over JSON less, and a JWT nothing.
  package var liberties: [Liberty] {
    guard let json else { return [.spelling] }
    let proofs = json["proof"]?.oneOrMany ?? []
    if proofs.contains(where: { $0["cryptosuite"] == "eddsa-jcs-2022" }) {
      return [.order, .spelling, .number, .proof]
    }
    // In this one `image` and `Image` are one thing, and others then write out addresses.
    let isEarlier = json["@context"]?.text.contains("context-3.0.2") == true
    return Liberty.allCases.filter { $0 != .compact || !isEarlier }
  }

  package var json: JSON? {
    bytes.first == UInt8(ascii: "{") ? try? JSON(reading: bytes) : nil
  }

  /// Every one-step reshaping of it.
  package var reshapings: [Reshaping] {
    json.map { Reshaping.all(of: $0) } ?? Reshaping.all(ofJWT: bytes)
  }
}

extension ForeignIssuer {
  /// What others issue: with all that their standards allow and an answer could follow from.
  package func documents() throws -> [SignedSample] {
    let plain = ForeignBadge(1, of: self)
    let listed = plain.listed(5)
    let later = JSON.string("2099-06-30T22:00:00Z")
    func sample(_ name: String, _ badge: ForeignBadge) throws -> SignedSample {
      SignedSample(name, try proven(badge.json).serialized())
    }
    return [
      try sample("no status", plain), try sample("a status", listed),
      try sample("valid until", listed.changed { $0["validUntil"] = later }),
      try sample("expired", listed.changed { $0["validUntil"] = "2025-06-01T00:00:00Z" }),
      try sample("not yet valid", listed.changed { $0["validFrom"] = "2098-01-01T00:00:00Z" }),
      try sample("withdrawn", plain.listed(7)),
      try sample("two lists", listed.listed(5, "suspension", list: 2)),
      try sample("suspended", listed.listed(7, "suspension", list: 2)),
      try sample("another kind of list", listed.changed { $0.addExtension() }),
      try sample("context 3.0.2", listed.changed { $0.useEarlierContext() }),
      try sample("images and alignment", listed.changed { $0.addPictures() }),
      try sample("results", listed.changed { $0.addResults() }),
      try sample("evidence", listed.changed { $0.addEvidence() }),
      try sample("one subject of two", listed.changed { $0.addSubject() }),
      try sample("no badge", listed.changed { $0.strip() }),
      try sample("an endorsement", listed.changed { $0.becomeEndorsement() }),
      try sample(
        "two of one name",
        plain.listed(7).listed(5, "suspension", list: 2).changed { $0.shareNames() }),
      try sample("an endorsement inside", listed.changed { $0.addEndorsements() }),
      try sample(
        "expired with an endorsement inside",
        listed.changed {
          $0["validUntil"] = "2025-06-01T00:00:00Z"
          $0.addEndorsements()
        }),
    ] + (try proofs(listed, later: later))
  }

  private func proofs(_ listed: ForeignBadge, later: JSON) throws -> [SignedSample] {
    let dated = listed.changed { $0["validUntil"] = later }
    var two = try proven(listed.json)
    let other = try ForeignIssuer("ander.example").proven(listed.json)["proof"]
    two["proof"] = .array([other, two["proof"]].compactMap(\.self))
    let words = dated.changed {
      $0["name"] = [
        ["@value": "Fietsen repareren", "@language": "nl"],
        ["@value": "Bike repair", "@language": "en"],
      ]
    }
    return [
      SignedSample("two proofs", two.serialized()),
      SignedSample("a proof that expires", try proven(dated.json, ["expires": later]).serialized()),
      SignedSample(
        "a proof that has expired",
        try proven(dated.json, ["expires": "2025-06-01T00:00:00Z"]).serialized()),
      SignedSample(
        "withdrawn, with a proof that has expired",
        try proven(
          ForeignBadge(1, of: self).listed(7).json, ["expires": "2025-06-01T00:00:00Z"]
        ).serialized()),
      SignedSample("over JSON", try proven(dated.json, by: .jcs).serialized()),
      SignedSample("over JSON in two languages", try proven(words.json, by: .jcs).serialized()),
      SignedSample("a JWT", try jwt(dated.json)),
      SignedSample(
        "an expired JWT", try jwt(listed.changed { $0["validUntil"] = "2025-06-01T00:00:00Z" }.json)
      ),
    ]
  }

  /// A list in which only the eighth document is withdrawn, or set aside.
  package func list(_ number: Int, _ purpose: String) throws -> [UInt8] {
    var json = Sample.statusList(of: did)
    json["id"] = .string("\(home)/status/\(number)")
    json["validFrom"] = "2025-01-01T00:00:00Z"
    json["validUntil"] = "2099-01-01T00:00:00Z"
    json["credentialSubject"]?["id"] = .string("\(home)/status/\(number)#list")
    json["credentialSubject"]?["statusPurpose"] = .string(purpose)
    return try signed(json)
  }
}
