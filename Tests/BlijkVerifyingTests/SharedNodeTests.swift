import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkTestSupport
import BlijkVerifying
import Testing

/// Others' credentials signed over statements: what is said of one node may be moved between the places that
/// have its `id`, and a class has more than one name. Neither may change an answer for the better.
@Suite struct SharedNodeTests {
  private let others: ForeignIssuer
  private let home = "https://leerplein.example"

  init() throws { others = try ForeignIssuer() }

  /// A sample of theirs, not yet signed.
  private func sample(_ name: String = "a status") throws -> JSON {
    var json = try #require(try others.documents().first { $0.name == name }?.json)
    json["proof"] = nil
    return json
  }

  /// What is said of a document that is changed before it is signed, and rewritten after.
  private func state(
    of json: JSON, _ rewrite: (inout JSON) -> Void = { _ in }
  ) throws -> Verdict.State { try verdict(of: json, rewrite).state }

  private func verdict(
    of json: JSON, _ rewrite: (inout JSON) -> Void = { _ in }
  ) throws -> Verdict {
    var whole = try others.proven(json)
    rewrite(&whole)
    var trust = TrustList()
    try trust.add(others.known)
    let lists = try [others.list(1, "revocation"), emptyList()].map { try StatusList(reading: $0) }
    return Verifier(trust: trust, register: .none, statusLists: lists.compactMap(\.self))
      .verify(whole.serialized())
  }

  /// Their second list, in which nothing is withdrawn.
  private func emptyList() throws -> [UInt8] {
    var json = try JSON(reading: others.list(2, "revocation"))
    json["proof"] = nil
    let bits = [UInt8](repeating: 0, count: 16_384)
    json["credentialSubject"]?["encodedList"] = .string(
      "u" + Base64URL.string(try Deflate.gzip(bits)))
    return try others.signed(json)
  }

  private func entry(_ index: Int, list: Int, id: String = "urn:uuid:7") -> JSON {
    [
      "id": .string(id), "type": "BitstringStatusListEntry", "statusPurpose": "revocation",
      "statusListIndex": .string(String(index)),
      "statusListCredential": .string("\(home)/status/\(list)"),
    ]
  }

  // MARK: - One node in two places

  /// The eighth of the first list is withdrawn; nobody is in the second.
  @Test func twoStatusEntriesDoNotSwapTheirPlaces() throws {
    var json = try sample()
    json["credentialStatus"] = [entry(7, list: 1, id: "urn:uuid:6"), entry(5, list: 2)]
    #expect(try state(of: json) == .revoked)
    json["credentialStatus"] = [entry(7, list: 1), entry(5, list: 2)]
    let swapped = try verdict(of: json) {
      $0["credentialStatus"] = [entry(5, list: 1), entry(7, list: 2)]
    }
    #expect(swapped.state == .unreadable)
    #expect(swapped.reasons.contains { $0.why.nl.contains("'urn:uuid:7'") })
    #expect(try state(of: json) == .unreadable)
  }

  /// What says the very same twice says it once, in whatever order.
  @Test func anEntryMayStandThereTwice() throws {
    var json = try sample()
    json["credentialStatus"] = entry(5, list: 1)
    let verdict = try verdict(of: json) {
      $0["credentialStatus"] = [
        entry(5, list: 1),
        [
          "statusListCredential": .string("\(home)/status/1"), "statusListIndex": "5",
          "statusPurpose": "revocation", "type": "BitstringStatusListEntry", "id": "urn:uuid:7",
        ],
      ]
    }
    #expect(verdict.state == .valid)
  }

  /// An entry of a kind that nobody reads would be one that is read, with less of its types.
  @Test func aStatusEntryKeepsItsTypes() throws {
    var json = try sample()
    var entry = entry(5, list: 1)
    entry["type"] = ["BitstringStatusListEntry", "1EdTechRevocationList"]
    json["@context"] = .array(
      (json["@context"]?.oneOrMany ?? [])
        + ["https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"])
    json["credentialStatus"] = entry
    json["evidence"] = [["id": "urn:uuid:7", "type": ["Evidence"]]]
    let moved = try state(of: json) {
      $0["credentialStatus"]?["type"] = "BitstringStatusListEntry"
      $0["evidence"] = [
        ["id": "urn:uuid:7", "type": ["Evidence", "1EdTechRevocationList"]]
      ]
    }
    #expect(moved == .unreadable)
  }

