import BlijkBasics

/// The claims of a token: CWT's exp, nbf and cti, and a private claim with the facts, version 1.
enum TokenPayload {
  private static let exp = 4
  private static let nbf = 5
  private static let cti = 7
  private static let version1 = -65_537

  private enum Field {
    static let kind = 0
    static let title = 1
    static let name = 2
    static let period = 4
    static let tasks = 5
    static let test = 6
  }

  static func encode(_ facts: Facts, id: DocumentID) -> CBOR {
    var fields: [(Int, CBOR)] = [
      (Field.kind, CBOR(facts.kind.rawValue)), (Field.title, .text(facts.title)),
      (Field.name, .text(facts.name)),
    ]
    if let period = facts.period {
      let months = [period.first] + (period.last.map { [$0] } ?? [])
      fields.append((Field.period, .array(months.map { CBOR($0.sinceJanuary2000) })))
    }
    if !facts.tasks.isEmpty {
      fields.append(
        (
          Field.tasks,
          .array(
            facts.tasks.map { task in
              .array([.text(task.text)] + (task.level.map { [CBOR($0.rawValue)] } ?? []))
            })
        ))
    }
    if facts.isTest { fields.append((Field.test, .bool(true))) }
    var claims: [(Int, CBOR)] = [
      (nbf, CBOR(facts.date.startOfDay)), (cti, .bytes(id.bytes)), (version1, .record(fields)),
    ]
    if let last = facts.validUntil { claims.insert((exp, CBOR(last.endOfDay)), at: 0) }
    return .record(claims)
  }

  static func decode(_ payload: CBOR) throws(Problem) -> (DocumentID, Facts) {
    let claims = try record(payload, known: [exp, nbf, cti, version1])
    guard let id = claims[cti]?.byteString.flatMap(DocumentID.init(bytes:)) else {
      throw wrong("cti")
    }
    guard let date = claims[nbf]?.integer.flatMap({ day(from: $0, secondOfDay: 0) }) else {
      throw wrong("nbf")
    }
    let last = claims[exp]?.integer.flatMap { day(from: $0, secondOfDay: 86_399) }
    guard claims[exp] == nil || last != nil else { throw wrong("exp") }
    guard let body = claims[version1] else { throw wrong("facts") }

    let fields = try record(
      body, known: [Field.kind, Field.title, Field.name, Field.period, Field.tasks, Field.test])
    guard let number = fields[Field.kind]?.integer, let title = fields[Field.title]?.textString,
      let name = fields[Field.name]?.textString, !title.isEmpty, !name.isEmpty
    else { throw wrong("facts") }
    guard let kind = Kind(rawValue: number) else { throw newer("kind \(number)") }
    guard fields[Field.test] == nil || fields[Field.test] == .bool(true) else {
      throw wrong("test")
    }
    return (
      id,
      Facts(
        kind: kind, title: title, name: name, date: date, validUntil: last,
        period: try fields[Field.period].map { value throws(Problem) in try period(value) },
        tasks: try fields[Field.tasks].map { value throws(Problem) in try tasks(value) } ?? [],
        isTest: fields[Field.test] != nil)
    )
  }

  /// Something well-formed that this version does not know.
  static func newer(_ what: String) -> Problem {
    Problem(
      .newerThanThisReader, nl: "De code is nieuwer dan deze lezer (\(what)).",
      en: "The code is newer than this reader (\(what)).")
  }

  private static func wrong(_ what: String) -> Problem { CBORReader.problem(what) }

  private static func record(_ value: CBOR, known: [Int]) throws(Problem) -> Fields {
    guard let pairs = value.pairs else { throw wrong("not a map") }
    for pair in pairs {
      guard let key = pair.key.integer, known.contains(key) else { throw newer("key") }
    }
    return Fields(pairs: pairs)
  }

  /// A map with integer keys. It has so few fields that a linear search is faster than hashing.
  private struct Fields {
    let pairs: [CBOR.Pair]

    subscript(key: Int) -> CBOR? { pairs.first { $0.key.integer == key }?.value }
  }

  private static func day(from seconds: Int, secondOfDay: Int) -> CalendarDate? {
    guard (0...1 << 36).contains(seconds) else { return nil }
    let day = CalendarDate(utcSeconds: seconds)
    let (year, month, number) = day.components
    guard seconds - day.startOfDay == secondOfDay else { return nil }
    return CalendarDate(year: year, month: month, day: number)
  }

  private static func period(_ value: CBOR) throws(Problem) -> Period {
    guard let items = value.elements, (1...2).contains(items.count),
      let first = items[0].integer.flatMap(Month.init(sinceJanuary2000:))
    else { throw wrong("period") }
    let last = items.count == 2 ? items[1].integer.flatMap(Month.init(sinceJanuary2000:)) : nil
    guard (items.count == 2) == (last != nil), let period = Period(first: first, last: last) else {
      throw wrong("period")
    }
    return period
  }

  private static func tasks(_ value: CBOR) throws(Problem) -> [PracticeTask] {
    guard let items = value.elements, !items.isEmpty else { throw wrong("tasks") }
    var tasks: [PracticeTask] = []
    for item in items {
      guard let parts = item.elements, (1...2).contains(parts.count),
        let text = parts[0].textString, !text.isEmpty
      else { throw wrong("tasks") }
      var level: PracticeTask.Level?
      if parts.count == 2 {
        guard let number = parts[1].integer else { throw wrong("level") }
        level = PracticeTask.Level(rawValue: number)
        if level == nil { throw newer("level \(number)") }
      }
      tasks.append(PracticeTask(text: text, level: level))
    }
    return tasks
  }
}
