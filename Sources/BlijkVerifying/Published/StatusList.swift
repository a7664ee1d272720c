public import BlijkBasics
import BlijkCredential
package import BlijkKeys

/// An issuer's published list of what it has withdrawn (Bitstring Status List 1.0), read from a file
/// that somebody fetched; Blijk itself fetches nothing. Nothing is known yet about who signed it.
public struct StatusList: Sendable {
  private let credential: SignedCredential
  private let summary: CredentialSummary
  private let lifetime: Int
  /// Its address, which is its id.
  package let id: String
  private let bits: [UInt8]

  /// How long whoever fetched a list may go by it where it does not say so, in milliseconds (§2.2).
  private static let usualLifetime = 300_000
  /// The fewest bytes of a list, once unpacked: among fewer documents nobody is hidden (§3.1).
  private static let shortest = 131_072 / 8
  /// The most bytes of an address.
  private static let longestAddress = 1024
  /// How far two clocks may be apart, in seconds.
  private static let clocksApart = 300
  /// The most bytes of a list, once unpacked: eight times as many documents.
  private static let longest = 4 << 20

  /// Reads a list, as a JWT or with a Data Integrity proof.
  ///
  /// - Throws: Why it is no list of withdrawn documents.
  public init(path: String) throws(Problem) {
    guard let list = try Self(reading: BoundedFile.named(path, atMost: 1 << 20)) else {
      throw Problem(
        .unreadable, nl: "'\(path)' is geen lijst van ingetrokken documenten.",
        en: "'\(path)' is not a list of withdrawn documents.")
    }
    self = list
  }

  /// Reads a list; `nil` when the credential is of another kind.
  package init?(reading bytes: [UInt8]) throws(Problem) {
    credential = try SignedCredential(reading: bytes)
    summary = try CredentialSummary(credential.json)
    let document = SignedValue(credential.json)
    let subject = try document.member("credentialSubject").only()
    guard try document.types().contains("BitstringStatusListCredential"),
      try subject.types().contains("BitstringStatusList"),
      try subject.member("statusPurpose").texts() == ["revocation"],
      case let id = try document.text("id"),
      case let text = try subject.text("encodedList"), text.hasPrefix("u"),
      let packed = Base64URL.decode(String(text.dropFirst())),
      let bits = Deflate.gunzip(packed, most: Self.longest)
    else { return nil }
    guard id.utf8.count <= Self.longestAddress else { throw try document.member("id").wrong }
    let lifetime = try subject.optional("ttl")
    self.lifetime = try lifetime?.integer() ?? Self.usualLifetime
    if let lifetime, self.lifetime < 0 { throw lifetime.wrong }
    self.id = id
    self.bits = bits
  }

  /// Verifies it, which costs far more than reading it: once, whatever is asked of it afterwards.
  ///
  /// - Parameters:
  ///   - trust: Whose signatures are believed.
  ///   - now: In seconds since 1970.
  /// - Returns: The list, as one that a trusted organisation signed.
  /// - Throws: Why it does not count.
  package func verified(trusting trust: TrustList, at now: Int) throws(Problem)
    -> VerifiedStatusList
  {
    let moment = summary.validFrom ?? credential.provenAt
    guard let issuer = trust.issuer(summary.issuer), let key = credential.key(of: issuer),
      issuer.vouches(with: key, signedAt: moment, now: now),
      (try? credential.verified(by: key)) != nil
    else {
      throw doesNotCount(
        "die is niet ondertekend door een organisatie die u vertrouwt",
        "it was not signed by an organisation that you trust")
    }
    guard bits.count >= Self.shortest else {
      throw doesNotCount(
        "die is zo kort dat te zien is over wie die gaat",
        "it is so short that one can see whom it is about")
    }
    guard max(summary.validFrom ?? now, credential.provenAt ?? now) <= now + Self.clocksApart else {
      throw doesNotCount("die geldt nog niet", "it is not valid yet")
    }
    let last = [summary.validUntil, credential.provenUntil].compactMap(\.self).min()
    guard (last ?? now) >= now else {
      throw doesNotCount("die geldt niet meer", "it is no longer valid")
    }
    return VerifiedStatusList(
      id: id, issuer: issuer.did, key: key, bytes: credential.bytes,
      mediaType: credential.mediaType, signedAt: moment,
      validUntil: last, lifetime: lifetime, bits: bits,
      isOurs: StatusListCredential.isOurs(credential.json))
  }

  private func doesNotCount(_ nl: String, _ en: String) -> Problem {
    Problem(
      .unreadable,
      nl: "De lijst van ingetrokken documenten '\(id)' telt niet mee: \(nl).",
      en: "The list of withdrawn documents '\(id)' does not count: \(en).")
  }
}
