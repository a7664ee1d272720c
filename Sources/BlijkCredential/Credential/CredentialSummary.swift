package import BlijkBasics

/// What a credential of any issuer says that a reader compares: others write other fields than Blijk,
/// and these are the ones that the data models name (VC 2.0 §4, Open Badges 3.0 §B.1).
package struct CredentialSummary: Sendable {
  /// The DID or address of the issuer that it names.
  package let issuer: String
  /// The achievement's name, or else the credential's.
  package let title: String?
  /// The holder's name, when it stands there to be read.
  package let name: String?
  /// In seconds since 1970.
  package let validFrom: Int?
  package let validUntil: Int?
  /// The days of both, as they are written.
  package let firstDay: CalendarDate?
  package let lastDay: CalendarDate?
  /// Where it stands in status lists that tell of revocation.
  package let revocation: [Entry]

  /// A place in a status list (Bitstring Status List 1.0 §2.1).
  package struct Entry: Sendable {
    package let list: String
    package let index: Int
  }

  package init(_ json: JSON) throws(Problem) {
    func problem(_ what: String) -> Problem {
      Problem(
        .unreadable, nl: "In het bewijs ontbreekt '\(what)', of het is niet goed.",
        en: "The credential lacks '\(what)', or it is wrong.")
    }
    if let member = CredentialShape.fault(of: json) { throw problem(member) }
    guard let issuer = json["issuer"]?["id"]?.string ?? json["issuer"]?.string else {
      throw problem("issuer")
    }
    func moment(_ member: String) throws(Problem) -> Int? {
      guard let value = json[member] else { return nil }
      guard let text = value.string, let seconds = Timestamp.seconds(text) else {
        throw problem(member)
      }
      return seconds
    }
    guard let subject = json["credentialSubject"]?.oneOrMany.first else {
      throw problem("credentialSubject")
    }
    self.issuer = issuer
    validFrom = try moment("validFrom")
    validUntil = try moment("validUntil")
    if let validFrom, let validUntil, validUntil < validFrom { throw problem("validUntil") }
    firstDay = json["validFrom"]?.string.flatMap { CalendarDate($0.prefix(10)) }
    lastDay = json["validUntil"]?.string.flatMap { CalendarDate($0.prefix(10)) }
    title = subject["achievement"]?["name"]?.string ?? json["name"]?.string
    name =
      subject["identifier"]?.oneOrMany.first {
        $0["identityType"] == "name" && $0["hashed"] == false
      }?["identityHash"]?.string
    var entries: [Entry] = []
    for status in json["credentialStatus"]?.oneOrMany ?? [] {
      guard status["type"] == "BitstringStatusListEntry", status["statusPurpose"] == "revocation"
      else { continue }
      guard let list = status["statusListCredential"]?.string,
        let index = status["statusListIndex"]?.string.flatMap({ Int($0) })
          ?? status["statusListIndex"]?.integer, index >= 0
      else { throw problem("credentialStatus") }
      entries.append(Entry(list: list, index: index))
    }
    revocation = entries
  }
}
