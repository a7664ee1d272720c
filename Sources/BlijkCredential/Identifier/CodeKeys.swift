import BlijkKeys

/// What is derived of a check code, so that published files can be searched and opened by who has the code,
/// and by nobody else.
///
/// A code has 75 random bits, which nobody finds by trying. Making it slow all the same means that nothing
/// public lets a guess be tried for less than `rounds` of a hash.
package struct CodeKeys: Sendable, Hashable {
  /// Names the document in published files, and says which of them it is in.
  package let tag: [UInt8]
  private let key: [UInt8]
  private let nonceKey: [UInt8]

  package static let tagSize = 16
  /// How often the hash is repeated.
  static let rounds: Int32 = 1000
  /// What sealed text is a multiple of: its length then tells little about what it says.
  package static let block = 256

  /// What tag and keys are expanded from, 32 bytes: a quarter of a millisecond.
  package static func master(of id: DocumentID, issuer: String) -> [UInt8] {
    KeyDerivation.stretched(
      id.bytes, salt: Array("blijk-code-1".utf8) + [0] + Array(issuer.utf8), rounds: rounds)
  }

  package init(master: [UInt8]) {
    tag = KeyDerivation.expanded(master, for: "tag", count: Self.tagSize)
    key = KeyDerivation.expanded(master, for: "key")
    nonceKey = KeyDerivation.expanded(master, for: "nonce")
  }

  package init(of id: DocumentID, issuer: String) {
    self.init(master: Self.master(of: id, issuer: issuer))
  }

  /// The nonce and the encrypted text, padded with blanks. The nonce is made from the text: the same text
  /// gives the same bytes, and no other text ever gets the same nonce.
  package func seal(_ text: [UInt8], issuer: String) -> [UInt8] {
    let blanks = (Self.block - text.count % Self.block) % Self.block
    let padded = text + [UInt8](repeating: 0x20, count: blanks)
    let nonce = Array(HMACSHA256.code(padded, key: nonceKey).prefix(AESGCM.nonceSize))
    return nonce
      + AESGCM.seal(padded, key: key, nonce: nonce, authenticating: authenticated(issuer))
  }

  /// The text with its blanks; nil when it was not sealed with this code, or is not as `seal` makes it.
  package func open(_ sealed: [UInt8], issuer: String) -> [UInt8]? {
    let nonce = Array(sealed.prefix(AESGCM.nonceSize))
    guard
      let padded = AESGCM.open(
        Array(sealed.dropFirst(AESGCM.nonceSize)), key: key, nonce: nonce,
        authenticating: authenticated(issuer)),
      padded.count.isMultiple(of: Self.block),
      nonce == Array(HMACSHA256.code(padded, key: nonceKey).prefix(AESGCM.nonceSize))
    else { return nil }
    return padded
  }

  /// The layout of the files, whose they are, and which document's: what is sealed fits nowhere else.
  private func authenticated(_ issuer: String) -> [UInt8] { [1] + Array(issuer.utf8) + tag }
}
