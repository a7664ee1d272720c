public import BlijkBasics
import Foundation

/// The organisations that are believed, each once, with keys that a token can tell apart.
public struct TrustList: Sendable {
  /// The organisations, by DID.
  public private(set) var issuers: [String: TrustedIssuer] = [:]
  /// Files that were passed over, and why.
  public private(set) var problems: [Problem] = []
  private var owners: [[UInt8]: (did: String, key: PublicKey)] = [:]

  /// An empty list.
  public init() {}

  /// Reads every `*.json` of these folders; of a DID that stands in two, the first counts.
  ///
  /// A file that is wrong is passed over and named in `problems`, so that one bad file does not take
  /// the checks of all other organisations down with it.
  public init(folders: [String]) {
    for folder in folders {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      for name in names.sorted() where name.hasSuffix(".json") {
        let path = "\(folder)/\(name)"
        do throws(Problem) {
          for issuer in try Self.issuers(at: path) where issuers[issuer.did] == nil {
            try add(issuer)
          }
        } catch {
          problems.append(
            Problem(
              error.code, nl: "\(path) is overgeslagen: \(error.message.nl)",
              en: "\(path) was passed over: \(error.message.en)"))
        }
      }
    }
  }

  /// Reads the organisations of a DID document, or of a JWK set whose keys are named by DID URLs
  /// (RFC 7517 §5).
  package static func issuers(at path: String) throws(Problem) -> [TrustedIssuer] {
    guard let data = FileManager.default.contents(atPath: path), data.count <= 1 << 20 else {
      throw Problem(
        .cannotRead, nl: "Het bestand '\(path)' kan niet worden gelezen.",
        en: "The file '\(path)' cannot be read.")
    }
    return try TrustedIssuer.all(in: JSON(reading: Array(data)))
  }

  /// Adds an organisation; refuses a DID that is there, and a key that a token could not tell from
  /// another's (equal first 8 bytes of the thumbprint).
  package mutating func add(_ issuer: TrustedIssuer) throws(Problem) {
    var prefixes = Set(owners.keys)
    for key in issuer.keys where !prefixes.insert(key.id.prefix).inserted {
      throw Problem(
        .badTrustList,
        nl: "Een sleutel van \(issuer.name) staat al in de lijst, of lijkt te veel op een andere.",
        en: "A key of \(issuer.name) is in the list already, or is too much like another.")
    }
    guard issuers[issuer.did] == nil else {
      throw Problem(
        .badTrustList, nl: "\(issuer.did) staat al in de lijst.",
        en: "\(issuer.did) is in the list already.")
    }
    issuers[issuer.did] = issuer
    for key in issuer.keys { owners[key.id.prefix] = (issuer.did, key) }
  }

  /// Takes an organisation off the list.
  package mutating func remove(_ did: String) {
    issuers[did] = nil
    owners = owners.filter { $0.value.did != did }
  }

  /// Describes an organisation of the list anew; who is not in it stays out.
  package mutating func describe(
    _ did: String, name: String, url: String?, phone: String?, kvk: String?
  ) {
    issuers[did] = issuers[did]?.described(name: name, url: url, phone: phone, kvk: kvk)
  }

  /// Whose key a token names by 8 bytes.
  package func owner(ofKeyPrefix prefix: [UInt8]) -> (issuer: TrustedIssuer, key: PublicKey)? {
    guard let owner = owners[prefix], let issuer = issuers[owner.did] else { return nil }
    return (issuer, owner.key)
  }
}
