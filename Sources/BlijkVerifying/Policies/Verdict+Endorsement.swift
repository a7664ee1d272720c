public import BlijkBasics
import BlijkCredential
import BlijkKeys

extension Verdict {
  /// What became of one endorsement that was handed in beside a document.
  public struct Endorsement: Sendable, Hashable {
    /// The states, in the order in which the first that holds is the answer.
    public enum State: String, Sendable, CaseIterable {
      /// The document itself is not good, or its credential is not at hand.
      case notChecked
      /// It is no endorsement, or cannot be read.
      case unreadable
      /// Nobody trusted signed it.
      case unknownIssuer
      /// The signature does not fit.
      case altered
      /// It is about another document, or not provably about this one.
      case otherDocument
      /// The organisation that issued the document endorses itself.
      case sameIssuer
      /// Its issuer may have withdrawn it, and nobody here can tell.
      case statusUnknown
      /// Its issuer has withdrawn it.
      case revoked
      /// It does not count yet.
      case notYetValid
      /// It does not count any more.
      case expired
      /// Genuine, and about exactly this document.
      case valid
    }

    /// The answer.
    public let state: State
    /// Who endorses, from the list of trusted issuers.
    public let issuer: Organisation?
    /// What the endorser has to say; only when `state` is `valid`.
    public let comment: String?
    /// The first day that it counts; only when `state` is `valid`.
    public let date: CalendarDate?
    /// The last one, if there is one; only when `state` is `valid`.
    public let validUntil: CalendarDate?
    /// The answer in one sentence.
    public let why: Message
  }
}

extension Verdict.Endorsement {
  private init(
    _ state: State, by issuer: Verdict.Organisation? = nil, comment: String? = nil,
    _ summary: CredentialSummary? = nil, nl: String, en: String
  ) {
    self.init(
      state: state, issuer: issuer, comment: comment, date: summary?.firstDay,
      validUntil: summary?.lastDay, why: Message(nl: nl, en: en))
  }

  /// Nobody endorses what is not good.
  static let documentIsNotGood = Self(
    .notChecked, nl: "Niet gecontroleerd, want het document zelf is niet goed.",
    en: "Not checked, as the document itself is not good.")

  /// Examines a file beside a document that was examined.
  init(
    _ bytes: [UInt8], of document: VerificationCase, _ evidence: Evidence?, from sources: Sources
  ) {
    guard case .known(let issuer, let key) = document.signer,
      let endorsed = document.verified ?? evidence?.live?.verified(by: key)
    else {
      self.init(
        .notChecked, nl: "In deze code staat niet genoeg om dit te controleren. Geef het bestand.",
        en: "This code does not contain enough to check that. Give the file.")
      return
    }
    do {
      let credential = try SignedCredential(reading: BadgeCredential(carriedBy: bytes).bytes)
      let reading = try EndorsementReading(credential.json)
      let examined = VerificationCase(
        endorsement: credential, saying: Claim(reading.summary), from: sources, beside: document)
      let about = reading.about(endorsed, of: issuer)
      let fault = Self.fault(
        of: examined, isAbout: about.isIt, endorsed: issuer.did, lists: sources.lists)
      if let fault {
        self = fault
        return
      }
      let endorser = examined.issuer.map { Verdict.Organisation($0) }
      self.init(
        .valid, by: endorser, comment: about.comment, reading.summary,
        nl: "\(endorser?.name ?? "") bevestigt dit document.",
        en: "\(endorser?.name ?? "") endorses this document.")
    } catch {
      self.init(.unreadable, nl: error.message.nl, en: error.message.en)
    }
  }

  /// The first thing that is wrong with it, if anything is.
  private static func fault(
    of examined: VerificationCase, isAbout: Bool, endorsed: String, lists: StatusLists
  ) -> Self? {
    for (policy, state) in [
      (IssuerPolicy(), .unknownIssuer), (SignaturePolicy(), .altered),
    ] as [(any DocumentPolicy, State)] {
      if let fault = Self(policy.check(examined), or: state, by: examined.endorser) {
        return fault
      }
    }
    let endorser = examined.endorser
    guard let issuer = examined.issuer, issuer.did == examined.said?.issuer else {
      return Self(
        .altered, nl: "De bevestiging noemt een andere organisatie dan de sleutel.",
        en: "The endorsement names another organisation than the key.")
    }
    guard isAbout else {
      return Self(
        .otherDocument, by: endorser,
        nl:
          "De bevestiging gaat over een ander document, of over een andere tekst onder dit kenmerk.",
        en:
          "The endorsement is about another document, or about another text under this identifier.")
    }
    guard issuer.did != endorsed else {
      return Self(
        .sameIssuer, by: endorser,
        nl: "De bevestiging is van de organisatie die het document zelf uitgaf.",
        en: "The endorsement is from the organisation that issued the document itself.")
    }
    // An endorsement is in no register that could tell what came before.
    guard examined.keyVouches else { return Self(.compromised, or: .statusUnknown, by: endorser) }
    return withdrawal(of: examined, lists: IssuerLists(of: issuer, in: lists, at: examined.now))
      ?? examined.said.flatMap {
        Self(DatesPolicy.check($0, of: examined), or: .expired, by: endorser)
      }
  }

  /// Whether it was withdrawn, or that cannot be told.
  private static func withdrawal(of examined: VerificationCase, lists: IssuerLists) -> Self? {
    guard let status = examined.said?.status, !status.revocation.isEmpty || !status.others.isEmpty
    else { return nil }
    guard let isWithdrawn = lists.ask(status)?.isWithdrawn else {
      return Self(
        .statusUnknown, by: examined.endorser,
        nl: "Niet te controleren of de bevestiging is ingetrokken.",
        en: "We could not check whether the endorsement was withdrawn.")
    }
    return isWithdrawn
      ? Self(
        .revoked, by: examined.endorser, nl: "De bevestiging is ingetrokken.",
        en: "The endorsement was withdrawn.") : nil
  }

  private init?(_ finding: Finding, or state: State, by issuer: Verdict.Organisation?) {
    guard let failure = finding.failure else { return nil }
    self.init(
      State(rawValue: failure.state.rawValue) ?? state, by: issuer, nl: failure.why.nl,
      en: failure.why.en)
  }
}

extension VerificationCase {
  /// Who endorses, as an answer names it.
  fileprivate var endorser: Verdict.Organisation? { issuer.map { Verdict.Organisation($0) } }
}
