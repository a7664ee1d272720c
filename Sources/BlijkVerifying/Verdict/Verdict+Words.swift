public import BlijkBasics
import BlijkCredential

/// The answer in the words of the catalogue.
extension Verdict {
  /// The sentence that belongs to the state.
  public func sentence(_ texts: Texts) throws(Problem) -> String {
    var fillings = ["organisation": issuer?.name ?? "", "sheet": try sheet(texts)]
    switch state {
    // A catalogue of one's own may name the day.
    case .valid:
      fillings["date"] = try claim?.date.map { date throws(Problem) in try texts.long(date) }
    case .notYetValid, .expired:
      fillings["date"] = try decidingDay.map { date throws(Problem) in try texts.long(date) }
    case .unreadable: fillings["reason"] = whyUnreadable[texts.language].asClause
    default: break
    }
    return try texts.text("verdict.\(wordsKey)", fillings)
  }

  /// One or two words for the state.
  public func title(_ texts: Texts) throws(Problem) -> String {
    try texts.text("verdict-title.\(wordsKey)", ["sheet": try sheet(texts)])
  }

  /// What the details are to be compared with: the paper, or the document that a file holds.
  private func sheet(_ texts: Texts) throws(Problem) -> String {
    try texts.text("verdict-sheet.\(input == .file ? "file" : "paper")")
  }

  /// What could not be read.
  private var whyUnreadable: Message {
    reasons.first { $0.outcome == .fail }?.why
      ?? Message(nl: "Het is niet te lezen", en: "It cannot be read")
  }

  /// The state, but for cases that have words of their own: those of `wording`, one of which no signature
  /// was seen because the register cannot be read, one that names no day, and a file that cannot be read.
  private var wordsKey: String {
    switch wording {
    case .mistyped: "notFoundTyped"
    case .notInCopy: "statusUnknownPublished"
    case .onlyListed: "statusUnknownListed"
    case .lostKey: "statusUnknownKey"
    case .unlisted: "statusUnknownUnlisted"
    case .several: "unreadableSeveral"
    case .photo: "unreadablePhoto"
    case .pdf: "unreadablePDF"
    case .withoutNames: "notFoundWithoutNames"
    case .usual:
      switch state {
      case .unreadable where input == .file: "unreadableFile"
      case .valid where claim?.date == nil: "validUndated"
      case .expired where decidingDay == nil: "expiredUndated"
      case .notYetValid where decidingDay == nil: "notYetValidUndated"
      case .statusUnknown where issuer == nil: "statusUnknownCode"
      default: state.rawValue
      }
    }
  }

  /// A sign for the state, so that it is never shown by colour alone.
  public var symbol: String {
    switch state {
    case .valid: "✔"
    case .revoked, .altered, .unregistered: "✖"
    case .expired, .notYetValid: "⏳"
    case .replaced: "↻"
    case .unknownIssuer: "?"
    case .test: "⚑"
    case .statusUnknown: "⚠"
    case .unreadable, .notFound: "–"
    }
  }

  /// The signed facts as label and value, in the order of reading.
  public func labelledFacts(_ texts: Texts) throws(Problem) -> [(label: String, value: String)] {
    var all: [(label: String, value: String)] = []
    func add(_ key: String, _ value: String?) throws(Problem) {
      if let value { all.append((try texts.text("page.fact.\(key)"), value)) }
    }
    guard let facts else {
      guard let claim else { return [] }
      try add("title", claim.title)
      try add("name", claim.name)
      try add("organisation", issuer?.name)
      try add("website", issuer?.url)
      try add("date", try claim.date.map { date throws(Problem) in try texts.long(date) })
      try add(
        "valid-until",
        try claim.validUntil.map { date throws(Problem) in try texts.long(date) })
      return all
    }
    try add("kind", try texts.heading(of: facts.kind))
    try add("title", facts.title)
    try add("name", facts.name)
    try add("organisation", issuer?.name)
    try add("website", issuer?.url ?? details?.url)
    try add("kvk", issuer?.kvk ?? details?.kvk)
    try add("date", try texts.long(facts.date))
    try add(
      "valid-until", try facts.validUntil.map { date throws(Problem) in try texts.long(date) })
    try add("period", try facts.period.map { period throws(Problem) in try texts.long(period) })
    for task in facts.tasks {
      let level = try task.level.map { level throws(Problem) in try texts.text("level.\(level.key)")
      }
      try add("tasks", [task.text, level].compactMap(\.self).joined(separator: ": "))
    }
    for field in details?.fields ?? [] {
      let value =
        field.key == "label.hours"
        ? try texts.text("label.hours-value", ["hours": field.value]) : field.value
      all.append((try texts.text(field.key), value))
    }
    try add("code", id?.checkCode)
    return all
  }

