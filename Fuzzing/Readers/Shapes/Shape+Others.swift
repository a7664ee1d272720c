import BlijkBasics
import BlijkCredential
import BlijkTestSupport

/// Smaller formats.
extension Shape {
  /// Digits of codes.
  static let tokens: [Shape] = [
    Shape("digits of a code") { _ in "00000000000000001" },
    inToken("nests") { _ in [0x81] },
    inToken("items") { _ in [0x00] },
    inToken("maps") { number in [UInt8(truncatingIfNeeded: number % 24), 0xA0] },
  ]

  /// As long as a code may be, or longer.
  private static func inToken(_ name: String, _ piece: @escaping @Sendable (Int) -> [UInt8])
    -> Shape
  {
    Shape("\(name) in a code") { _, chance in
      let most = Int.random(in: 1...600, using: &chance)
      var bytes: [UInt8] = [0x9A, 0, 0, 2, 0]
      for number in 0..<most { bytes += piece(number) }
      return Array(TokenDigits.encode(bytes).utf8)
    }
  }

  /// Organisations with more keys than anybody has.
  static let didDocuments: [Shape] = [
    didDocument("references", method(0)) { _ in "\"#key-0\"" },
    didDocument("references to nothing", method(0)) { "\"#key-\($0)\"" },
    didDocument("embedded keys", "") { method($0) },
    Shape(
      "declared keys", from: document + "\"assertionMethod\":[],\"verificationMethod\":[{}",
      to: "]}"
    ) {
      "," + method($0)
    },
    Shape("declared and referred to") { size, _ in
      let declared = bytes(of: size / 2, from: document + "\"verificationMethod\":[{}") {
        ",{\"id\":\"#\($0)\"}"
      }
      return declared
        + bytes(of: size / 2 - 4, from: "],\"assertionMethod\":[{}") { _ in ",\"#none\"" }
        + Array("]}".utf8)
    },
    Shape("keys of a set", from: "{\"keys\":[\(jwk(0))", to: "]}") { "," + jwk($0) },
  ]

  private static let document = "{\"id\":\"did:web:a.example\","

  private static func didDocument(
    _ name: String, _ declared: String, _ piece: @escaping @Sendable (Int) -> String
  ) -> Shape {
    Shape(
      name,
      from: document + "\"verificationMethod\":[\(declared)],\"assertionMethod\":[\(piece(0))",
      to: "]}"
    ) { "," + piece($0) }
  }

  private static func method(_ number: Int) -> String {
    "{\"id\":\"#key-\(number)\",\"type\":\"Multikey\",\"controller\":\"did:web:a.example\","
      + "\"revoked\":\"2026-01-01T00:00:00Z\","
      + "\"publicKeyMultibase\":\"z6MkvLrkgkeeWeRwktZGShYPiB5YuPkhN2yi3MqMKZMFMgWr\"}"
  }

  private static func jwk(_ number: Int) -> String {
    "{\"kid\":\"did:web:a.example#\(number)\",\"kty\":\"OKP\",\"crv\":\"Ed25519\","
      + "\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}"
  }

  /// Lists that unpack to far more than they are.
  static func statusLists(_ sample: JSON, _ wrap: @escaping @Sendable (JSON) -> [UInt8]) -> [Shape]
  {
    let packed: @Sendable (Int) -> JSON = { size in
      var json = sample
      let bits = (try? Deflate.gzip([UInt8](repeating: 0, count: size))) ?? []
      json["credentialSubject"]?["encodedList"] = .string("u" + Base64URL.string(bits))
      return json
    }
    return [
      Shape("packed zeros") { size, _ in wrap(packed(size * 20)) },
      Shape("as many as may be") { _, _ in wrap(packed(4 << 20)) },
      Shape("no list") { size, _ in
        var json = sample
        json["credentialSubject"]?["encodedList"] = .string(
          "u" + String(repeating: "A", count: size))
        return wrap(json)
      },
    ]
      + credentials.map {
        $0.mapped("as a list") { bytes in
          wrap((try? JSON(reading: bytes)) ?? .null)
        }
      }
  }
}
