import BlijkBasics
import BlijkKeys
import BlijkSecrets
import BlijkTestSupport
import Foundation
import Testing

/// Folders and files of trusted organisations that are larger than anybody's.
@Suite struct LargeTrustTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder(inMemory: true) }

  private func document(_ number: Int, padding: Int = 0) throws -> String {
    let seed = (0..<32).map { UInt8(truncatingIfNeeded: $0 < 4 ? number >> (8 * $0) : 9) }
    let issuer = TrustedIssuer(
      did: "did:web:o\(number).example", name: "O", url: nil, phone: nil,
      keys: [try PrivateKey(ed25519Seed: seed).publicKey])
    return try issuer.didDocument().text + String(repeating: " ", count: padding)
  }

  private func name(_ number: Int) -> String {
    "o\(String(repeating: "0", count: 6 - String(number).count))\(number).json"
  }

  private func write(_ count: Int, padding: Int = 0) throws {
    for number in 0..<count {
      _ = try folder.file(name(number), document(number, padding: padding))
    }
  }

  /// What comes after the limit is not read, and told once with where it begins.
  @Test func aFolderOfTooManyFilesIsToldAndTheFirstCount() throws {
    try write(10_001)
    let list = TrustList(folders: [folder.path])
    #expect(list.issuers.count == 10_000 && list.issuers["did:web:o10000.example"] == nil)
    #expect(list.problems.count == 1)
    let told = try #require(list.problems.first)
    #expect(told.code == .badTrustList && told.message.nl.contains(name(10_000)))
    #expect(told.message.nl.contains(folder.path) && told.message.en.contains("10000 DID"))
  }

  @Test func aFolderOfTooManyBytesIsTold() throws {
    try write(40, padding: 1_000_000)
    let list = TrustList(folders: [folder.path])
    #expect(list.issuers.count == 34)
    #expect(list.problems.map(\.code) == [.badTrustList])
    let told = try #require(list.problems.first?.message.nl)
    #expect(told.contains(name(34)) && told.contains("32 MB"))
    // Each folder has a limit of its own.
    let other = try TemporaryFolder()
    _ = try other.file("a.json", document(50_000))
    #expect(TrustList(folders: [folder.path, other.path]).issuers.count == 35)
  }

  @Test(.timeLimit(.minutes(1))) func whatIsNoFileIsNamedAndNotWaitedFor() throws {
    #expect(unsafe mkfifo(folder("pijp.json"), 0o600) == 0)
    try FileManager.default.createSymbolicLink(
      atPath: folder("nul.json"), withDestinationPath: "/dev/zero")
    _ = try folder.file("z.json", document(1))
    let list = TrustList(folders: [folder.path])
    #expect(list.issuers.count == 1 && list.problems.count == 2)
    #expect(list.problems.contains { $0.message.nl.contains("pijp.json") })
    #expect(list.problems.contains { $0.message.nl.contains("nul.json") })
  }

  /// Each reference is looked for among all keys: the product of both is what counts.
  @Test func moreKeysThanAnybodyHasAreRefused() throws {
    var json = try JSON(reading: Array(document(1).utf8))
    let method = try #require(json["verificationMethod"]?.array?.first)
    json["verificationMethod"] = .array([method] + [JSON](repeating: ["id": "#x"], count: 255))
    #expect(try TrustedIssuer(didDocument: json).keys.count == 1)
    json["verificationMethod"] = .array([method] + [JSON](repeating: ["id": "#x"], count: 256))
    #expect(problem { try TrustedIssuer(didDocument: json) }?.code == .badTrustList)
    json["verificationMethod"] = [method]
    json["assertionMethod"] = .array([JSON](repeating: "#y", count: 257))
    let told = problem { try TrustedIssuer(didDocument: json) }
    #expect(told?.message.en.contains("verificationMethod") == true)

    var jwk = JSON.object(try TestKeys.key(.ed25519).publicKey.jwk)
    jwk["kid"] = "did:web:o.example#x"
    func set(_ count: Int) -> JSON { ["keys": .array([JSON](repeating: jwk, count: count))] }
    #expect(try TrustedIssuer.all(in: set(1024)).count == 1)
    #expect(problem { try TrustedIssuer.all(in: set(1025)) }?.message.nl.contains("1024") == true)
  }
}
