import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkTestSupport

/// Credentials with more of everything, of an issuer that is trusted or is its own key.
extension Shape {
  private static let openBadges = Credential.contexts.array?.last?.string ?? ""

  /// Unsigned.
  static let credentials: [Shape] = [
    credential("types", in: "type", first: "\"VerifiableCredential\"") { _ in "\"Achievement\"" },
    credential("strange types", in: "type", first: "\"VerifiableCredential\"") { "\"urn:\($0)\"" },
    credential("contexts", in: "@context", first: "\"https://www.w3.org/ns/credentials/v2\"") { _ in
      "\"\(openBadges)\""
    },
    credential("equal nodes", in: "evidence") { _ in #"{"type":"Evidence"}"# },
    credential("nodes", in: "evidence") { #"{"type":"Evidence","name":"\#($0)"}"# },
    credential("nodes with an address", in: "evidence") {
      #"{"id":"urn:\#($0)","type":"Evidence"}"#
    },
    credential("equal nests", in: "evidence") { _ in
      #"{"type":"Evidence","name":{"type":"Evidence"}}"#
    },
    credential("texts", in: "name") { "\"\($0)\"" },
    credential("decimals", in: "name") { "\($0).5" },
    credential("numbers", in: "name") { "\($0)" },
    credential("statuses", in: "credentialStatus") {
      #"{"type":"BitstringStatusListEntry","statusPurpose":"revocation","statusListIndex":"\#($0)","#
        + #""statusListCredential":"https://a.example/1"}"#
    },
    credential("proofs", in: "proof") { _ in #"{"type":"DataIntegrityProof"}"# },
    credential("subjects", in: "credentialSubject") { #"{"id":"urn:\#($0)"}"# },
    described("equal values of a list", "allowedValue") { _ in "\"x\"" },
    described("values of a list", "allowedValue") { "\"\($0)\"" },
    Shape("members of a proof") { size, chance in
      var json = base
      json["proof"] = .object(members(of: size, from: json["proof"]?.object))
      return json.serialized()
    },
    Shape("unknown members") { size, _ in
      JSON.object(members(of: size, from: base.object)).serialized()
    },
    Shape("a long address") { size, chance in
      var json = base
      let half = size / Int.random(in: 2...20, using: &chance)
      json["id"] = .string("urn:" + String(repeating: "x", count: half))
      let list = bytes(of: size - half, from: "[\"VerifiableCredential\"") { ",\"urn:\($0)\"" }
      json["type"] = try? JSON(reading: list + [UInt8(ascii: "]")])
      return json.serialized()
    },
    Shape("contexts and nodes") { size, _ in
      var json = base
      let contexts = list(of: size / 2, first: "\"https://www.w3.org/ns/credentials/v2\"") { _ in
        "\"\(openBadges)\""
      }
      json["@context"] = contexts
      json["evidence"] = list(of: size / 2, first: "{}") { _ in #"{"type":"Evidence","name":"x"}"# }
      return json.serialized()
    },
    Shape("nests with contexts") { size, _ in
      var json = base
      json["evidence"] = list(of: size, first: "{}") { _ in
        #"{"type":"Evidence","@context":\#(Credential.contexts.text)}"#
      }
      return json.serialized()
    },
    Shape("a long text") { size, _ in
      var json = base
      json["name"] = .string(String(repeating: "é\n", count: size / 4))
      return json.serialized()
    },
    Shape("a tree of equal nodes") { _, chance in
      var json = base
      let wide = Int.random(in: 2...40, using: &chance)
      json["evidence"] = tree(
        deep: Int.random(in: 1...(wide < 4 ? 10 : wide < 12 ? 3 : 2), using: &chance), wide: wide)
      return json.serialized()
    },
    Shape("a nest of types") { size, _ in
      var json = base
      let types = (0..<size / 400).map { JSON.string($0 % 2 == 0 ? "Achievement" : "Profile") }
      json["evidence"] = (0..<25).reduce(["type": "Evidence"]) { inner, _ in
        ["type": .array(["Evidence"] + types), "name": inner]
      }
      return json.serialized()
    },
  ]

  /// What each of them is besides.
  private static let base: JSON = [
    "@context": Credential.contexts, "id": "urn:uuid:1",
    "type": ["VerifiableCredential", "OpenBadgeCredential"],
    "issuer": ["id": "did:web:bewijs.example", "type": "Profile"],
    "validFrom": "2026-01-01T00:00:00Z",
    "credentialSubject": ["id": "urn:uuid:2", "type": ["AchievementSubject"]],
  ]

  private static func credential(
    _ name: String, in member: String, first: String? = nil,
    _ value: @escaping @Sendable (Int) -> String
  ) -> Shape {
    Shape(name) { size, _ in
      var json = base
      json[member] = list(of: size, first: first ?? value(0), value)
      return json.serialized()
    }
  }

  /// Deeper down, where contexts have terms of their own.
  private static func described(
    _ name: String, _ member: String, _ value: @escaping @Sendable (Int) -> String
  ) -> Shape {
    Shape(name) { size, _ in
      var description: JSON = ["id": "urn:uuid:3", "type": ["ResultDescription"], "name": "x"]
      description[member] = list(of: size, first: value(0), value)
      var json = base
      json["credentialSubject"]?["achievement"] = [
        "id": "urn:uuid:4", "type": ["Achievement"], "resultDescription": [description],
      ]
      return json.serialized()
    }
  }

  private static func list(of size: Int, first: String, _ value: (Int) -> String) -> JSON {
    let text = bytes(of: size - 1500, from: "[" + first) { "," + value($0) }
    return (try? JSON(reading: text + [UInt8(ascii: "]")])) ?? .null
  }

  private static func members(of size: Int, from object: JSONObject?) -> JSONObject {
    var object = object ?? JSONObject()
    let text = bytes(of: size - 1500, from: #"{"":0"#) { ",\"m\($0)\":0" }
    let more = try? JSON(reading: text + [UInt8(ascii: "}")])
    for member in more?.object?.members ?? [] { object[member.name] = member.value }
    return object
  }

  private static func tree(deep: Int, wide: Int) -> JSON {
    guard deep > 0 else { return ["type": "Evidence"] }
    let inner = tree(deep: deep - 1, wide: wide)
    return .array(
      (0..<wide).map { _ in
        deep == 1 ? ["type": "Evidence"] : ["type": "Evidence", "name": inner]
      })
  }
}
