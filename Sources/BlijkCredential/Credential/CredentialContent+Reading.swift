package import BlijkBasics
import BlijkKeys

extension CredentialContent {
  /// Reads a credential of ours.
  ///
  /// Each member is read in the shape in which it is written. Afterwards the whole must equal what the writer
  /// makes of the values that were read, so that nothing in it says something more, or something else.
  ///
  /// - Throws: `unreadable`, naming the member that is not as it was written.
  package init(reading json: JSON) throws(Problem) {
    let document = SignedValue(json)
    let address = try document.text("id")
    guard let (host, id) = Self.split(address) else { throw try document.member("id").wrong }
    self.host = host
    self.id = id
    let subject = try document.member("credentialSubject")
    let achievement = try subject.member("achievement")
    isTest = try achievement.optional("tag") != nil
    self.achievement = try Achievement(reading: achievement, of: subject, host: host)
    heading = try Self.heading(
      in: document.member("name"), title: self.achievement.title, isTest: isTest)
    issuer = try Profile(reading: document.member("issuer"))
    date = try document.member("awardedDate").day(endingIn: "T00:00:00Z")
    let first = try document.member("validFrom")
    validFrom = try first.moment()
    guard date.beginInTheNetherlands...date.startOfDay ~= validFrom else { throw first.wrong }
    validUntil = try document.optional("validUntil")?.day(endingIn: "T23:59:59Z")
    status = try Self.status(in: document.member("credentialStatus"), host: host)
    holder = try Holder(reading: subject)
    evidence = try Evidence(reading: document.elements("evidence"))
    try WrittenForm.check(json, against: Credential(self).json)
  }

  /// Whether a credential's `id` has the form that ours have. If so, it is read as ours or refused.
  package static func isOurs(_ json: JSON) -> Bool {
    guard case .string(let address)? = json["id"] else { return false }
    return split(address) != nil
  }

  /// The base and the code of `https://HOST/c/CODE`.
  static func split(_ address: String) -> (IssuerHost, DocumentID)? {
    let bytes = Array(address.utf8)
    guard bytes.starts(with: "https://".utf8), bytes.count > 8 + 22 else { return nil }
    let code = String(decoding: bytes.suffix(19), as: UTF8.self)
    let base = String(decoding: bytes.dropFirst(8).dropLast(22), as: UTF8.self)
    guard let host = try? IssuerHost(base), case .code(let id) = DocumentID.reading(code),
      "\(host.url)/c/\(id.checkCode)".utf8.elementsEqual(bytes)
    else { return nil }
    return (host, id)
  }

  /// What stands before the title in the credential's name.
  private static func heading(
    in name: SignedValue, title: String, isTest: Bool
  ) throws(Problem) -> String {
    let prefix = isTest ? Award.testPrefix : ""
    guard let rest = try name.text().after(prefix), let plain = title.after(prefix),
      case let ending = ": \(plain)".utf8, rest.utf8.count > ending.count,
      rest.utf8.suffix(ending.count).elementsEqual(ending)
    else { throw name.wrong }
    return String(decoding: rest.utf8.dropLast(ending.count), as: UTF8.self)
  }

  private static func status(
    in value: SignedValue, host: IssuerHost
  ) throws(Problem) -> Credential.StatusEntry {
    let place = try value.member("statusListIndex")
    let list = try value.member("statusListCredential")
    guard let index = Int(try place.text()), index >= 0 else { throw place.wrong }
    let address = String(host.statusListAddress(0).dropLast())
    guard let number = try list.text().after(address).flatMap({ Int($0) }), number > 0 else {
      throw list.wrong
    }
    return Credential.StatusEntry(list: number, index: index)
  }
}

extension CredentialContent.Profile {
  fileprivate init(reading issuer: SignedValue) throws(Problem) {
    name = try issuer.text("name")
    url = try issuer.optionalText("url")
    official = try issuer.text("official")
    kvk = try issuer.optional("otherIdentifier")?.only().text("identifier")
  }
}

