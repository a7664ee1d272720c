public import BlijkBasics
import Foundation

/// The organisations that are believed, each once, with keys that a token can tell apart.
public struct TrustList: Sendable {
  /// The organisations, by DID.
  public private(set) var issuers: [String: TrustedIssuer] = [:]
  /// What does not count, and why.
  public private(set) var problems: [Problem] = []
  /// What counts, and should be looked at: a file under another name, names that look alike.
  public private(set) var remarks: [Problem] = []
  private var owners: [[UInt8]: (did: String, key: PublicKey)] = [:]

  /// The most bytes of a file.
  private static let longest = 1 << 20

  /// An empty list.
  public init() {}

  /// Reads these folders. A DID counts as the first folder that has it says, whole; what another says of it
  /// is not mixed in.
  ///
  /// What is wrong is left out and named in `problems`, so that one bad file does not take the checks of
  /// all other organisations down with it.
  public init(folders: [String]) {
    for folder in folders {
      let folder = TrustFolder(folder)
      problems += folder.problems
      remarks += folder.remarks
      for issuer in folder.issuers where issuers[issuer.did] == nil {
        do throws(Problem) {
          try add(issuer)
        } catch {
          problems.append(error)
        }
      }
    }
    remarks += namesThatLookAlike()
  }

  /// Who could be taken for somebody else by name.
  private func namesThatLookAlike() -> [Problem] {
    let alike = Dictionary(grouping: issuers.values) { LookAlike.skeleton($0.name) }
    return alike.values.filter { $0.count > 1 }.map { issuers in
      let names = issuers.sorted { $0.did < $1.did }.map { "'\($0.name)' (\($0.did))" }
        .joined(separator: ", ")
      return Problem(
        .badTrustList,
        nl:
          "Deze namen lijken op elkaar: \(names). Is dat dezelfde organisatie? Geef ze anders namen die "
          + "men uit elkaar houdt.",
        en:
          "These names look alike: \(names). Is that the same organisation? If not, give them names that "
          + "people can tell apart.")
    }.sorted { $0.message.nl < $1.message.nl }
  }

  /// The name of an organisation's file: its address, with `_` for what a name of a file may not hold.
  package static func fileName(of did: String) -> String {
    let address = IssuerHost(did: did)?.base ?? did
    let safe = address.unicodeScalars.map { scalar in
      scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
        || scalar == "." || scalar == "-" ? Character(scalar) : "_"
    }
    return "\(String(safe)).json"
  }

  /// Reads the organisations of a DID document, or of a JWK set whose keys are named by DID URLs
  /// (RFC 7517 §5).
  package static func issuers(at path: String) throws(Problem) -> [TrustedIssuer] {
    try TrustedIssuer.all(in: JSON(reading: try bytes(of: path)))
  }

  static func bytes(of path: String) throws(Problem) -> [UInt8] {
    try BoundedFile.named(path, atMost: longest)
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
