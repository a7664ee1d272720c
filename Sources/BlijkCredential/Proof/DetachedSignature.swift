package import BlijkBasics
package import BlijkKeys

/// A signature that stands apart from what it signs (JWS with detached content, RFC 7515 appendix F).
package struct DetachedSignature: Sendable {
  /// The compact form with nothing between the dots.
  package let compact: String
  /// The DID URL of the key that should have signed.
  package let method: String
  private let header: [UInt8]
  private let algorithm: String
  private let signature: [UInt8]

  package init(signing content: [UInt8], with signer: any Signer, method: String) throws(Problem) {
    self.method = method
    algorithm = signer.publicKey.algorithm.rules.jwtName
    let json: JSON = ["alg": .string(algorithm), "kid": .string(method)]
    header = Base64URL.encode(json.serialized())
    signature = try signer.sign(Self.signed(header, content))
    compact = String(decoding: header, as: UTF8.self) + ".." + Base64URL.string(signature)
  }

  package init(reading text: String) throws(Problem) {
    let parts = Array(text.utf8).split(
      separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard text.utf8.count <= 4096, parts.count == 3, parts[1].isEmpty,
      let head = Base64URL.decode(parts[0]), let signature = Base64URL.decode(parts[2]),
      case let json = try JSON(reading: head), json["crit"] == nil, json["b64"] == nil,
      case let header = SignedValue(json, named: "jws"),
      let algorithm = try? header.text("alg"), let method = try? header.text("kid")
    else {
      throw Problem(
        .unreadable, nl: "Dit is geen losse handtekening.", en: "This is not a detached signature.")
    }
    compact = text
    self.header = Array(parts[0])
    self.algorithm = algorithm
    self.method = method
    self.signature = signature
  }

  /// Whether this key signed the content; the algorithm is the key's, never the header's choice.
  package func isSigned(by key: PublicKey, over content: [UInt8]) -> Bool {
    algorithm == key.algorithm.rules.jwtName
      && key.verifies(signature, over: Self.signed(header, content))
  }

  private static func signed(_ header: [UInt8], _ content: [UInt8]) -> [UInt8] {
    header + [UInt8(ascii: ".")] + Base64URL.encode(content)
  }
}
