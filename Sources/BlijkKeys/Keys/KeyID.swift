import BlijkBasics

/// The name of a key: the SHA-256 thumbprint of its public JWK (RFC 7638).
public struct KeyID: Sendable, Hashable {
  /// 43 letters of base64url.
  public let thumbprint: String
  /// The thumbprint's first 8 bytes, as a token carries them.
  package let prefix: [UInt8]

  /// The thumbprint's first 80 bits in four groups of four, `EY77-DD8T-…`, to read out on the telephone.
  public var spoken: String { Crockford.groups(spokenBytes) }
  private let spokenBytes: [UInt8]

  /// The DID URL by which an issuer's documents name it: `did:web:HOST#THUMBPRINT`.
  package func method(of did: some StringProtocol) -> String { "\(did)#\(thumbprint)" }

  package init(hash: [UInt8]) {
    thumbprint = Base64URL.string(hash)
    prefix = Array(hash.prefix(8))
    spokenBytes = Array(hash.prefix(10))
  }

  /// Reads a thumbprint as it is written in a key file's name.
  package init?(thumbprint: some StringProtocol) {
    guard let hash = Base64URL.decode(String(thumbprint)), hash.count == 32 else { return nil }
    self.init(hash: hash)
  }
}
