package import BlijkBasics
package import BlijkKeys

/// What a credential says, read back from its JSON.
package struct CredentialReading: Sendable {
  package let json: JSON
  /// The DID of the issuer that it names.
  package let issuer: String
  /// The issuer's base and the document's id, when the credential's `id` has our form.
  package let host: IssuerHost
  package let id: DocumentID
  package let facts: Facts

  /// Reads a credential that Blijk issued.
  package init(_ json: JSON) throws(Problem) {
    func missing(_ what: String) -> Problem {
      Problem(
        .unreadable,
        nl: "In het bewijs ontbreekt '\(what)', of het is anders dan Blijk het schrijft.",
        en: "The credential lacks '\(what)', or it is not as Blijk writes it.")
    }
    let types = json["type"]?.oneOrMany.compactMap(\.string) ?? []
    guard json["@context"] == Credential.contexts else { throw missing("@context") }
    guard types.contains("VerifiableCredential"), types.contains("OpenBadgeCredential") else {
      throw missing("type")
    }
    guard let issuer = json["issuer"]?["id"]?.string ?? json["issuer"]?.string else {
      throw missing("issuer")
    }
    guard let address = json["id"]?.string, let (host, id) = Self.split(address) else {
      throw missing("id")
    }
    guard let subject = json["credentialSubject"], subject["id"]?.string == address + "#houder"
    else {
      throw missing("credentialSubject.id")
    }
    guard let achievement = subject["achievement"],
      let kind = achievement["achievementType"]?.string.flatMap(Kind.init(achievementType:)),
      let title = achievement["name"]?.string
    else { throw missing("achievement") }
    let identity = subject["identifier"]?.oneOrMany.first
    guard identity?["identityType"]?.string == "name", identity?["hashed"]?.bool == false,
      let name = identity?["identityHash"]?.string
    else { throw missing("identifier") }
    guard let date = json["awardedDate"]?.string.flatMap({ Self.day($0, at: "T00:00:00Z") }) else {
      throw missing("awardedDate")
    }
    guard let first = json["validFrom"]?.string.flatMap(Timestamp.seconds),
      date.beginInTheNetherlands...date.startOfDay ~= first
    else { throw missing("validFrom") }
    let last = json["validUntil"]?.string
    let validUntil = last.flatMap { Self.day($0, at: "T23:59:59Z") }
    guard last == nil || validUntil != nil else { throw missing("validUntil") }

    self.json = json
    self.issuer = issuer
    self.host = host
    self.id = id
    facts = Facts(
      kind: kind, title: title, name: name, date: date, validUntil: validUntil,
      period: try Self.period(of: subject), tasks: try Self.tasks(of: subject),
      isTest: achievement["tag"]?.oneOrMany.contains("test") ?? false)
  }

  private static func split(_ address: String) -> (IssuerHost, DocumentID)? {
    guard address.hasPrefix("https://") else { return nil }
    let rest = address.dropFirst(8)
    guard rest.count > 22 else { return nil }
    let base = rest.dropLast(22)
    guard rest.dropFirst(base.count).hasPrefix("/c/"), let host = try? IssuerHost(String(base)),
      host.base == base, case .code(let id) = DocumentID.reading(rest.suffix(19)),
      id.checkCode == rest.suffix(19)
    else { return nil }
    return (host, id)
  }

  private static func day(_ moment: String, at time: String) -> CalendarDate? {
    moment.hasSuffix(time) ? CalendarDate(moment.dropLast(time.count)) : nil
  }

  private static func period(of subject: JSON) throws(Problem) -> Period? {
    guard let start = subject["activityStartDate"]?.string else { return nil }
    let end = subject["activityEndDate"]?.string
    guard let first = Month(start.prefix(7)),
      let period = Period(first: first, last: end.flatMap { Month($0.prefix(7)) }),
      period.first.firstDay.firstMoment == start, period.last?.lastDay.firstMoment == end
    else {
      throw Problem(
        .unreadable, nl: "De periode in het bewijs is niet te lezen.",
        en: "The period in the credential cannot be read.")
    }
    return period
  }

  private static func tasks(of subject: JSON) throws(Problem) -> [PracticeTask] {
    let descriptions = subject["achievement"]?["resultDescription"]?.array ?? []
    let results = subject["result"]?.array ?? []
    var tasks: [PracticeTask] = []
    for result in results {
      let id = result["resultDescription"]?.string
      let achieved = result["achievedLevel"]?.string
      let level = achieved.flatMap { achieved in
        PracticeTask.Level.allCases.first { achieved.hasSuffix("#" + $0.fragment) }
      }
      guard let text = descriptions.first(where: { $0["id"]?.string == id })?["name"]?.string,
        achieved == nil || level != nil
      else {
        throw Problem(
          .unreadable, nl: "De taken in het bewijs zijn niet te lezen.",
          en: "The tasks in the credential cannot be read.")
      }
      tasks.append(PracticeTask(text: text, level: level))
    }
    return tasks
  }
}
