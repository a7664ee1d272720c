import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkSecrets
import BlijkTestSupport

/// Everything that a verifier can be handed.
extension Shape {
  /// With credentials that name a known key, which did not sign them, and those of issuers that are their
  /// own key, which did.
  static func handedIn(known key: PrivateKey) throws -> [Shape] {
    let did = "did:key:\(try key.publicKey.multikey())"
    let known = "did:web:bewijs.example#\(key.publicKey.id.thumbprint)"
    let own = "\(did)#\(did.dropFirst(8))"
    return pages + pngs + xml + tokens + texts
      + credentials.map { $0.mapped("known key") { proven($0, by: known) } }
      + credentials.map { $0.mapped("own key") { signed($0, by: key, method: own, suite: .rdfc) } }
      + credentials.map {
        $0.mapped("own key, as JSON") { signed($0, by: key, method: own, suite: .jcs) }
      }
      + credentials.map { $0.mapped("own key, as JWT") { jwt($0, by: key, method: own) } }
      + credentials.map { $0.mapped("known key, in a page") { page(proven($0, by: known)) } }
      + credentials.map { $0.mapped("known key, in a picture") { picture(proven($0, by: known)) } }
  }

  /// With a proof that the key never made.
  private static func proven(_ bytes: [UInt8], by method: String) -> [UInt8] {
    guard var json = try? JSON(reading: bytes) else { return bytes }
    json["issuer"] = .string(String(method.prefix { $0 != "#" }))
    let signature = [UInt8](repeating: 1, count: 64)
    add(proof(method, .rdfc, signature), to: &json)
    return json.serialized()
  }

  private static func signed(
    _ bytes: [UInt8], by key: PrivateKey, method: String, suite: DataIntegrityProof.Cryptosuite
  ) -> [UInt8] {
    guard var json = try? JSON(reading: bytes) else { return bytes }
    json["issuer"] = .string(String(method.prefix { $0 != "#" }))
    var settings = proof(method, suite, [])
    settings["proofValue"] = nil
    var bare = json
    bare["proof"] = nil
    let data = try? DataIntegrityProof.hashData(bare, proof: settings, by: suite)
    let signature = try? data.map { data throws(Problem) in try key.sign(data) }
    add(proof(method, suite, signature ?? [UInt8](repeating: 1, count: 64)), to: &json)
    return json.serialized()
  }

  private static func jwt(_ bytes: [UInt8], by key: PrivateKey, method: String) -> [UInt8] {
    guard var json = try? JSON(reading: bytes) else { return bytes }
    json["issuer"] = .string(String(method.prefix { $0 != "#" }))
    return (try? JWT(signing: json, with: key, method: method).compact) ?? bytes
  }

  private static func proof(
    _ method: String, _ suite: DataIntegrityProof.Cryptosuite, _ signature: [UInt8]
  ) -> JSON {
    [
      "type": "DataIntegrityProof", "cryptosuite": .string(suite.rawValue),
      "created": "2026-01-01T00:00:00Z", "verificationMethod": .string(method),
      "proofPurpose": "assertionMethod", "proofValue": .string("z" + Base58.encode(signature)),
    ]
  }

  /// Beside what a shape has there already.
  private static func add(_ proof: JSON, to json: inout JSON) {
    switch json["proof"] {
    case .array(let others): json["proof"] = .array([proof] + others)
    case .object(var object):
      for member in proof.object?.members ?? [] { object[member.name] = member.value }
      json["proof"] = .object(object)
    default: json["proof"] = proof
    }
  }

  private static func page(_ credential: [UInt8]) -> [UInt8] {
    Array("<html><script type=\"application/vc\">".utf8) + credential
      + Array("</script></html>".utf8)
  }

  private static func picture(_ credential: [UInt8]) -> [UInt8] {
    Array("<svg xmlns:o='https://purl.imsglobal.org/ob/v3p0'><o:credential><![CDATA[".utf8)
      + credential + Array("]]></o:credential></svg>".utf8)
  }
}