extension CredentialContent.Holder {
  fileprivate init(reading subject: SignedValue) throws(Problem) {
    name = try subject.member("identifier").only().text("identityHash")
    role = try subject.optionalText("role")
    message = try subject.optionalText("narrative")
    guard let start = try subject.optional("activityStartDate") else {
      period = nil
      return
    }
    let first = try start.month()
    let last = try subject.optional("activityEndDate")?.month()
    guard let period = Period(first: first, last: last) else { throw start.wrong }
    self.period = period
  }
}

extension CredentialContent.Achievement {
  fileprivate init(
    reading json: SignedValue, of subject: SignedValue, host: IssuerHost
  ) throws(Problem) {
    let id = try json.member("id")
    let base = try id.text()
    guard let key = base.after(CredentialContent.achievementAddress(host)) else { throw id.wrong }
    self.key = key
    let type = try json.member("achievementType")
    guard let kind = Kind(achievementType: try type.text()) else { throw type.wrong }
    self.kind = kind
    let tag = try json.member("inLanguage")
    guard let language = Language(rawValue: try tag.text()) else { throw tag.wrong }
    self.language = language
    title = try json.text("name")
    boundary = try json.text("description")
    criteria = try json.member("criteria").text("narrative")
    hours = try json.optional("creditsAvailable")?.integer()
    provider = try subject.optional("source").map { source throws(Problem) in
      let address = try source.text("id")
      return Award.Link(
        name: try source.text("name"), url: address == base + "#aanbieder" ? nil : address)
    }
    tasks = try CredentialContent.Task.all(
      descriptions: json.elements("resultDescription"), results: subject.elements("result"),
      in: json)
    skills = try json.elements("alignment").map { skill throws(Problem) in
      let address = try skill.text("targetUrl")
      return Award.Link(
        name: try skill.text("targetName"), url: address == base ? nil : address)
    }
  }
}

extension CredentialContent.Task {
  /// The tasks in the order in which both lists have them.
  fileprivate static func all(
    descriptions: [SignedValue], results: [SignedValue], in achievement: SignedValue
  ) throws(Problem) -> [CredentialContent.Task] {
    guard descriptions.count == results.count else {
      throw try achievement.optional("resultDescription")?.wrong ?? achievement.wrong
    }
    return try zip(descriptions, results).map { description, result throws(Problem) in
      let text = try description.text("name")
      guard let achieved = try result.optional("achievedLevel") else {
        return CredentialContent.Task(text: text, level: nil, levelWord: nil)
      }
      let address = try achieved.text()
      let level = PracticeTask.Level.allCases.first { address.hasSuffix("#" + $0.fragment) }
      guard let level else { throw achieved.wrong }
      return CredentialContent.Task(
        text: text, level: level, levelWord: try result.text("value"))
    }
  }
}

extension CredentialContent.Evidence {
  /// One element says how and where it was seen, and another the proof of another body; either may be absent.
  fileprivate init(reading elements: [SignedValue]) throws(Problem) {
    var (setting, seen, proof): (String?, String?, String?)
    for element in elements {
      setting = try element.optionalText("narrative") ?? setting
      seen = try element.optionalText("genre") ?? seen
      proof = try element.optionalText("name") ?? proof
    }
    self.init(setting: setting, seen: seen, externalProof: proof)
  }
}

extension SignedValue {
  /// The day of a moment, which must be written with this time.
  fileprivate func day(endingIn time: String) throws(Problem) -> CalendarDate {
    let text = try text()
    guard text.hasSuffix(time), let day = CalendarDate(text.dropLast(time.count)) else {
      throw wrong
    }
    return day
  }

  /// The month of a moment.
  fileprivate func month() throws(Problem) -> Month {
    guard let month = Month(try text().prefix(7)) else { throw wrong }
    return month
  }
}

extension String {
  /// What follows a beginning; `nil` when this begins otherwise. It compares bytes, since Swift's own
  /// comparison takes some letters for the same that have other bytes.
  func after(_ beginning: String) -> String? {
    guard utf8.starts(with: beginning.utf8) else { return nil }
    return String(decoding: utf8.dropFirst(beginning.utf8.count), as: UTF8.self)
  }
}
