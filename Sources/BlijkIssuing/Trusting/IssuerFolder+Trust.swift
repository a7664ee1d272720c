public import BlijkBasics
import BlijkCredential
public import BlijkKeys
public import BlijkVerifying
import Foundation

/// Whom an organisation trusts besides itself.
extension IssuerFolder {
  /// What taking over a DID document would change.
  public struct TrustChange: Sendable {
    /// The organisation as it would be trusted.
    public let issuer: TrustedIssuer
    /// Whether its DID was in none of the files that say whom one trusts, counting or not, nor in those that
    /// come with the program.
    public let isNew: Bool
    /// Keys that it does not have on the list yet, or whose new documents do not count there any more.
    public let comes: [PublicKey]
    /// Keys that are on the list, and of which the document says that new documents do not count, or not for
    /// as long.
    public let ends: [PublicKey]
    /// Keys that are on the list and not in the document: their documents would count no more.
    public let goes: [PublicKey]
    /// Whether somebody must agree: keys come, go or end for an organisation that is known already. Whoever
    /// can change one file of its site could do that.
    public var mustBeAsked: Bool { !isNew && (!comes.isEmpty || isLessened) }
    /// Whether a key goes or ends.
    public var isLessened: Bool { !(goes.isEmpty && ends.isEmpty) }
    /// Where its entry is now, under this name or an earlier one.
    fileprivate let path: String?

    /// Compares a document with what the files say; where several do, what all of them say counts as known.
    fileprivate init(_ issuer: TrustedIssuer, had: [TrustedIssuer], path: String?) {
      func end(_ key: PublicKey) -> Int { issuer.vouchesUntil(with: key) }
      func oldEnds(_ key: PublicKey) -> [Int] { had.map { $0.vouchesUntil(with: key) } }
      var before: [PublicKey] = []
      for key in had.flatMap(\.keys) where !before.contains(key) { before.append(key) }
      self.issuer = issuer
      self.path = path
      isNew = had.isEmpty
      comes = issuer.keys.filter { end($0) > oldEnds($0).min() ?? .min }
      ends = issuer.keys.filter { end($0) < oldEnds($0).max() ?? .min }
      goes = before.filter { !issuer.keys.contains($0) }
    }
  }

