public import BlijkBasics
import BlijkCredential
public import BlijkKeys
import Foundation

/// Whom an organisation trusts besides itself.
extension IssuerFolder {
  /// What taking over a DID document would change.
  public struct TrustChange: Sendable {
    /// The organisation as it would be trusted.
    public let issuer: TrustedIssuer
    /// Whether its DID was not on the list.
    public let isNew: Bool
    /// Keys that it does not have on the list yet, or whose new documents do not count there any more.
    public let comes: [PublicKey]
    /// Keys that are on the list, and of which the document says that new documents do not count, or not for
    /// as long.
    public let ends: [PublicKey]
    /// Keys that are on the list and not in the document: their documents would count no more.
    public let goes: [PublicKey]
    /// Whether somebody must have agreed: of an organisation that is known other keys come, or some go or end.
    /// Who can change one file of its site could do that.
    public var mustBeAsked: Bool { !isNew && (!comes.isEmpty || isLessened) }
    /// Whether a key goes or ends.
    public var isLessened: Bool { !(goes.isEmpty && ends.isEmpty) }
    /// Where its entry is now, under this name or an earlier one.
    fileprivate let path: String?
  }

  /// What taking over a DID document would change; nothing is changed yet.
  ///
  /// - Parameters:
  ///   - file: The DID document.
  ///   - name: Its name, as pages will show it; otherwise the one on the list, or what the document says.
  ///   - phone: The number for who doubts; otherwise the one on the list.
  ///   - url: Its own website; otherwise the one on the list.
  /// - Returns: The organisation as it would be trusted, and which keys come and go.
  /// - Throws: Why it cannot be trusted: the document is unusable, or a key cannot be told from another's.
  public func trustChange(_ file: String, name: String?, phone: String?, url: String?)
    throws(Problem) -> TrustChange
  {
    let given = try TrustList.issuers(at: file)
    guard let issuer = given.first, given.count == 1 else {
      throw Problem(
        .badTrustList, nl: "'\(file)' is geen DID-document van één organisatie.",
        en: "'\(file)' is not a DID document of one organisation.")
    }
    guard issuer.did != profile.did else {
      throw Problem(
        .badTrustList, nl: "Dit is uw eigen organisatie; die vertrouwt zichzelf al.",
        en: "This is your own organisation; it trusts itself already.")
    }
    let path = trustFile(of: issuer.did)
    var list = trusted()
    // What was written by hand stays: a document of its own site may say anything.
    let had = list.issuers[issuer.did]
    // What pages show is held to the same rules as an organisation's own profile.
    let profile = try IssuerProfile(
      checking: name ?? had?.name ?? issuer.name,
      host: IssuerHost(did: issuer.did)?.base ?? self.profile.host.base,
      signatory: nil, kvk: issuer.kvk ?? had?.kvk, url: url ?? had?.url ?? issuer.url,
      phone: phone ?? had?.phone ?? issuer.phone)
    let described = issuer.described(
      name: profile.name, url: profile.url, phone: profile.phone, kvk: profile.kvk)
    list.remove(issuer.did)
    try list.add(described)
    func end(_ key: PublicKey) -> Int { described.vouchesUntil(with: key) }
    func oldEnd(_ key: PublicKey) -> Int { had?.vouchesUntil(with: key) ?? .min }
    let (before, after) = (had?.keys ?? [], described.keys)
    return TrustChange(
      issuer: described, isNew: had == nil,
      comes: after.filter { end($0) > oldEnd($0) },
      ends: after.filter { end($0) < oldEnd($0) },
      goes: before.filter { !after.contains($0) }, path: path)
  }

  /// Takes over a DID document, so that documents of its organisation are believed here.
  public func trust(_ change: TrustChange) throws(Problem) {
    let path = try newTrustFile(of: change.issuer.did)
    try WholeFile.write(
      try change.issuer.didDocument().serialized() + [0x0A], to: path, mode: 0o644, replaces: true)
    // In two files it would count in neither.
    if let old = change.path, old != path { try remove(old) }
  }

  /// Whom the organisation trusts, itself included.
  public func trusted() -> TrustList { TrustList(folders: [trustedPath]) }

  /// Stops believing an organisation's documents.
  public func distrust(_ did: String) throws(Problem) {
    guard did != profile.did else {
      throw Problem(
        .badTrustList, nl: "Uw eigen organisatie kan niet weg uit de lijst.",
        en: "Your own organisation cannot leave the list.")
    }
    guard let path = trustFile(of: did) else {
      throw Problem(
        .notFound, nl: "\(did) staat niet in de lijst. Zie: blijk trust list",
        en: "\(did) is not in the list. See: blijk trust list")
    }
    try remove(path)
  }

  private func remove(_ path: String) throws(Problem) {
    guard (try? FileManager.default.removeItem(atPath: path)) != nil else {
      throw Problem(
        .cannotWrite, nl: "Kan '\(path)' niet verwijderen. Controleer de rechten.",
        en: "Cannot remove '\(path)'. Check its permissions.")
    }
  }

  /// The file in which an organisation stands, whatever it is called.
  private func trustFile(of did: String) -> String? {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: trustedPath)) ?? []
    return names.sorted().map { "\(trustedPath)/\($0)" }.first { path in
      path.hasSuffix(".json") && (try? TrustList.issuers(at: path))?.first?.did == did
    }
  }

  /// Where its entry is to stand. Two addresses may have one name there (`a:80` and `a/80`): never one file.
  private func newTrustFile(of did: String) throws(Problem) -> String {
    let path = "\(trustedPath)/\(TrustList.fileName(of: did))"
    guard FileManager.default.fileExists(atPath: path),
      (try? TrustList.issuers(at: path))?.first?.did != did
    else { return path }
    throw Problem(
      .badTrustList,
      nl: "In '\(path)' staat al een andere organisatie. Geef dat bestand eerst een andere naam.",
      en: "'\(path)' holds another organisation already. Give that file another name first.")
  }
}
