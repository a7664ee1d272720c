import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkSecrets
import BlijkTestSupport
import BlijkVerifying
import Foundation
import Testing

/// The published inputs of the Verifiable Credentials Data Model 2.0: `-ok` is read, `-fail` refused.
///
/// They are unsigned, and name contexts that nobody here knows. So each is signed as a JWT, which does not
/// look into contexts, and handed in as anybody's file.
@Suite(.enabled(if: Project.expectsPublished, "\(Project.lacksPublished)"))
struct DataModelTests {
  private static let did = "did:web:bewijs.example"

  private static func names(_ part: String) -> [String] {
    guard let folder = Project.conformance.map({ "\($0)/vc-data-model-2.0" }) else { return [] }
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".json") && $0.contains(part) }.sorted()
  }

  /// What the published suite fills in before it hands an input over.
  private func filled(_ name: String) throws -> JSON {
    var json = try JSON(reading: Project.published("vc-data-model-2.0/\(name)"))
    if json["issuer"] == nil, name != "credential-no-issuer-fail.json" {
      json["issuer"] = .string(Self.did)
    } else if json["issuer"]?.object != nil, json["issuer"]?["id"] == nil {
      json["issuer"]?["id"] = .string(Self.did)
    }
    for (member, value) in [
      ("PAST DATE", "2020-01-01T00:00:00Z"), ("FUTURE DATE", "2099-01-01T00:00:00Z"),
    ] {
      for date in ["validFrom", "validUntil"] where json[date]?.string == member {
        json[date] = .string(value)
      }
    }
    return json
  }

  /// Nobody here can tell what was withdrawn, so a credential that is read is at best `statusUnknown`.
  private func state(_ name: String) throws -> Verdict.State {
    let key = try TestKeys.key(.rsa)
    var trust = TrustList()
    try trust.add(
      TrustedIssuer(did: Self.did, name: "B", url: nil, phone: nil, keys: [key.publicKey]))
    let jwt = try JWT(
      signing: filled(name), with: key, method: "\(Self.did)#\(key.publicKey.id.thumbprint)")
    return Verifier(trust: trust, register: .none).verify(jwt.compact).state
  }

  /// But one: who sees one name cannot tell that a credential speaks of others too.
  @Test func everyCredentialThatIsGoodIsRead() throws {
    let several = "credential-subject-multiple-ok.json"
    let names = Self.names("-ok").filter { !$0.contains("presentation-") && $0 != several }
    #expect(names.count == 53)
    #expect(try state(several) == .unreadable)
    for name in names { #expect(try state(name) == .statusUnknown, "\(name)") }
  }

  /// Of a presentation, Blijk reads nothing: nobody hands one in to have a document checked. The proof
  /// inside a credential is told from its JWT; the input of which it has no type is a test of its own.
  @Test func everythingElseIsRefused() throws {
    let proof = "credential-proof-missing-type-fail.json"
    let bad = Self.names("-fail").filter { $0 != proof }
    #expect(bad.count == 51)
    for name in bad { #expect(try state(name) == .unreadable, "\(name)") }
    for name in Self.names("presentation-") { #expect(try state(name) == .unreadable, "\(name)") }
    let json = try JSON(reading: try filled(proof).serialized())
    #expect(problem { try SignedCredential(reading: json.serialized()) }?.code == .unreadable)
  }
}
