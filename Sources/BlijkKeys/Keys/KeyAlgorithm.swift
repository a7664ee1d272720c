/// What a key signs with. One key has one scheme; no header ever chooses another.
public enum KeyAlgorithm: String, Sendable, CaseIterable {
  /// Ed25519 (RFC 8032).
  case ed25519
  /// RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017 §8.2).
  case rsa
}
