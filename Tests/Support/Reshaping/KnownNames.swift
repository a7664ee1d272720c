/// Names that mean something in the credentials that are read.
package enum KnownNames {
  /// Every context that the reader knows.
  package static let contexts = [
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json",
  ]

  /// Terms of those contexts that stand for one and the same thing, and what JSON-LD itself calls it.
  package static let synonyms: [Set<String>] = [
    ["AchievementCredential", "OpenBadgeCredential"], ["Criteria", "criteria"],
    ["GeoCoordinates", "geo"], ["Image", "image"], ["id", "@id"], ["type", "@type"],
  ]

  /// Where their terms come from.
  private static let vocabularies = [
    "https://purl.imsglobal.org/spec/vc/ob/vocab.html#", "https://schema.org/",
    "https://www.w3.org/2018/credentials#",
  ]

  /// Members from which an answer follows, or which a reader could be made to look for.
  static func telling(of isWhole: Bool) -> [String] {
    ["id", "type", "name", "description"]
      + (isWhole
        ? [
          "issuer", "validFrom", "validUntil", "awardedDate", "credentialStatus", "evidence",
          "credentialSubject", "proof",
        ]
        : [
          "tag", "result", "resultDescription", "achievedLevel", "role", "narrative", "identifier",
          "achievement", "activityEndDate", "source", "created", "expires", "statusPurpose",
          "digestMultibase", "endorsementComment",
        ])
  }

  /// Other names of a value that is a term.
  static func same(as text: String) -> [String] {
    let others = synonyms.filter { $0.contains(text) }.flatMap { $0.subtracting([text]).sorted() }
    return others
  }

  /// Where classes come from besides.
  private static let classVocabularies = [
    "https://www.w3.org/ns/credentials/status#", "https://w3id.org/security#",
  ]

  /// A member by its address, under each vocabulary.
  static func addresses(of term: String) -> [String] { addresses(of: term, in: vocabularies) }

  /// A class by its address, under each vocabulary.
  package static func addresses(ofClass term: String) -> [String] {
    addresses(of: term, in: vocabularies + classVocabularies)
  }

  private static func addresses(of term: String, in vocabularies: [String]) -> [String] {
    guard !term.contains(where: { ":/ ".contains($0) }), !term.isEmpty else { return [] }
    return vocabularies.map { $0 + term }
  }

  /// Other names that a member could have.
  static func others(for name: String) -> [String] {
    let first = name.prefix(1)
    let flipped = first == first.uppercased() ? first.lowercased() : first.uppercased()
    return same(as: name) + addresses(of: name) + [flipped + name.dropFirst()]
  }
}
