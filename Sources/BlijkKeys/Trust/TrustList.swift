public import BlijkBasics
import Foundation

/// The organisations that are believed, each once, with keys that a token can tell apart.
public struct TrustList: Sendable {
  /// The organisations, by DID.
  public private(set) var issuers: [String: TrustedIssuer] = [:]
  /// Files that were passed over, and why.
  public private(set) var problems: [Problem] = []
  private var owners: [[UInt8]: (did: String, key: PublicKey)] = [:]

  /// The most bytes of a file.
  private static let longest = 1 << 20
  /// The most files of a folder, and the most bytes of them together: some ten thousand organisations.
  static let mostFiles = 10_000
  static let mostBytes = 32 << 20

  /// An empty list.
  public init() {}

  /// Reads every `*.json` of these folders; of a DID that stands in two, the first counts.
  ///
  /// A file that is wrong is passed over and named in `problems`, so that one bad file does not take
  /// the checks of all other organisations down with it.
  public init(folders: [String]) {
    for folder in folders { read(folder) }
  }

  private mutating func read(_ folder: String) {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let names = all.filter { $0.hasSuffix(".json") }.sorted()
    var left = Self.mostBytes
    for (number, name) in names.enumerated() {
      guard number < Self.mostFiles, left > 0 else {
        problems.append(Self.tooMuch(in: folder, from: name))
        return
      }
      let path = "\(folder)/\(name)"
      do throws(Problem) {
        let bytes = try Self.bytes(of: path)
        left -= bytes.count
        for issuer in try TrustedIssuer.all(in: JSON(reading: bytes))
        where issuers[issuer.did] == nil {
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

  private static func tooMuch(in folder: String, from name: String) -> Problem {
    Problem(
      .badTrustList,
      nl:
        "In '\(folder)' staat te veel: vanaf '\(name)' is alles overgeslagen. Een map heeft ten hoogste "
        + "\(mostFiles) DID-documenten, samen \(mostBytes >> 20) MB. Verdeel ze over meer mappen.",
      en:
        "There is too much in '\(folder)': everything from '\(name)' on was skipped. A folder has at most "
        + "\(mostFiles) DID documents, together \(mostBytes >> 20) MB. Divide them over more folders."
    )
  }

  /// Reads the organisations of a DID document, or of a JWK set whose keys are named by DID URLs
  /// (RFC 7517 §5).
  package static func issuers(at path: String) throws(Problem) -> [TrustedIssuer] {
    try TrustedIssuer.all(in: JSON(reading: try bytes(of: path)))
  }

  private static func bytes(of path: String) throws(Problem) -> [UInt8] {
    guard let bytes = try? BoundedFile.read(path, atMost: longest) else {
      throw Problem(
        .cannotRead, nl: "Het bestand '\(path)' kan niet worden gelezen.",
        en: "The file '\(path)' cannot be read.")
    }
    return bytes
  }

  /// Adds an organisation; refuses a DID that is there, and a key that a token could not tell from
  /// another's (equal first 8 bytes of the thumbprint).
  package mutating func add(_ issuer: TrustedIssuer) throws(Problem) {
    var own: Set<[UInt8]> = []
    for key in issuer.keys
    where owners[key.id.prefix] != nil || !own.insert(key.id.prefix).inserted {
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
