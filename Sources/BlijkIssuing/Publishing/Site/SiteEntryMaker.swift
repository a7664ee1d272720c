import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkRegister
import BlijkVerifying

/// Makes the records that are published of a document.
struct SiteEntryMaker: Sendable {
  let issuer: String
  let withCodes: Bool

  /// One document's records.
  struct Made: Sendable {
    let record: SiteRecord
    /// What a typed code opens; nil where it shows nothing.
    let code: SiteCodes.Record?
    /// The check code of a document whose kept text is not as it was signed: a typed code shows nothing of it.
    var spoiled: String?
  }

  func make(_ entry: SiteEntry) -> Made {
    let record = SiteRecord(
      tag: entry.tag, tokenHash: entry.tokenHash, credentialHash: entry.credentialHash,
      state: entry.state)
    guard withCodes, entry.isOpen else { return Made(record: record, code: nil) }
    let keys = CodeKeys(master: entry.master)
    guard keys.tag == entry.tag, let contents = contents(of: entry) else {
      return Made(
        record: record, code: nil,
        spoiled: DocumentID(bytes: entry.id)?.checkCode ?? Hex.encode(entry.id))
    }
    return Made(
      record: record,
      code: SiteCodes.Record(tag: entry.tag, sealed: keys.seal(contents.bytes, issuer: issuer)))
  }

  private func contents(of entry: SiteEntry) -> SealedContents? {
    guard entry.state == .active else { return .ended(entry.state) }
    guard let kept = entry.contents, SHA256.hash(kept.token) == entry.tokenHash,
      let credential = try? SignedCredential(reading: kept.credential),
      (try? credential.fingerprint())?.hash == entry.credentialHash,
      let content = try? CredentialContent(reading: credential.json)
    else { return nil }
    return .shown(
      token: kept.token,
      details: Verdict.Details(content, entry.showsDetails ? .agreed : .open, isOfInput: false)
        .fields)
  }
}
