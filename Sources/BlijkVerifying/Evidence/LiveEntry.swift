import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkRegister

/// What the live register holds of exactly the document that was handed in.
struct LiveEntry {
  let standing: RegisterEntry
  /// What the kept credential says; read only where a credential was handed in.
  let claim: Claim?
  private let register: Register
  private let read: RegisterEntry.Contents?

  static func look(
    for document: VerificationCase, of issuer: TrustedIssuer, in register: Register
  ) -> Evidence.Holding<LiveEntry> {
    do {
      guard let id = document.id, let entry = try register.standing(issuer: issuer.did, id: id)
      else { return .nothing }
      guard
        document.isExactly(
          token: { $0 == entry.tokenHash }, credential: { $0 == entry.credentialHash })
      else { return .anotherText }
      return .exactly(
        LiveEntry(standing: entry, in: register, readsContents: document.credential != nil))
    } catch {
      return .unreadable
    }
  }

  private init(standing: RegisterEntry, in register: Register, readsContents: Bool) {
    self.standing = standing
    self.register = register
    read = readsContents ? Self.contents(of: standing, in: register) : nil
    claim = Self.content(of: read, standing).map { Claim($0) }
  }

  /// What is kept about the person; read only where something of it is needed.
  func contents() -> RegisterEntry.Contents? { read ?? Self.contents(of: standing, in: register) }

  /// What the kept credential says.
  func content(of kept: RegisterEntry.Contents?) -> CredentialContent? {
    Self.content(of: kept, standing)
  }

  /// The kept credential, verified with the key that signed the document.
  func verified(by key: PublicKey) -> VerifiedCredential? {
    try? Self.credential(of: contents(), standing)?.verified(by: key)
  }

  private static func contents(of entry: RegisterEntry, in register: Register)
    -> RegisterEntry.Contents?
  {
    try? register.entry(issuer: entry.issuer, id: entry.id)?.contents
  }

  private static func content(of kept: RegisterEntry.Contents?, _ entry: RegisterEntry)
    -> CredentialContent?
  {
    credential(of: kept, entry).flatMap { try? CredentialContent(reading: $0.json) }
  }

  /// The register's own copy of the credential; its hash says that it is the one that was signed.
  private static func credential(of kept: RegisterEntry.Contents?, _ entry: RegisterEntry)
    -> SignedCredential?
  {
    guard let kept, let credential = try? SignedCredential(reading: kept.credential),
      (try? credential.fingerprint())?.hash == entry.credentialHash
    else { return nil }
    return credential
  }
}
