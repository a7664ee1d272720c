public import BlijkBasics
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
  }

  /// Why a document was withdrawn; a fixed list, since a free text would be about a person.
  public enum Reason: String, Sendable, CaseIterable {
    /// Something in it is wrong.
    case mistake = "vergissing"
    /// It should never have been issued.
    case fraud = "fraude"
    /// Its holder asked.
    case requested = "op-verzoek"
    /// Anything else.
    case other = "anders"
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
  /// When that key was in use; nothing when the register knows no such key.
  package internal(set) var keyWindow: KeyWindow?
  /// Whether its holder asked that a typed code shows nothing.
  public internal(set) var isHidden = false
  /// The document that it takes the place of.
  package var replaces: DocumentID?
  /// Where it stands in the status lists.
  package let status: Credential.StatusEntry
  /// What is kept about the person, until erased; nothing either where only the standing was asked.
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
    /// The files as they were handed out; written with the entry, and read by themselves.
    let files: KeptFiles?

    package init(
      facts: Facts, showsDetails: Bool, token: [UInt8], credential: [UInt8],
      achievement: String? = nil, request: String? = nil, files: KeptFiles? = nil
    ) {
      self.achievement = achievement
      self.request = request
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
}

/// One line of a list of what was issued.
public struct RegisterSummary: Sendable {
  /// The document.
  public let id: DocumentID
  /// Whose it is; nothing after erasing.
  public let name: String?
  /// What it is about; nothing after erasing.
  public let title: String?
  /// The day of award; nothing after erasing.
  public let date: CalendarDate?
  /// The last day it is valid.
  public let validUntil: CalendarDate?
  /// Whether it is a practice document.
  public let isTest: Bool
  /// What became of it.
  public let state: RegisterEntry.State
}
