package import BlijkBasics

/// Ed25519 keys as a Multikey (Controlled Identifiers 1.0 §2.2.2): base58btc of the two bytes that mean
/// `ed25519-pub`, and the key.
extension PublicKey {
  private static let prefix: [UInt8] = [0xED, 0x01]

  /// `z6Mk…`.
  ///
  /// - Throws: `cryptography`, when this is no Ed25519 key.
  package func multikey() throws(Problem) -> String {
    "z" + Base58.encode(Self.prefix + (try ed25519Bytes()))
  }

  /// Reads a Multikey; `nil` when the text is none, or of another kind of key.
  package init?(multikey text: some StringProtocol) {
    guard text.hasPrefix("z"), let bytes = Base58.decode(text.dropFirst()), bytes.count == 34,
      bytes.starts(with: Self.prefix), let key = try? PublicKey(ed25519: Array(bytes.dropFirst(2)))
    else { return nil }
    self = key
  }

  /// The key in a `did:key` (W3C CCG, The did:key Method §3.1); `nil` for other DIDs, and for keys of another
  /// kind.
  package init?(did: some StringProtocol) {
    guard did.hasPrefix("did:key:") else { return nil }
    self.init(multikey: did.dropFirst(8))
  }
}