  @Test func twoIdentitiesDoNotSwapTheirNames() throws {
    func identity(_ type: String, _ text: String, id: String = "urn:uuid:8") -> JSON {
      [
        "id": .string(id), "type": "IdentityObject", "identityType": .string(type),
        "hashed": false, "identityHash": .string(text),
      ]
    }
    var json = try sample()
    json["credentialSubject"]?["identifier"] = [
      identity("name", "Ilse", id: "urn:uuid:9"), identity("emailAddress", "Karel"),
    ]
    #expect(try state(of: json) == .valid)
    json["credentialSubject"]?["identifier"] = [
      identity("name", "Ilse"), identity("emailAddress", "Karel"),
    ]
    let swapped = try state(of: json) {
      $0["credentialSubject"]?["identifier"] = [
        identity("name", "Karel"), identity("emailAddress", "Ilse"),
      ]
    }
    #expect(swapped == .unreadable)
  }

  /// What an endorsement inside says of the document and its achievement, and what is said of an issuer in
  /// two places, changes no answer; more than that beside a node that is read might.
  @Test func whatOthersWriteInTwoPlacesIsStillRead() throws {
    for name in ["an endorsement inside", "images and alignment", "evidence", "results"] {
      #expect(try state(of: sample(name)) == .valid, "\(name)")
    }
    var json = try sample("an endorsement inside")
    json["endorsement"] = .array(
      (json["endorsement"]?.oneOrMany ?? []).map {
        var endorsement = $0
        endorsement["credentialSubject"]?["digestMultibase"] = "uEiAAAA"
        return endorsement
      })
    #expect(try state(of: json) == .valid)
    json["endorsement"] = .array(
      (json["endorsement"]?.oneOrMany ?? []).map {
        var endorsement = $0
        endorsement["credentialSubject"]?["description"] = "Een fiets"
        return endorsement
      })
    #expect(try state(of: json) == .unreadable)
  }

  /// How long a list counts is said of its subject, in one place.
  @Test func aListIsOneNodeToo() throws {
    var json = try JSON(reading: others.list(1, "revocation"))
    json["proof"] = nil
    json["credentialSubject"]?["ttl"] = 0
    json["evidence"] = ["id": .string("\(home)/status/1#list"), "type": "BitstringStatusList"]
    var list = try others.proven(json)
    list["credentialSubject"]?["ttl"] = nil
    list["evidence"]?["ttl"] = 0
    let found = problem { try StatusList(reading: list.serialized()) }
    #expect(found?.code == .unreadable)
    #expect(found?.message.nl.contains("op twee plaatsen") == true)
    json["evidence"] = nil
    let whole = try others.proven(json)
    let read = try StatusList(reading: whole.serialized())
    #expect(read != nil)
  }

  // MARK: - How many bits each document has

  /// With more of them its place is another one.
  @Test(
    arguments: [
      (1, .valid), (.decimal(1), .valid), (2, .statusUnknown), (0, .unreadable), (-1, .unreadable),
      ("1", .unreadable), ([2], .unreadable), (.decimal(1.5), .unreadable),
    ] as [(JSON, Verdict.State)])
  func aListOfMoreBitsIsNotLookedAt(size: JSON, expected: Verdict.State) throws {
    var json = try sample()
    json["credentialStatus"]?["statusSize"] = size
    let verdict = try verdict(of: json)
    #expect(verdict.state == expected)
    let isNamed = verdict.reasons.contains { $0.why.nl.contains("statusSize") }
    #expect(isNamed == (expected != .valid))
  }

  // MARK: - A class by its address

  /// An endorsement that hides what it is would be a document.
  @Test func anEndorsementIsNoDocumentByAnyName() throws {
    var json = try sample()
    json["type"] = ["VerifiableCredential", "EndorsementCredential"]
    json["credentialSubject"] = [
      "id": "https://bewijs.example/b/1", "type": ["EndorsementSubject"],
      "endorsementComment": "Goed.",
    ]
    #expect(try state(of: json) == .unreadable)
    let address = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#EndorsementCredential"
    let renamed = try verdict(of: json) {
      $0["type"] = ["VerifiableCredential", .string(address)]
    }
    #expect(renamed.state == .unreadable)
    #expect(renamed.reasons.contains { $0.why.nl.contains("'type'") })
  }

  @Test func aClassHasOneName() throws {
    let status = "https://www.w3.org/ns/credentials/status#BitstringStatusListEntry"
    let badge = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#OpenBadgeCredential"
    let document = try sample()
    for types in [[.string(status)], ["BitstringStatusListEntry", .string(status)]] as [[JSON]] {
      let state = try state(of: document) { $0["credentialStatus"]?["type"] = .array(types) }
      #expect(state == .unreadable)
    }
    let renamed = try state(of: document) { $0["type"] = ["VerifiableCredential", .string(badge)] }
    #expect(renamed == .unreadable)
    // One that no context has a name for is others' own.
    var own = document
    own["type"] = [
      "VerifiableCredential", "OpenBadgeCredential", "https://leerplein.example/#Fiets",
    ]
    #expect(try state(of: own) == .valid)
  }
}
