package import BlijkBasics
package import BlijkKeys

/// The signed facts that a QR code carries: a CWT (RFC 8392) in COSE_Sign1 (RFC 9052 §4.2).
package struct Token: Sendable {
  /// The document.
  package let id: DocumentID
  /// What is signed.
  package let facts: Facts
  /// The first 8 bytes of the signing key's thumbprint.
  package let keyPrefix: [UInt8]
  /// The whole token.
  package let bytes: [UInt8]
  private let algorithm: KeyAlgorithm
  private let protected: [UInt8]
  private let payload: [UInt8]
  private let signature: [UInt8]

  /// The most bytes of a token that any reader looks at; a QR code of version 20 holds fewer.
  package static let longest = 1024
  /// The most bytes of a token with tasks: a QR code of version 16, 41 mm wide.
  package static let longestWithTasks = 415

  /// Signs the facts of a document. The tasks are left out when the key is RSA, or when they would make the
  /// QR code larger than scans well.
  package init(signing facts: Facts, id: DocumentID, with signer: any Signer) throws(Problem) {
    if !facts.tasks.isEmpty, signer.publicKey.algorithm.rules.leavesRoomForTasks {
      let whole = try Token(signingAll: facts, id: id, with: signer)
      if whole.bytes.count <= Self.longestWithTasks {
        self = whole
        return
      }
    }
    self = try Token(signingAll: facts.withoutTasks, id: id, with: signer)
  }

  private init(signingAll facts: Facts, id: DocumentID, with signer: any Signer) throws(Problem) {
    self.id = id
    self.facts = facts
    algorithm = signer.publicKey.algorithm
    keyPrefix = signer.publicKey.id.prefix
    protected = CBOR.record([(1, CBOR(algorithm.rules.coseNumber)), (4, .bytes(keyPrefix))])
      .encoded()
    payload = TokenPayload.encode(facts, id: id).encoded()
    signature = try signer.sign(Self.signatureStructure(protected: protected, payload: payload))
    bytes = CBOR.tag(
      18, .array([.bytes(protected), .map([]), .bytes(payload), .bytes(signature)])
    ).encoded()
  }

  /// Reads a token; its signature is not checked yet.
  package init(reading bytes: [UInt8]) throws(Problem) {
    guard bytes.count <= Self.longest else { throw CBORReader.problem("too long") }
    guard case .tag(18, .array(let parts)) = try CBORReader.read(bytes), parts.count == 4,
      let protected = parts[0].byteString, parts[1] == .map([]),
      let payload = parts[2].byteString, let signature = parts[3].byteString
    else { throw CBORReader.problem("not a COSE_Sign1") }
    (algorithm, keyPrefix) = try Self.header(protected)
    (id, facts) = try TokenPayload.decode(try CBORReader.read(payload))
    self.bytes = bytes
    (self.protected, self.payload, self.signature) = (protected, payload, signature)
  }

  /// Whether the signature is this key's; the algorithm is the key's, never the header's choice.
  package func isSigned(by key: PublicKey) -> Bool {
    algorithm == key.algorithm && keyPrefix == key.id.prefix
      && key.verifies(
        signature, over: Self.signatureStructure(protected: protected, payload: payload))
  }

  /// What the register keeps to recognise this token: SHA-256 over all of it, signature included.
  package var hash: [UInt8] { SHA256.hash(bytes) }

  private static func signatureStructure(protected: [UInt8], payload: [UInt8]) -> [UInt8] {
    CBOR.array([.text("Signature1"), .bytes(protected), .bytes([]), .bytes(payload)]).encoded()
  }

  private static func header(_ protected: [UInt8]) throws(Problem) -> (KeyAlgorithm, [UInt8]) {
    guard let pairs = try CBORReader.read(protected).pairs else {
      throw CBORReader.problem("protected header")
    }
    guard pairs.allSatisfy({ $0.key.integer == 1 || $0.key.integer == 4 }) else {
      throw TokenPayload.newer("header")
    }
    guard pairs.count == 2, let number = pairs[0].value.integer,
      let prefix = pairs[1].value.byteString, prefix.count == 8
    else { throw CBORReader.problem("protected header") }
    guard let algorithm = KeyAlgorithm.allCases.first(where: { $0.rules.coseNumber == number })
    else {
      throw TokenPayload.newer("alg \(number)")
    }
    return (algorithm, prefix)
  }
}

extension Facts {
  fileprivate var withoutTasks: Facts {
    Facts(
      kind: kind, title: title, name: name, date: date, validUntil: validUntil, period: period,
      tasks: [], isTest: isTest)
  }
}
