public import BlijkBasics
import BlijkCredential
import BlijkKeys
public import BlijkRegister

/// One document under examination: what was handed in, and what policies found out about it.
struct VerificationCase {
  let trust: TrustList
  let register: RegisterAtHand
  let today: CalendarDate
  /// In seconds since 1970.
  let now: Int

  /// Handed in beside the document.
  let statusLists: [VerifiedStatusList]
  /// Copies of registers that are not here, by DID.
  let published: [String: PublishedRegister]

  let token: Token?
  let credential: SignedCredential?
  /// Whether the answer tells more than the signed facts.
  let wantsDetails: Bool

  /// Found by the issuer policy.
  var issuer: TrustedIssuer?
  var key: PublicKey?
  /// Found by the signature policy: the credential, once its key is known to have signed exactly it.
  var verified: VerifiedCredential?
  /// Found by the ids policy; by the registered policy from the register's own bytes, where it has them.
  var reading: CredentialContent?
  /// Found by the ids policy, of a credential that is not as Blijk writes it.
  var summary: CredentialSummary?
  /// Found by the registered policy; without its contents.
  var entry: RegisterEntry?

  /// The document that this claims to be.
  var id: DocumentID? { token?.id ?? reading?.id ?? claimedID }

  /// What its signature vouches for; the credential says more than the token.
  var facts: Facts? { reading?.facts ?? token?.facts }

  /// Found by the register policy, or by the status policy where a copy of the register is at hand: what the
  /// issuer's own lists say; nothing when none of them tells.
  var listed: ListAnswer?
  /// Found by the same: of what day a list is that could withdraw the document and could not be asked.
  var unaskedListDay: CalendarDate?
  /// Found by the policy that decides between the states before, in and after a time: the first day that it
  /// counts, or the last.
  var decidingDay: CalendarDate?

  /// Whether its key counts without a register that holds the document.
  var keyVouches: Bool {
    guard let issuer, let key else { return true }
    return issuer.vouches(with: key, signedAt: provenAt, now: now)
  }

  /// The copy that takes the place of the issuer's own register, when that is not here.
  var copy: PublishedRegister? { hasRegister ? nil : issuer.flatMap { published[$0.did] } }
  /// Found by the register policy: a list does not withdraw it, and nothing here tells whether it is in the
  /// register that it must be in.
  var isOnlyListed = false
  /// Found by the registered policy: what that copy says became of the document.
  var copiedState: RegisterEntry.State?
  /// Found by the registered policy.
  var isMissingInCopy = false
  /// Found by the key policy: the register holds it, but not before somebody else may have had the key.
  var isKeyLost = false

  /// Whether the register at hand is the issuer's own.
  var hasRegister: Bool {
    guard case .live(_, let owner) = register else { return false }
    return owner == issuer?.did
  }

  /// The code in the credential's `id`, before anything is known about it.
  private var claimedID: DocumentID? {
    guard let credential, let address = try? SignedValue(credential.json).text("id"),
      case .code(let id) = DocumentID.reading(address.suffix(19))
    else { return nil }
    return id
  }

  /// Whether its credential must be as Blijk writes it: it has our kind of `id`, it lies beside one of our
  /// codes, or its issuer keeps a register of ours, as that, a copy of it or a list says that is at hand. It
  /// is never read as another system's then, and no list makes up for the register.
  var mustBeOurs: Bool {
    token != nil || hasRegister || copy != nil
      || statusLists.contains { $0.isOurs && $0.issuer == issuer?.did }
      || credential.map { CredentialContent.isOurs($0.json) } == true
  }
}

/// The issuer's own register, if it is at hand.
public enum RegisterAtHand: Sendable {
  /// It is, and it is the live one of the organisation with this DID.
  case live(Register, issuer: String)
  /// It should be, but cannot be read; whose it is, where that can be told.
  case unavailable(Problem, issuer: String?)
  /// There is none.
  case none
}
