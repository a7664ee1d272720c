package import BlijkBasics
import BlijkCredential
package import BlijkKeys

/// `register/head.txt`: whose published register this is, of when, and of which files it consists. All else
/// is named by its own hash, so this is the only file that changes in place.
package struct SiteHead: Sendable, Hashable {
  package let issuer: String
  package let sequence: Int
  package let time: String
  package let documents: Int
  package let bits: Int
  /// The hashes that the files with records are called by; empty for one without records.
  package let shards: [String]
  /// The hash that the list of files with sealed codes is called by; nil where codes cannot be typed.
  package let codes: String?

  package static let path = "register/head.txt"
  /// The most bytes of a head.
  package static let longest = 4 << 20

  package init(
    issuer: String, sequence: Int, time: String, documents: Int, shards: [String], codes: String?
  ) {
    self.issuer = issuer
    self.sequence = sequence
    self.time = time
    self.documents = documents
    bits = SiteShards.bits(for: documents)
    self.shards = shards
    self.codes = codes
  }

  /// The line that is signed, with its end.
  private var line: [UInt8] {
    var json: JSON = [
      "issuer": .string(issuer), "layout": .integer(1), "sequence": .integer(sequence),
      "time": .string(time), "documents": .integer(documents), "bits": .integer(bits),
      "shards": .array(shards.map { .string($0) }),
    ]
    if let codes { json["codes"] = .string(codes) }
    return json.serialized() + [0x0A]
  }

  /// The file's bytes.
  package func signed(with signer: any Signer) throws(Problem) -> [UInt8] {
    let line = line
    let signature = try DetachedSignature(
      signing: line, with: signer, method: signer.publicKey.id.method(of: issuer))
    return line + Array(signature.compact.utf8) + [0x0A]
  }

  /// Reads a head that one of these organisations signed.
  ///
  /// - Returns: The head, and the key that signed it.
  /// - Throws: Why it does not count.
  package static func read(_ bytes: [UInt8], trust: TrustList, now: Int) throws(Problem) -> (
    head: SiteHead, key: PublicKey
  ) {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard lines.count == 3, lines[2].isEmpty else {
      throw wrong("het zijn geen twee regels", "these are not two lines")
    }
    let line = Array(lines[0]) + [0x0A]
    let (signature, head) = try parts(Array(lines[0]), Array(lines[1]))
    guard let trusted = trust.issuer(head.issuer) else {
      throw wrong("de organisatie wordt niet vertrouwd", "its organisation is not trusted")
    }
    guard let key = trusted.key(method: signature.method),
      trusted.vouches(with: key, signedAt: Timestamp.seconds(head.time), now: now),
      signature.isSigned(by: key, over: line)
    else { throw wrong("de handtekening klopt niet", "its signature does not hold") }
    guard head.line == line else {
      throw wrong("de eerste regel klopt niet", "its first line is wrong")
    }
    return (head, key)
  }

  private static func parts(_ line: [UInt8], _ last: [UInt8]) throws(Problem) -> (
    DetachedSignature, SiteHead
  ) {
    do throws(Problem) {
      return (
        try DetachedSignature(reading: String(decoding: last, as: UTF8.self)),
        try SiteHead(SignedValue(JSON(reading: line), named: "head"))
      )
    } catch {
      throw wrong("het is niet te lezen", "it cannot be read")
    }
  }

  /// Reads a head without its signature: one that is known, byte for byte, to be our own.
  package init(published bytes: [UInt8]) throws(Problem) {
    try self.init(
      SignedValue(JSON(reading: Array(bytes.prefix { $0 != 0x0A })), named: "head"))
  }

  private init(_ json: SignedValue) throws(Problem) {
    issuer = try json.text("issuer")
    sequence = try json.member("sequence").integer()
    time = try json.text("time")
    documents = try json.member("documents").integer()
    bits = try json.member("bits").integer()
    shards = try json.elements("shards").map { value throws(Problem) in try value.text() }
    codes = try json.optionalText("codes")
    // With another number of files somebody could be alone in one.
    guard (0...SiteShards.mostDocuments).contains(documents),
      bits == SiteShards.bits(for: documents),
      shards.count == 1 << bits, time.utf8.count <= 40,
      Timestamp.seconds(time) != nil,
      shards.allSatisfy({ $0.isEmpty || Self.isName($0) }), codes.map(Self.isName) ?? true
    else { throw Self.wrong("de eerste regel klopt niet", "its first line is wrong") }
  }

  /// Whether a text is the half of a hash that a file is called by.
  package static func isName(_ text: String) -> Bool {
    text.utf8.count == 32
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }

  /// What a file with these bytes is called.
  package static func name(of bytes: [UInt8]) -> String {
    Hex.encode(Array(SHA256.hash(bytes).prefix(16)))
  }

  private static func wrong(_ nl: String, _ en: String) -> Problem {
    Problem(
      .unreadable, nl: "Het begin van het gepubliceerde register (\(path)) telt niet mee: \(nl).",
      en: "The head of the published register (\(path)) does not count: \(en).")
  }
}
