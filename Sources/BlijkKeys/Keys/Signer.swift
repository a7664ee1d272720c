public import BlijkBasics

/// Something that signs: a private key in memory, or one that lives elsewhere.
public protocol Signer: Sendable {
  /// The public half.
  var publicKey: PublicKey { get }
  /// The signature over the bytes: 64 bytes for Ed25519, the modulus' length for RSA.
  func sign(_ bytes: [UInt8]) throws(Problem) -> [UInt8]
}