  /// What taking over a DID document would change; nothing is changed yet.
  ///
  /// - Parameters:
  ///   - file: The DID document.
  ///   - name: Its name, as pages will show it; otherwise the one on the list, or what the document says.
  ///   - phone: The number to call in doubt; otherwise the one on the list.
  ///   - url: Its own website; otherwise the one on the list.
  /// - Returns: The organisation as it would be trusted, and which keys come and go.
  /// - Throws: Why it cannot be trusted: the document is unusable, a key cannot be told from another's, or
  ///   the files contradict each other about it.
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
    // The file is compared as it is, also when it does not count at this moment.
    let folder = TrustFolder(trustedPath)
    let entry = try folder.entry(of: issuer.did)
    let known = entry.map { [$0.issuer] } ?? broughtAlong(issuer.did)
    // A name that was written by hand is kept: a document of its own site may say anything.
    let had = known.first
    // What pages show is held to the same rules as an organisation's own profile.
    let profile = try IssuerProfile(
      checking: name ?? had?.name ?? issuer.name,
      host: IssuerHost(did: issuer.did)?.base ?? self.profile.host.base,
      signatory: nil, kvk: issuer.kvk ?? had?.kvk, url: url ?? had?.url ?? issuer.url,
      phone: phone ?? had?.phone ?? issuer.phone)
    let described = issuer.described(
      name: profile.name, url: profile.url, phone: profile.phone, kvk: profile.kvk)
    try refuseSharedKeys(described, folder)
    let change = TrustChange(described, had: known, path: entry?.path)
    guard !described.keys.isEmpty, !change.isNew || !change.comes.isEmpty else {
      throw Problem(
        .badTrustList,
        nl:
          "In '\(file)' staat geen sleutel waarmee de organisatie nu ondertekent ('assertionMethod'). Er is niets "
          + "voor te laten lezen en niets te geloven. Vraag de organisatie om een goed bestand.",
        en:
          "'\(file)' has no key that the organisation signs with now ('assertionMethod'). There is nothing to have "
          + "read out and nothing to believe. Ask the organisation for a right file.")
    }
    return change
  }

  /// What the files that come with the program say of an organisation; more than one may.
  private func broughtAlong(_ did: String) -> [TrustedIssuer] {
    guard let folder = SharedFiles(issuer: path).defaultTrustFolder else { return [] }
    return TrustFolder(folder).entries.map(\.issuer).filter { $0.did == did }
  }

  /// Refuses keys that a token cannot tell from each other or from another issuer's, also where that one does
  /// not count.
  private func refuseSharedKeys(_ issuer: TrustedIssuer, _ folder: TrustFolder) throws(Problem) {
    var alone = TrustList()
    try alone.add(issuer)
    let prefixes = Set(issuer.keys.map(\.id.prefix))
    guard
      let other = folder.entries.first(where: { entry in
        entry.issuer.did != issuer.did
          && entry.issuer.keys.contains { prefixes.contains($0.id.prefix) }
      })
    else { return }
    throw Problem(
      .badTrustList,
      nl:
        "Een sleutel van \(issuer.name) staat al bij \(other.issuer.did), in '\(other.path)'. Een sleutel is van "
        + "één organisatie: vraag na van welke. Er is niets veranderd.",
      en:
        "A key of \(issuer.name) is already with \(other.issuer.did), in '\(other.path)'. A key belongs to one "
        + "organisation: find out to which. Nothing was changed.")
  }

  /// Takes over a DID document, so that documents of its organisation are believed here.
  ///
  /// - Throws: Why it was not taken over; or, once it was, that it does not count.
  public func trust(_ change: TrustChange) throws(Problem) {
    let did = change.issuer.did
    // The file may have changed while somebody was asked.
    let old = try TrustFolder(trustedPath).entry(of: did)?.path
    guard old == change.path else {
      throw Problem(
        .badTrustList,
        nl: "Het bestand van \(did) is intussen veranderd. Er is niets veranderd; begin opnieuw.",
        en: "The file of \(did) has changed meanwhile. Nothing was changed; begin again.")
    }
    let path = try newTrustFile(of: did)
    try WholeFile.write(
      try change.issuer.didDocument().serialized() + [0x0A], to: path, mode: 0o644, replaces: true)
    // In two files it would count in neither.
    if let old, old != path { try remove(old) }
    guard trusted().issuers[did]?.keys == change.issuer.keys else {
      throw Problem(
        .badTrustList,
        nl:
          "\(change.issuer.name) staat nu in '\(path)', maar telt niet mee. Waarom niet, zegt: blijk trust list",
        en:
          "\(change.issuer.name) is now in '\(path)', but does not count. To see why: blijk trust list"
      )
    }
  }

  /// Whom the organisation trusts, itself included.
  public func trusted() -> TrustList { TrustList(folders: [trustedPath]) }

  /// Stops believing an organisation's documents, by every file in which it stands.
  ///
  /// - Returns: Whether it still counts, since it comes with the program.
  /// - Throws: Why it was not taken off the list.
  @discardableResult
  public func distrust(_ did: String) throws(Problem) -> Bool {
    guard did != profile.did else {
      throw Problem(
        .badTrustList, nl: "Uw eigen organisatie kan niet weg uit de lijst.",
        en: "Your own organisation cannot leave the list.")
    }
    let entries = TrustFolder(trustedPath).entries.filter { $0.issuer.did == did }
    guard !entries.isEmpty else {
      throw Problem(
        .notFound, nl: "\(did) staat niet in de lijst. Zie: blijk trust list",
        en: "\(did) is not in the list. See: blijk trust list")
    }
    // Two that contradict each other do not count, but one alone would.
    for entry in entries { try remove(entry.path) }
    return SharedFiles(issuer: path).trustList(issuer: path).issuers[did] != nil
  }

  private func remove(_ path: String) throws(Problem) {
    guard (try? FileManager.default.removeItem(atPath: path)) != nil else {
      throw Problem(
        .cannotWrite, nl: "Kan '\(path)' niet verwijderen. Controleer de rechten.",
        en: "Cannot remove '\(path)'. Check its permissions.")
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
      en: "'\(path)' contains another organisation already. Give that file another name first.")
  }
}
