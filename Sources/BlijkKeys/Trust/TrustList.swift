public import BlijkBasics
import Foundation

/// The organisations that are trusted, each once. No two keys begin with the same 8 bytes, by which a token
/// names its key.
public struct TrustList: Sendable {
  /// The organisations, by DID.
  public private(set) var issuers: [String: TrustedIssuer] = [:]
  /// What does not count, and why.
  public private(set) var problems: [Problem] = []
  /// What counts, and should be looked at: a file under another name, names that look alike, addresses that
  /// are shown in other letters.
  public var remarks: [Problem] {
    remarksOnFiles + namesThatLookAlike() + hostsWithOtherLetters()
  }
  private var remarksOnFiles: [Problem] = []
  /// The keys by the bytes that a token names them by.
  private var owners: [[UInt8]: (did: String, key: PublicKey)] = [:]
  /// The organisations that are known only because they come with the program.
  private var defaults: Set<String> = []
  /// The organisations and keys that an earlier place names and that do not count there.
  private var withheld = WithheldEntries()

  /// The most bytes of a file.
  private static let longest = 1 << 20

  /// An empty list.
  public init() {}

  /// Reads these folders, and last the one that comes with the program. Only the first folder that has a DID
  /// counts for it; what later ones say of it is not mixed in.
  ///
  /// What is wrong is left out and named in `problems`, so that one bad file does not take the checks of
  /// all other organisations down with it.
  public init(folders: [String], defaults: String? = nil) {
    for place in folders + (defaults.map { [$0] } ?? []) {
      let folder = TrustFolder(place)
      problems += folder.problems
      remarksOnFiles += folder.remarks
      var refused = folder.withheld
      for entry in folder.counting where issuers[entry.issuer.did] == nil {
        let did = entry.issuer.did
        guard take(entry) else {
          refused.dids[did] = entry.path
          continue
        }
        if place == defaults { self.defaults.insert(did) }
      }
      if place != defaults { withheld.formUnion(refused) }
    }
  }

  /// Adds an organisation, unless an earlier place named it or its keys and they did not count there. If not,
  /// it adds why to `problems`.
  private mutating func take(_ entry: TrustFolder.Entry) -> Bool {
    let issuer = entry.issuer.without(keysWithPrefix: Set(withheld.keys.keys))
    let others = entry.issuer.keys.compactMap { withheld.keys[$0.id.prefix] }
    if let place = withheld.place(of: issuer) {
      problems.append(Self.heldBack("\(issuer.did)", entry, by: place))
      return false
    }
    if let place = others.first {
      problems.append(Self.heldBack("Een sleutel", en: "A key", entry, by: place))
      guard !issuer.keys.isEmpty else { return false }
    }
    do throws(Problem) {
      try add(issuer)
      return true
    } catch {
      problems.append(
        Problem(
          error.code, nl: "\(entry.path) telt niet mee: \(error.message.nl)",
          en: "\(entry.path) does not count: \(error.message.en)"))
      return false
    }
  }

  private static func heldBack(
    _ what: String, en: String? = nil, _ entry: TrustFolder.Entry, by place: String
  ) -> Problem {
    Problem(
      .badTrustList,
      nl:
        "LET OP: \(what) in \(entry.path) telt niet mee. \(place) gaat voor, en klopt niet of noemt geen "
        + "sleutel die telt. Herstel dat eerst, of haal het weg.",
      en:
        "WARNING: \(en ?? what) in \(entry.path) does not count. \(place) comes first, and is not right or names no "
        + "key that counts. Fix that first, or take it away.")
  }

  /// Adds the organisations of files that were given by name: DID documents, or JWK sets whose keys are named
  /// by DID URLs (RFC 7517 §5). They count together as one folder, after those that were read and before the
  /// one that comes with the program.
  ///
  /// - Throws: Why a file cannot be read. What does not count in it is told in `problems`.
  package mutating func add(files: [String]) throws(Problem) {
    let named = try TrustFolder(files: files)
    problems += named.problems
    for did in named.withheld.dids.keys where defaults.remove(did) != nil { remove(did) }
    for entry in named.counting {
      if defaults.remove(entry.issuer.did) != nil { remove(entry.issuer.did) }
      if issuers[entry.issuer.did] == nil, !take(entry) {
        withheld.dids[entry.issuer.did] = entry.path
      }
    }
    withheld.formUnion(named.withheld)
    for did in defaults {
      guard let issuer = issuers[did] else { continue }
      let kept = issuer.without(keysWithPrefix: Set(named.withheld.keys.keys))
      guard kept.keys.count < issuer.keys.count else { continue }
      remove(did)
      if !kept.keys.isEmpty { try add(kept) }
    }
  }

  /// The organisation with exactly this DID.
  package func issuer(_ did: String) -> TrustedIssuer? { did.isPlain ? issuers[did] : nil }

  /// The addresses with letters outside a to z, which may look like those of another address.
  private func hostsWithOtherLetters() -> [Problem] {
    issuers.keys.filter(DIDSpelling.hasOtherLetters).sorted().map { did in
      Problem(
        .badTrustList,
        nl:
          "Het adres in \(did) heeft andere letters dan a tot z: dat zegt xn--. Een browser toont die "
          + "letters, en die kunnen lijken op een ander adres. Zoek zelf op of dit het adres van de "
          + "organisatie is.",
        en:
          "The address in \(did) has letters other than a to z: that is what xn-- says. A browser shows "
          + "those letters, and they can look like another address. Look up yourself whether this is the "
          + "address of the organisation.")
    }
  }

  /// The organisations that could be taken for another by their names.
  private func namesThatLookAlike() -> [Problem] {
    let checker = SpoofChecker()
    var alike: [String: [String]] = [:]
    for issuer in issuers.values {
      for look in LookAlike.looks(of: issuer.name, checker) {
        alike[look, default: []].append(issuer.did)
      }
    }
    return Set(alike.values.filter { $0.count > 1 }.map { $0.sorted() }).map { dids in
      let names = dids.map { "'\(issuers[$0]?.name ?? "")' (\($0))" }.joined(separator: ", ")
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

  /// Adds an organisation.
  ///
  /// - Throws: `badTrustList`, when its DID is there already, or when a token could not tell one of its keys
  ///   from another (equal first 8 bytes of the thumbprint).
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

  /// Replaces the description of an organisation in the list; does nothing when it is not in it.
  package mutating func describe(
    _ did: String, name: String, url: String?, phone: String?, kvk: String?
  ) {
    issuers[did] = issuers[did]?.described(name: name, url: url, phone: phone, kvk: kvk)
  }

  /// The key that a token names by 8 bytes, and the organisation whose key it is.
  package func owner(ofKeyPrefix prefix: [UInt8]) -> (issuer: TrustedIssuer, key: PublicKey)? {
    guard let owner = owners[prefix], let issuer = issuers[owner.did] else { return nil }
    return (issuer, owner.key)
  }
}