  /// What the document is not, wherever facts are shown: the boundary line that was signed with it
  /// or, where the credential is not at hand, the one of its kind.
  public func boundary(_ texts: Texts) throws(Problem) -> String? {
    guard let facts else { return nil }
    if let signed = details?.boundary { return signed }
    return try texts.boundary(of: facts.kind)
  }

  /// What was not checked, what a check says, and whom to call: the sentences below the facts.
  public func remarks(_ texts: Texts) throws(Problem) -> [String] {
    try unchecked(texts) + [meaning(texts), doubt(texts)].compactMap(\.self)
  }

  /// What was not checked, though a reader might think it was.
  public func unchecked(_ texts: Texts) throws(Problem) -> [String] {
    var all: [String] = []
    if state.showsFacts {
      for (key, fields) in [
        ("page.other-in-file", otherInFile), ("page.not-checked", notChecked(beside: details)),
      ] where !fields.isEmpty {
        let names = try fields.map { field throws(Problem) in
          try texts.text("printed.\(field.rawValue)")
        }
        all.append(try texts.text(key, ["fields": names.joined(separator: ", ")]))
      }
      if let claim, claim.name == nil { all.append(try texts.text("page.no-name")) }
    }
    let isRead = wording != .photo && wording != .pdf
    if input == .file, isRead { all.append(try texts.text("page.not-checked-file")) }
    return try all + dated(texts)
  }

  /// The day of the copy or the lists that were used in place of a register.
  private func dated(_ texts: Texts) throws(Problem) -> [String] {
    var all: [String] = []
    func add(_ key: String, _ day: CalendarDate?) throws(Problem) {
      guard let day else { return }
      all.append(try texts.text("page.\(key)", ["date": try texts.long(day)]))
    }
    // Of the two, the later one says up to when withdrawals are seen.
    let listIsLater = copyDay.flatMap { copy in listed?.day.map { copy < $0 } } ?? (copyDay == nil)
    if let listed, listIsLater {
      try add("list-day", listed.day)
      if listed.day == nil { all.append(try texts.text("page.list-undated")) }
      if listed.isStale { all.append(try texts.text("page.list-stale")) }
    } else {
      try add("copy-day", copyDay)
    }
    try add("list-not-asked", unaskedListDay)
    return all
  }

  /// What a check says, and what it does not; `nil` where this one did not say that.
  public func meaning(_ texts: Texts) throws(Problem) -> String? {
    tellsWhoSigned ? try texts.text("page.meaning") : nil
  }

  /// Whether the check saw which organisation signed, and that nothing was changed since.
  private var tellsWhoSigned: Bool {
    switch state {
    case .valid, .expired, .notYetValid, .revoked, .replaced, .unregistered, .test: true
    case .statusUnknown: issuer != nil && wording != .lostKey
    case .unknownIssuer, .altered, .unreadable, .notFound: false
    }
  }

  /// Whom to call in doubt.
  public func doubt(_ texts: Texts) throws(Problem) -> String {
    guard let issuer else { return try texts.text("page.doubt-unknown") }
    guard let phone = issuer.phone else {
      return try texts.text("page.doubt-without-phone", ["organisation": issuer.name])
    }
    return try texts.text("page.doubt", ["organisation": issuer.name, "phone": phone])
  }
}

extension String {
  /// A sentence as it goes on behind a colon: without its capital and its full stop.
  fileprivate var asClause: String {
    var text = self[...]
    while text.last == "." { text = text.dropLast() }
    // Not a capital that belongs to the word: JSON, DID.
    guard let first = text.first, text.dropFirst().first?.isLowercase == true else {
      return String(text)
    }
    return first.lowercased() + text.dropFirst()
  }
}
