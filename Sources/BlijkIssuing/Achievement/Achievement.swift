public import BlijkBasics
public import BlijkCredential
import BlijkVerifying

/// Something that can be awarded: a course or a role, with its goals or tasks.
public struct Achievement: Sendable {
  /// Its name in the issuer's list: the stem of its file.
  public let id: String
  /// What document it usually makes.
  public let kind: Kind
  /// Its words in Dutch.
  public let dutch: Wording
  /// Its words in English, as far as they are given.
  let english: Wording?
  /// How it is seen that somebody can do it.
  public let seen: Seen?
  /// The study load of the course, in hours.
  public let hours: Int?
  /// Who gives the course.
  public let provider: Award.Link?
  /// For how many months a document is valid.
  public let validMonths: Int?
  /// Skills in a public list.
  public let skills: [Award.Link]

  /// The words that stand on a document.
  public struct Wording: Sendable {
    /// The course or the role.
    public var title: String
    /// One more sentence on what the document is not.
    public var note: String?
    /// What was learned.
    public var goals: [String]
    /// The role in which tasks are done.
    public var role: String?
    /// What is done.
    public var tasks: [String]
    /// Where it is done.
    public var setting: String?
  }

  /// The words in a document's language; Dutch where there are no others.
  public func wording(_ language: Language) -> Wording {
    language == .en ? english ?? dutch : dutch
  }
}
