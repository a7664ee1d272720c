import BlijkBasics
import BlijkCredential
import BlijkKeys

/// A list of withdrawn documents of which a trusted organisation signed exactly this. There is no other way
/// to one than `StatusList.verified`.
package struct VerifiedStatusList: Sendable {
  /// Its address.
  package let id: String
  /// The DID of the organisation that signed it.
  package let issuer: String
  /// The key that it was signed with.
  let key: PublicKey
  /// As it was published.
  package let bytes: [UInt8]
  /// What kind of file that is.
  package let mediaType: String
  /// The moment of the list, in seconds since 1970: from when it says to be valid, or else when its proof was
  /// made; `nil` when it says neither.
  let signedAt: Int?
  /// The last moment that it counts, if there is one.
  let validUntil: Int?
  /// How long whoever fetched it may go by it, in milliseconds.
  let lifetime: Int
  let bits: [UInt8]
  /// Whether it is written as Blijk writes them, so that its organisation keeps a register of ours.
  let isOurs: Bool
  /// Whether a newer one of this address was seen before. Then only what it withdraws counts, since a
  /// withdrawal is final.
  package var isOutdated = false

  /// The day that it is of, where it says so.
  var day: CalendarDate? { signedAt.map { .inTheNetherlands($0) } }

  /// Whether this organisation signed it, with a key that still vouches.
  func isSigned(by issuer: TrustedIssuer, at now: Int) -> Bool {
    self.issuer == issuer.did && issuer.keys.contains(key)
      && issuer.vouches(with: key, signedAt: signedAt, now: now)
  }

  /// The same, and whether it counts at this moment.
  func speaks(for issuer: TrustedIssuer, at now: Int) -> Bool {
    isSigned(by: issuer, at: now) && (validUntil ?? now) >= now
  }

  /// Whether its organisation asks by now to fetch it again. It may have been fetched later than it was
  /// signed, so this is told, and decides nothing.
  func asksToBeFetchedAgain(at now: Int) -> Bool {
    signedAt.map { now - $0 > lifetime / 1000 } ?? false
  }

  /// Whether a document is withdrawn; `nil` when the list cannot tell.
  func tells(of index: Int) -> Bool? {
    guard let isSet = isSet(index), isSet || !isOutdated else { return nil }
    return isSet
  }

  /// Whether a place in it is set; `nil` when there is no such place.
  func isSet(_ index: Int) -> Bool? {
    guard index >= 0, index / 8 < bits.count else { return nil }
    // The first document is the highest bit of the first byte (§3.2).
    return bits[index / 8] >> (7 - UInt8(index % 8)) & 1 == 1
  }
}
