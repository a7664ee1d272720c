public import BlijkBasics
import BlijkKeys

/// What a signed document says: of one of ours every fact, of another system's what a reader compares.
public struct Claim: Sendable {
  /// What it is about; `nil` when another system's names nothing.
  public let title: String?
  /// Whose it is, when that stands there to be read.
  public let name: String?
  /// The day of award, or the first day of another system's when it names one.
  public let date: CalendarDate?
  /// The last day that it is valid, if it names one.
  public let validUntil: CalendarDate?
  /// Every fact, when it is one of ours.
  public let facts: Facts?

  /// All that a credential of ours says; a code does not carry it.
  package let content: CredentialContent?
  /// The DID or address of the issuer that a credential names.
  package let issuer: String?
  /// Its places in lists of withdrawn documents, which a code does not tell.
  package let status: CredentialStatus?
  /// From when until when another system's counts: others name moments, and need not name any.
  package let moments: Moments?

  /// In seconds since 1970.
  package struct Moments: Sendable {
    package let first: Int?
    package let last: Int?
  }
}

extension Claim {
  /// What a code of ours carries.
  package init(_ facts: Facts) {
    self.init(facts: facts, content: nil, issuer: nil, status: nil)
  }

  /// What a credential of ours says.
  package init(_ content: CredentialContent) {
    self.init(
      facts: content.facts, content: content, issuer: content.host.did,
      status: CredentialStatus(content))
  }

  private init(
    facts: Facts, content: CredentialContent?, issuer: String?, status: CredentialStatus?
  ) {
    title = facts.title
    name = facts.name
    date = facts.date
    validUntil = facts.validUntil
    self.facts = facts
    self.content = content
    self.issuer = issuer
    self.status = status
    moments = nil
  }

  /// What a credential of another system says.
  package init(_ summary: CredentialSummary) {
    title = summary.title
    name = summary.name
    date = summary.firstDay
    validUntil = summary.lastDay
    facts = nil
    content = nil
    issuer = summary.issuer
    status = summary.status
    moments = Moments(first: summary.validFrom, last: summary.validUntil)
  }
}
