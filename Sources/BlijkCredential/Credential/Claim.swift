public import BlijkBasics
import BlijkKeys

/// What a signed document says: every fact of one of ours, or what a reader compares of another system's.
public struct Claim: Sendable {
  /// What it is about; `nil` when another system's document does not say.
  public let title: String?
  /// The holder's name, if it can be read in the document.
  public let name: String?
  /// The day of award; of another system's document its first valid day, if it names one.
  public let date: CalendarDate?
  /// The last day that it is valid, if it names one.
  public let validUntil: CalendarDate?
  /// Every fact, when it is one of ours.
  public let facts: Facts?

  /// All that a credential of ours says; `nil` for a code, which carries less.
  package let content: CredentialContent?
  /// The DID or address of the issuer that a credential names.
  package let issuer: String?
  /// Its places in lists of withdrawn documents; `nil` for a code, which does not tell them.
  package let status: CredentialStatus?
  /// When another system's document is valid; `nil` for ours, which name days.
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
