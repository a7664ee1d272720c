public import BlijkBasics
import BlijkCredential
public import BlijkKeys
import Foundation

/// Whom an organisation trusts besides itself.
extension IssuerFolder {
  /// Takes over a DID document, so that documents of its organisation are believed here.
  ///
  /// - Parameters:
  ///   - file: The DID document.
  ///   - name: Its name, as pages will show it; otherwise what the document says.
  ///   - phone: The number for who doubts.
  ///   - url: Its own website.
  /// - Returns: The organisation as it is trusted now.
  /// - Throws: Why not: the document is unusable, the organisation is there already with other keys, or
  ///   a key cannot be told from another's.
  public func trust(_ file: String, name: String?, phone: String?, url: String?) throws(Problem)
    -> TrustedIssuer
  {
    let given = try TrustList.issuers(at: file)
    guard let issuer = given.first, given.count == 1 else {
      throw Problem(
        .badTrustList, nl: "'\(file)' is geen DID-document van één organisatie.",
        en: "'\(file)' is no DID document of one organisation.")
    }
    guard issuer.did != profile.did else {
      throw Problem(
        .badTrustList, nl: "Dit is uw eigen organisatie; die vertrouwt zichzelf al.",
        en: "This is your own organisation; it trusts itself already.")
    }
    // What pages show is held to the same rules as an organisation's own profile.
    let profile = try IssuerProfile(
      checking: name ?? issuer.name,
      host: IssuerHost(did: issuer.did)?.base ?? self.profile.host.base,
      signatory: nil, kvk: issuer.kvk, url: url ?? issuer.url, phone: phone ?? issuer.phone)
    let described = issuer.described(
      name: profile.name, url: profile.url, phone: profile.phone, kvk: profile.kvk)
    var list = TrustList(folders: [trustedPath])
    // A later document of the same organisation takes the place of the earlier.
    list.remove(issuer.did)
    try list.add(described)
    try WholeFile.write(
      try described.didDocument().serialized() + [0x0A], to: trustFile(of: issuer.did), mode: 0o644,
      replaces: true)
    return described
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
    let path = trustFile(of: did)
    guard FileManager.default.fileExists(atPath: path) else {
      throw Problem(
        .notFound, nl: "\(did) staat niet in de lijst. Zie: blijk trust list",
        en: "\(did) is not in the list. See: blijk trust list")
    }
    guard (try? FileManager.default.removeItem(atPath: path)) != nil else {
      throw Problem(
        .cannotWrite, nl: "Kan '\(path)' niet verwijderen. Controleer de rechten.",
        en: "Cannot remove '\(path)'. Check its permissions.")
    }
  }

  private func trustFile(of did: String) -> String {
    let name = did.map { $0.isLetter || $0.isNumber || $0 == "." || $0 == "-" ? $0 : "_" }
    return "\(trustedPath)/\(String(name)).json"
  }
}
