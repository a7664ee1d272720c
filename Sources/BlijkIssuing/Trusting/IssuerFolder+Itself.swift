import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkVerifying

/// The organisation's own entry among those it trusts.
extension IssuerFolder {
  /// The file that it stands in.
  private var ownTrustFile: String {
    "\(trustedPath)/\(TrustList.fileName(of: profile.host.did))"
  }

  /// Writes down which keys documents of this organisation may be signed with.
  func trustItself(_ keys: KeyRing) throws(Problem) {
    let document = try publicEntry(keys).didDocument().serialized() + [0x0A]
    let had = try? BoundedFile.read(ownTrustFile, atMost: document.count)
    guard had != document else { return }
    // Public: a service that runs as somebody else reads it.
    try WholeFile.write(document, to: ownTrustFile, mode: 0o644, replaces: true)
  }

  /// The organisation as others know it.
  func publicEntry(_ ring: KeyRing) -> TrustedIssuer {
    let compromised = ring.entries.compactMap { entry in
      entry.window.compromisedSince.map { (entry.key.id, $0) }
    }
    return TrustedIssuer(
      did: profile.host.did, name: profile.name, url: profile.url, phone: profile.phone,
      kvk: profile.kvk, keys: ring.entries.map(\.key),
      compromised: Dictionary(uniqueKeysWithValues: compromised))
  }
}
