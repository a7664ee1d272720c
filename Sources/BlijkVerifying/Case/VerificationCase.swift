import BlijkBasics
import BlijkCredential
import BlijkKeys

/// One document under examination: what was handed in, whose key it names, whether that key signed exactly
/// this, and what it says then. It is read once, and never changes.
struct VerificationCase {
  let token: Token?
  let credential: SignedCredential?
  /// Whether the credential is an endorsement, which is no document.
  let isEndorsement: Bool
  let signer: NamedKey
  /// Whether its key signed exactly this, with the credential if there is one; `nil` where there is no key to
  /// check it with.
  let signature: Result<VerifiedCredential?, ProofFault>?
  /// What it says, once its signature is right; or why that cannot be read.
  let claim: Result<Claim, Problem>?
  /// Whether its credential must be as Blijk writes it: it has our kind of `id`, it lies beside one of our
  /// codes, or its issuer keeps a register of ours. It is never read as another system's then, and no list
  /// makes up for the register.
  let mustBeOurs: Bool
  let today: CalendarDate
  /// In seconds since 1970.
  let now: Int
}

extension VerificationCase {
  /// Examines a document.
  init(
    token: Token?, credential: SignedCredential?, from sources: Sources, today: CalendarDate,
    now: Int
  ) {
    self.token = token
    self.credential = credential
    self.today = today
    self.now = now
    isEndorsement = credential.map { EndorsementReading.isEndorsement($0.json) } ?? false
    // An endorsement is no document, so no organisation is named as its issuer.
    signer =
      isEndorsement ? .stranger(nil) : NamedKey(of: token, credential, trust: sources.trust)
    signature = Self.check(token, credential, by: signer)
    mustBeOurs =
      token != nil || signer.issuer.map { sources.keepsRegister($0.did) } == true
      || credential.map { CredentialContent.isOurs($0.json) } == true
    guard case .known = signer, case .success = signature else {
      claim = nil
      return
    }
    claim = Self.claim(token, credential, isOurs: mustBeOurs)
  }

  /// Examines an endorsement, which is signed and dated as a document is.
  init(
    endorsement: SignedCredential, saying claim: Claim, from sources: Sources, beside document: Self
  ) {
    token = nil
    credential = endorsement
    isEndorsement = true
    signer = NamedKey(of: nil, endorsement, trust: sources.trust)
    signature = Self.check(nil, endorsement, by: signer)
    self.claim = .success(claim)
    mustBeOurs = false
    today = document.today
    now = document.now
  }

  private static func check(
    _ token: Token?, _ credential: SignedCredential?, by signer: NamedKey
  ) -> Result<VerifiedCredential?, ProofFault>? {
    guard let key = signer.key else { return nil }
    guard token?.isSigned(by: key) ?? true else { return .failure(.doesNotFit) }
    return Result { () throws(ProofFault) in try credential?.verified(by: key) }
  }

  private static func claim(
    _ token: Token?, _ credential: SignedCredential?, isOurs: Bool
  ) -> Result<Claim, Problem>? {
    guard let credential else { return token.map { .success(Claim($0.facts)) } }
    return Result { () throws(Problem) in
      isOurs
        ? Claim(try CredentialContent(reading: credential.json))
        : Claim(try CredentialSummary(credential.json))
    }
  }
}

extension VerificationCase {
  /// The organisation that signed, when it is trusted.
  var issuer: TrustedIssuer? { signer.issuer }

  /// The credential, once its key is known to have signed exactly it.
  var verified: VerifiedCredential? {
    guard case .success(let verified) = signature else { return nil }
    return verified
  }

  /// What it says, where that could be read.
  var said: Claim? { try? claim?.get() }

  /// The document that this claims to be.
  var id: DocumentID? { token?.id ?? said?.content?.id ?? claimedID }

  /// The code in the credential's `id`, before anything is known about it.
  private var claimedID: DocumentID? {
    guard let credential, let address = try? SignedValue(credential.json).text("id"),
      case .code(let id) = DocumentID.reading(address.suffix(19))
    else { return nil }
    return id
  }

  /// When its proof was made, in seconds since 1970, where a proof says so.
  var provenAt: Int? { credential?.provenAt }

  /// Whether its key counts without a register that holds the document.
  var keyVouches: Bool {
    guard case .known(let issuer, let key) = signer else { return true }
    return issuer.vouches(with: key, signedAt: provenAt, now: now)
  }
}
