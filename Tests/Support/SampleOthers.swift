package import BlijkBasics
package import BlijkCredential

/// Credentials of other kinds than a document's.
extension Sample {
  /// What an organisation says of the published example.
  package static func endorsement() throws -> Endorsement {
    try Endorsement(
      of: SignedCredential(reading: jwt()), id: "urn:uuid:1", by: issuer(), comment: "Goed gedaan.",
      language: .nl, at: 0, validUntil: day)
  }

  /// A list in which only the eighth document is withdrawn.
  package static func statusList(of issuer: String = "did:web:bewijs.example") -> JSON {
    [
      "@context": ["https://www.w3.org/ns/credentials/v2"], "id": "https://pep.example/status/1",
      "type": ["VerifiableCredential", "BitstringStatusListCredential"],
      "issuer": .string(issuer),
      "credentialSubject": [
        "type": "BitstringStatusList", "statusPurpose": "revocation",
        "encodedList": .string("u" + packed),
      ],
    ]
  }

  /// The bits of that list, in gzip.
  package static func packedStatusBits() -> [UInt8] {
    Base64URL.decode(packed) ?? []
  }

  /// As Python's gzip packed 16 KiB.
  private static let packed =
    "H4sIAAAAAAACA-3BIQEAAAACIP1_2hkWoAEAAAAAAAAAAAAAAAAAAADeBjn7xTYAQAAA"
}
