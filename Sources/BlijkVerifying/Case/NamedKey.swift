import BlijkCredential
import BlijkKeys

/// Whose key a document names: by 8 bytes in a token, by its DID URL in a credential.
enum NamedKey {
  /// A trusted issuer's.
  case known(TrustedIssuer, PublicKey)
  /// The code names one key of this issuer and the credential another key.
  case twoKeys(TrustedIssuer)
  /// No trusted issuer's; with the key that the document itself carries, if it does.
  case stranger(PublicKey?)

  init(of token: Token?, _ credential: SignedCredential?, trust: TrustList) {
    self = .stranger(nil)
    if let token {
      guard let owner = trust.owner(ofKeyPrefix: token.keyPrefix) else { return }
      self = .known(owner.issuer, owner.key)
    }
    guard let credential else { return }
    guard let method = credential.method, let mark = method.firstIndex(of: "#"),
      let issuer = trust.issuer(String(method[..<mark])), let key = credential.key(of: issuer)
    else {
      // The code beside it may be a known organisation's: an answer about a stranger names nobody.
      self = .stranger(token == nil ? credential.keyOfItself : nil)
      return
    }
    if case .known(let owner, let other) = self, other.id != key.id {
      self = .twoKeys(owner)
    } else {
      self = .known(issuer, key)
    }
  }

  /// The organisation that an answer names.
  var issuer: TrustedIssuer? {
    switch self {
    case .known(let issuer, _), .twoKeys(let issuer): issuer
    case .stranger: nil
    }
  }

  /// The one key that may have signed.
  var key: PublicKey? {
    switch self {
    case .known(_, let key): key
    case .stranger(let key): key
    case .twoKeys: nil
    }
  }
}
