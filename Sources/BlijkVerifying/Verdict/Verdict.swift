public import BlijkBasics
public import BlijkCredential

/// The answer about one document: a state, what was signed, and why.
public struct Verdict: Sendable {
  /// The states, in the order in which the first that holds is the answer.
  public enum State: String, Sendable, CaseIterable {
    /// The input is no document of Blijk, or newer than this reader.
    case unreadable
    /// Nobody trusted signed it.
    case unknownIssuer
    /// The signature does not fit.
    case altered
    /// A practice document.
    case test
    /// The signature is right; nobody here can tell whether it was withdrawn.
    case statusUnknown
    /// The signature is right, but the issuer did not register it.
    case unregistered
    /// The issuer has withdrawn it.
    case revoked
    /// Another took its place.
    case replaced
    /// Genuine, but not valid yet.
    case notYetValid
    /// Genuine, but no longer valid.
    case expired
    /// Genuine.
    case valid
    /// A typed check code that leads nowhere.
    case notFound
  }

  /// What one policy found.
  public struct Reason: Sendable, Hashable {
    /// Whether the policy held.
    public enum Outcome: String, Sendable {
      /// It held.
      case pass
      /// It did not.
      case fail
      /// It was not looked at.
      case skipped
    }

    /// The policy's name: syntax, issuer, signature, proof, ids, test, register, registered, key, status,
    /// dates or tasks.
    public let policy: String
    /// Whether it held.
    public let outcome: Outcome
    /// Why.
    public let why: Message
  }

  /// The organisation, from the list of trusted issuers; never from the document.
  public struct Organisation: Sendable, Hashable {
    /// Its DID.
    public let id: String
    /// Its name.
    public let name: String
    /// The number to call.
    public let phone: String?
    /// Its website.
    public let url: String?
    /// Its number in the trade register (KvK).
    public let kvk: String?
  }

  /// What the credential says beside the signed facts, as far as it may be shown.
  public struct Details: Sendable, Hashable {
    /// What the document is not.
    public let boundary: String?
    /// The organisation's website and KvK number as the document gives them, for where the list of
    /// trusted issuers has none.
    let url, kvk: String?
    /// The key of a label in the catalogue, and what stands there.
    public let fields: [Field]
    /// How much of it may be shown.
    let extent: Extent
    /// Whether the credential came with the question, so that nothing was looked up for these.
    let isOfInput: Bool

    /// How much may be shown.
    package enum Extent: Sendable {
      /// What everybody may see.
      case open
      /// What the holder agreed to show as well.
      case agreed
      /// All of it: whoever hands over the file hands over its text.
      case whole
    }

    /// A labelled value.
    public struct Field: Sendable, Hashable {
      let key: String
      let value: String
    }
  }

  /// Lists of withdrawn documents that were asked.
  public struct ListAsked: Sendable, Hashable {
    /// Their day, of several the earliest; `nil` when one of them does not tell its day.
    public let day: CalendarDate?
    /// Whether their issuer asks to fetch them again by now.
    public let isStale: Bool
  }

  /// Which words go with the state, where it has more than one sentence.
  public enum Wording: Sendable, CaseIterable {
    /// Those of the state.
    case usual
    /// A check code was typed wrongly.
    case mistyped
    /// Only a published copy of the register was at hand, and does not hold the document.
    case notInCopy
    /// It must be in a register that is not here: all that is known is that a list does not withdraw it.
    case onlyListed
    /// It is registered, but signed with a key that somebody else may have had by then.
    case lostKey
    /// It is of others, and names no list that would tell whether it was withdrawn.
    case unlisted
    /// A text has the codes of more than one document in it.
    case several
    /// A photo or a scan was handed in.
    case photo
    /// A PDF was handed in.
    case pdf
    /// A check code was typed where there are no names to find by it.
    case withoutNames
  }

  /// What was handed in.
  public enum Input: Sendable {
    /// The text of a QR code.
    case token
    /// A typed check code.
    case code
    /// An issued file.
    case file
  }

  /// The answer.
  public let state: State
  /// Which words go with it.
  public let wording: Wording
  /// What was handed in; `nil` when it could not be told.
  public let input: Input?
  /// The document, when its issuer is trusted or a code was typed.
  public let id: DocumentID?
  /// Who issued it, when trusted.
  public let issuer: Organisation?
  /// What was signed, where it may be shown.
  public let claim: Claim?
  /// What else may be shown.
  public internal(set) var details: Details?
  /// Whether the tasks of a praktijkverklaring were not part of what was checked.
  public let leavesOutTasks: Bool
  /// The day of the copy of the register that was used, where there was no register itself.
  public let copyDay: CalendarDate?
  /// The lists of withdrawn documents that were asked, where there was no register itself.
  public let listed: ListAsked?
  /// The day of a newer list that could not be asked, since what was handed in does not tell the document's
  /// place in it.
  public let unaskedListDay: CalendarDate?
  /// The first day that it counts, or the last, where the answer names one.
  public let decidingDay: CalendarDate?
  /// What each policy found, in their order.
  public let reasons: [Reason]
  /// What became of the endorsements that were handed in beside it, in their order.
  public internal(set) var endorsements: [Endorsement] = []

  /// What stands otherwise in the text of the file that was handed in, or not at all, as far as that can be
  /// told. That nothing was found says nothing.
  ///
  /// It never changes the state. What was signed is what the answer shows, and that is exactly what was
  /// signed; how a file looks is not signed, so it is said beside every answer about a file that nobody
  /// vouches for it. Another state would promise that the looks of all other files were checked.
  package internal(set) var otherInFile: [PrintedField] = []

  /// Every fact that was signed, where it may be shown and the document is one of ours.
  public var facts: Facts? { claim?.facts }
}

extension Verdict.State {
  /// Whether the signed facts follow the answer. For the others no text of the document is shown:
  /// whoever made it would be writing on our page.
  var showsFacts: Bool {
    switch self {
    case .valid, .expired, .notYetValid, .statusUnknown: true
    default: false
    }
  }
}
