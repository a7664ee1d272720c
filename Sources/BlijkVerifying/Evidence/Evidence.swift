import BlijkBasics
import BlijkCredential
import BlijkKeys

/// What tells whether a signed document stands: decided once, before any policy asks.
enum Evidence {
  /// The issuer's own register, at hand and current.
  case live(Holding<LiveEntry>)
  /// A copy that it published, for want of the register.
  case copy(PublishedRegister, Holding<CopiedEntry>)
  /// Its lists of withdrawn documents, for want of both. `areEnough` is false for a document that must be in
  /// a register and that no list withdraws: what a thief signs is on no list either.
  case lists(ListAnswer, areEnough: Bool)
  /// Nothing that tells, and why.
  case none(Absence)

  /// What a register holds under the code of a document.
  enum Holding<Entry> {
    case nothing
    /// Something else than what was handed in.
    case anotherText
    /// Exactly what was handed in.
    case exactly(Entry)
    /// It could not be read.
    case unreadable
  }

  /// Why there is nothing that tells.
  enum Absence {
    /// The register should be at hand, and cannot be read.
    case unreachable
    /// Somebody else may have had the key, and only a register could tell what came before.
    case lostKey
    /// The document names a list of this kind, or with this purpose.
    case unknownList(String)
    /// The register is not here. `listNotAsked` is the day of a list that may withdraw the document, but
    /// cannot be asked: what was handed in does not tell its place in it.
    case notHere(listNotAsked: CalendarDate?)
  }
}

extension Evidence {
  /// Looks for what tells of a document whose signature is right.
  init(for document: VerificationCase, from sources: Sources) {
    guard let issuer = document.issuer else {
      self = .none(.notHere(listNotAsked: nil))
      return
    }
    let copy = sources.published[issuer.did]
    switch sources.register {
    case .live(let register, issuer.did):
      self = .live(LiveEntry.look(for: document, of: issuer, in: register))
      return
    // A copy of the organisation's own register may be older than what it has withdrawn since; where it is not
    // known whose the register is, any copy may be its own.
    case .unavailable(_, let owner) where owner == nil || owner == issuer.did:
      self = .none(.unreachable)
      return
    default: break
    }
    let lists = IssuerLists(of: issuer, in: sources.lists, at: document.now)
    if let copy {
      self = .copy(copy, CopiedEntry.look(for: document, in: copy, beside: lists))
    } else {
      self.init(lists, for: document)
    }
  }

  private init(_ lists: IssuerLists, for document: VerificationCase) {
    let status = document.said?.status
    if !document.keyVouches {
      self = .none(.lostKey)
    } else if let other = status?.others.first {
      self = .none(.unknownList(other))
    } else if let answer = lists.ask(status) {
      self = .lists(answer, areEnough: answer.isWithdrawn || !document.mustBeOurs)
    } else {
      self = .none(.notHere(listNotAsked: lists.dayOfListNotAsked(status, after: .min)))
    }
  }

  /// What the register keeps of the document, when it is at hand and holds exactly this.
  var live: LiveEntry? {
    guard case .live(.exactly(let entry)) = self else { return nil }
    return entry
  }

  /// The lists that were asked in the place of a register.
  var listed: ListAnswer? {
    switch self {
    case .lists(let answer, _): answer
    case .copy(_, .exactly(let entry)): entry.listed
    default: nil
    }
  }

  /// The day of a list that could not be asked.
  var listNotAsked: CalendarDate? {
    switch self {
    case .none(.notHere(let day)): day
    case .copy(_, .exactly(let entry)): entry.listNotAsked
    default: nil
    }
  }
}

extension VerificationCase {
  /// Whether this is exactly what a register has hashes of. What was not handed in is not compared.
  func isExactly(token: ([UInt8]) -> Bool, credential isSame: ([UInt8]) -> Bool) -> Bool {
    self.token.map { token($0.hash) } ?? true
      && (credential == nil || verified.map { isSame($0.fingerprint.hash) } == true)
  }
}
