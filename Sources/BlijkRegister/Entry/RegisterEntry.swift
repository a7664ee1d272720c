public import BlijkCredential
package import BlijkKeys

/// What the register holds of one document.
public struct RegisterEntry: Sendable {
  /// What became of a document after it was issued.
  public enum State: Int, Sendable, CaseIterable {
    /// It stands.
    case active = 0
    /// It was withdrawn.
    case revoked = 1
    /// Another took its place.
    case replaced = 2

    /// The word for it in a published register.
    package var word: String {
      switch self {
      case .active: "active"
      case .revoked: "revoked"
      case .replaced: "replaced"
      }
    }
  }

  /// Why a document was withdrawn; a fixed list, since a free text would be about a person.
  public enum Reason: String, Sendable, CaseIterable {
    /// Something in it is wrong.
    case mistake = "vergissing"
    /// It should never have been issued.
    case unjust = "onterecht"
    /// The same, with a word that says something about a person: still taken, no longer offered.
    case fraud = "fraude"
    /// Its holder asked.
    case requested = "op-verzoek"
    /// Anything else.
    case other = "anders"
  }

  /// Whether the key that signed a document was good when the document was registered.
  public enum KeyStanding: Sendable {
    /// It was in use, and nobody else had it.
    case inUse
    /// Somebody else may have had it: the organisation may have registered the document itself, or not.
    case compromised
    /// It was not in use, or is not known.
    case notInUse
  }

  /// The DID of its issuer.
  public let issuer: String
  /// The document.
  public let id: DocumentID
  /// When it was registered, in seconds since 1970.
  public let registeredAt: Int
  /// What became of it.
  public internal(set) var state: State = .active
  /// SHA-256 of the whole token.
  package let tokenHash: [UInt8]
  /// The hash of the credential, as its proof defines it.
  package let credentialHash: [UInt8]
  /// The thumbprint of the key that signed.
  package let key: String
  /// When that key was in use; `nil` when the register knows no such key.
  package internal(set) var keyWindow: KeyWindow?
  /// Whether it stands in the log before the first event from which its key is compromised; `nil` when the
  /// key is not. The order of the log decides and never a time, which a thief can set back.
  package internal(set) var standsBeforeCompromise: Bool?
  /// Whether its holder asked that a typed code shows nothing.
  public internal(set) var isHidden = false
  /// The document that it takes the place of.
  package var replaces: DocumentID?
  /// Where it stands in the status lists.
  package let status: Credential.StatusEntry
  /// What is kept about the person; `nil` once erased, or when only the standing was asked for.
  public let contents: Contents?

  /// The part that tells about a person.
  public struct Contents: Sendable {
    /// The signed facts, as `list` and `verify` show them.
    public let facts: Facts
    /// Whether the holder agreed to show the details.
    public let showsDetails: Bool
    /// The token's bytes.
    package let token: [UInt8]
    /// The credential's bytes.
    package let credential: [UInt8]
    /// What was awarded, by the id of its achievement; for counts.
    package let achievement: String?
    /// What was asked for this person, so that a replacement can ask the same; the issuer's own form.
    package let request: String?
    /// Whether achievement and request are as the log has them; if not, they do not count.
    package let isRequestAsLogged: Bool
    /// The files as they were handed out. They are written with the entry, but read only by `keptFiles`.
    let files: KeptFiles?

    package init(
      facts: Facts, showsDetails: Bool, token: [UInt8], credential: [UInt8],
      achievement: String? = nil, request: String? = nil, isRequestAsLogged: Bool = true,
      files: KeptFiles? = nil
    ) {
      self.achievement = achievement
      self.request = request
      self.isRequestAsLogged = isRequestAsLogged
      self.files = files
      self.facts = facts
      self.showsDetails = showsDetails
      self.token = token
      self.credential = credential
    }
  }

  package init(
    issuer: String, id: DocumentID, registeredAt: Int, tokenHash: [UInt8],
    credentialHash: [UInt8], key: String, status: Credential.StatusEntry, contents: Contents?
  ) {
    self.issuer = issuer
    self.id = id
    self.registeredAt = registeredAt
    self.tokenHash = tokenHash
    self.credentialHash = credentialHash
    self.key = key
    self.status = status
    self.contents = contents
  }

  /// How its key stood when it was registered.
  package var keyStanding: KeyStanding {
    KeyStanding(
      at: registeredAt, window: keyWindow, standsBeforeCompromise: standsBeforeCompromise)
  }
}

extension RegisterEntry.KeyStanding {
  /// A compromise decides first: the organisation itself may have registered what came after it.
  init(at moment: Int, window: KeyWindow?, standsBeforeCompromise: Bool?) {
    guard standsBeforeCompromise != false else {
      self = .compromised
      return
    }
    self = window?.wasInUse(at: moment) == true ? .inUse : .notInUse
  }
}
