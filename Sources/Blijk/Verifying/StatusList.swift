public import BlijkBasics
import BlijkCredential
import BlijkKeys

/// An issuer's published list of what it has withdrawn (Bitstring Status List 1.0), read from a file
/// that somebody fetched; Blijk itself fetches nothing.
public struct StatusList: Sendable {
  private let credential: SignedCredential
  private let summary: CredentialSummary
  /// Its address, which is its id.
  package let id: String
  private let bits: [UInt8]

  /// The fewest bytes of a list, once unpacked: among fewer documents nobody is hidden (§3.1).
  private static let shortest = 131_072 / 8
  /// How far two clocks may be apart, in seconds.
  private static let clocksApart = 300
  /// The most bytes of a list, once unpacked: eight times as many documents.
  private static let longest = 4 << 20

  /// Reads a list, as a JWT or with a Data Integrity proof.
  ///
  /// - Throws: Why it is no list of withdrawn documents.
  public init(path: String) throws(Problem) {
    guard let bytes = try? BoundedFile.read(path, atMost: 1 << 20) else {
      throw Problem(
        .cannotRead, nl: "De statuslijst '\(path)' kan niet worden gelezen.",
        en: "The status list '\(path)' cannot be read.")
    }
    guard let list = try Self(reading: bytes) else {
      throw Problem(
        .unreadable, nl: "'\(path)' is geen lijst van ingetrokken documenten.",
        en: "'\(path)' is not a list of withdrawn documents.")
    }
    self = list
  }

  /// Reads a list; nothing when the credential is of another kind.
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
    self.id = id
    self.bits = bits
  }

  /// As it was published.
  package var bytes: [UInt8] { credential.bytes }

  /// What kind of file that is.
  package var mediaType: String { credential.mediaType }

  /// Who signed it, by what it says.
  var issuer: String { summary.issuer }

  /// From when it speaks, in seconds since 1970.
  var time: Int { summary.validFrom ?? 0 }

  /// Whether it is this address's list, signed by this issuer, and counts now.
  func speaks(for list: String, of issuer: TrustedIssuer, at now: Int) -> Bool {
    id == list && fault(of: issuer, at: now) == nil
  }

  /// Why it does not count as a list of this issuer, if it does not.
  func fault(of issuer: TrustedIssuer?, at now: Int) -> Message? {
    guard let issuer, summary.issuer == issuer.did, let key = key(of: issuer),
      (try? credential.verified(by: key)) != nil
    else {
      return Message(
        nl: "die is niet ondertekend door een organisatie die u vertrouwt",
        en: "it was not signed by an organisation that you trust")
    }
    guard bits.count >= Self.shortest else {
      return Message(
        nl: "die is zo kort dat te zien is over wie die gaat",
        en: "it is so short that one can see whom it is about")
    }
    guard (summary.validFrom ?? now) <= now + Self.clocksApart else {
      return Message(nl: "die geldt nog niet", en: "it is not valid yet")
    }
    guard (summary.validUntil ?? now) >= now else {
      return Message(nl: "die geldt niet meer", en: "it is no longer valid")
    }
    return nil
  }

  /// The issuer's key that should have signed, as long as it vouches.
  func key(of issuer: TrustedIssuer) -> PublicKey? {
    guard summary.issuer == issuer.did, let key = credential.key(of: issuer),
      issuer.vouches(with: key, signedAt: summary.validFrom, now: Timestamp.now())
    else { return nil }
    return key
  }

  /// Whether a document is withdrawn; nothing when the list has no such place.
  func isSet(_ index: Int) -> Bool? {
    guard index >= 0, index / 8 < bits.count else { return nil }
    // The first document is the highest bit of the first byte (§3.2).
    return bits[index / 8] >> (7 - UInt8(index % 8)) & 1 == 1
  }
}
