package import BlijkBasics

/// What a credential of any issuer says that a reader compares: others write other fields than Blijk,
/// and these are the ones that the data models name (VC 2.0 §4, Open Badges 3.0 §B.1).
///
/// A field that decides must have a shape that the standards allow, or the credential is unreadable: a good
/// answer never leaves out something that could not be read.
package struct CredentialSummary: Sendable {
  /// The DID or address of the issuer that it names.
  package let issuer: String
  /// The achievement's name, or else the credential's.
  package let title: String?
  /// The holder's name, if it stands there in full.
  package let name: String?
  /// In seconds since 1970.
  package let validFrom: Int?
  package let validUntil: Int?
  /// The days of both, as they are written.
  package let firstDay: CalendarDate?
  package let lastDay: CalendarDate?
  /// Where its issuer publishes whether it was withdrawn.
  package let status: CredentialStatus

  package init(_ json: JSON) throws(Problem) {
    if let member = CredentialShape.fault(of: json) {
      throw Problem(
        .unreadable, nl: "In het bewijs ontbreekt '\(member)', of het is niet goed.",
        en: "The credential lacks '\(member)', or it is wrong.")
    }
    let document = SignedValue(json)
    issuer = try document.member("issuer").address()
    let first = try document.optional("validFrom")
    let last = try document.optional("validUntil")
    validFrom = try first?.moment()
    validUntil = try last?.moment()
    if let last, let validFrom, let validUntil, validUntil < validFrom { throw last.wrong }
    firstDay = try first.flatMap { value throws(Problem) in
      CalendarDate(try value.text().prefix(10))
    }
    lastDay = try last.flatMap { value throws(Problem) in
      CalendarDate(try value.text().prefix(10))
    }
    let subject = try Self.subject(of: document)
    title = try Self.title(of: document, subject: subject)
    name = try Self.name(of: subject)
    status = try CredentialStatus(reading: document.elements("credentialStatus"))
    // Last: by now there is one subject, with one achievement.
    try SplitNodes.check(json)
  }

  /// The one subject. More are refused: whoever sees one name cannot tell that it is about others too.
  private static func subject(of document: SignedValue) throws(Problem) -> SignedValue {
    let subjects = try document.member("credentialSubject").elements()
    guard subjects.count == 1 else {
      throw Problem(
        .unreadable, nl: "Dit digitale bewijs gaat over meer dan één persoon.",
        en: "This credential is about more than one person.")
    }
    return subjects[0]
  }

  private static func title(of document: SignedValue, subject: SignedValue) throws(Problem)
    -> String?
  {
    let types = try document.types()
    let isAchievement = types.contains {
      $0 == "OpenBadgeCredential" || $0 == "AchievementCredential"
    }
    guard let achievement = try subject.optional("achievement") else {
      guard !isAchievement else { throw try subject.member("achievement").wrong }
      return try document.optional("name")?.words()
    }
    return try achievement.member("name").words()
  }

  /// A name that stands there in full; one that is hashed tells nobody anything.
  private static func name(of subject: SignedValue) throws(Problem) -> String? {
    var names: [String] = []
    for identity in try subject.elements("identifier") {
      let isHashed = try identity.member("hashed").bool()
      let text = try identity.text("identityHash")
      if try identity.optionalText("identityType") == "name", !isHashed { names.append(text) }
    }
    guard names.count <= 1 else { throw try subject.member("identifier").wrong }
    return names.first
  }
}
