import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkRegister

/// Typed codes, where organisations published what they open.
extension Verifier {
  /// A code that only the published copies can tell of.
  func verify(sealed id: DocumentID) -> Verdict {
    var isUnreadable = false
    for copy in sources.published.values.sorted(by: { $0.issuer < $1.issuer }) {
      guard let codes = copy.codes else { continue }
      do throws(SiteFiles.Unreadable) {
        // The register's file is small and remembered; that of the codes is read only for its own.
        guard try copy.entry(of: id) != nil, let contents = try codes.contents(of: id) else {
          continue
        }
        guard let verdict = try verdict(about: id, contents, in: copy) else {
          return .registerUnavailable(id)
        }
        return verdict
      } catch {
        isUnreadable = true
      }
    }
    if isUnreadable { return .registerUnavailable(id) }
    let hasNames: Bool = if case .live = sources.register { true } else { opensCodes }
    return .notFound(id, hasNames ? .usual : .withoutNames)
  }

  /// Whether an organisation published what its codes open.
  private var opensCodes: Bool { sources.published.values.contains { $0.codes != nil } }

  /// What was sealed counts only where the register beside it says the same; nil where it does not.
  private func verdict(
    about id: DocumentID, _ contents: SealedContents, in copy: PublishedRegister
  ) throws(SiteFiles.Unreadable) -> Verdict? {
    guard let entry = try copy.entry(of: id), let issuer = trust.issuer(copy.issuer) else {
      return nil
    }
    switch contents {
    case .ended(let state):
      return entry.state == state ? Verdict(ended: state, id: id, issuer, copy) : nil
    case .shown(let bytes, let details):
      guard let token = try? Token(reading: bytes), token.id == id,
        Digest(token.hash) == entry.tokenHash,
        trust.owner(ofKeyPrefix: token.keyPrefix)?.issuer.did == copy.issuer
      else { return nil }
      return examine(token, nil, input: .code, true).showing(details)
    }
  }
}
