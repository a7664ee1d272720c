import BlijkBasics
import BlijkCredential
import BlijkIssuing
import BlijkRegister
import BlijkVerifying

/// The documents that a command was told to change, by check code or by name.
struct ChosenDocuments {
  /// Each once, in the order of what was typed.
  let summaries: [RegisterSummary]
  /// Whether one was chosen by a person's name, which somebody else may have too.
  let hasName: Bool

  var ids: [DocumentID] { summaries.map(\.id) }

  /// How many of them count today.
  var counting: Int { summaries.count { $0.counts(on: .today()) } }
}

extension RegisterSummary {
  /// Whether it is valid on a day, as far as the document itself goes.
  func counts(on day: CalendarDate) -> Bool {
    !isTest && state == .active && validUntil.map { $0 >= day } ?? true
  }
}

extension Subcommand {
  /// The documents that were typed, or stand on a list; one of the two is needed.
  ///
  /// A name means the documents that stand, where there are some and `prefersStanding` says so. For whoever
  /// asks what is kept, or to be forgotten, all count.
  ///
  /// - Throws: When one is not there, or a name fits more than one.
  func chosen(
    _ words: [String], orOn list: String? = nil, sheet: String? = nil, in folder: IssuerFolder,
    prefersStanding: Bool = true
  ) throws(Problem) -> ChosenDocuments {
    guard words.isEmpty != (list == nil) else {
      throw Problem(
        .usage, nl: "Geef controlecodes, of een lijst met --roster.",
        en: "Give check codes, or a list with --roster.")
    }
    let register = try folder.register(readOnly: true)
    let known = Dictionary(try register.summaries().map { ($0.id, $0) }) { first, _ in first }
    func summary(_ id: DocumentID) throws(Problem) -> RegisterSummary {
      guard let found = known[id] else { throw .missing(id) }
      return found
    }
    let listed = try list.map { list throws(Problem) in
      let list = try CodeList(path: list, sheet: sheet)
      for warning in list.warnings { Terminal.complain(warning[global.language]) }
      try list.check { known[$0] != nil }
      return try list.codes.map(summary)
    }
    let typed = try words.map { word throws(Problem) in
      try named(word, known, in: register, prefersStanding: prefersStanding)
    }
    guard typed.count(where: \.isName) <= 1 else { throw .severalNames }
    var seen: Set<DocumentID> = []
    return ChosenDocuments(
      summaries: (listed ?? typed.map(\.summary)).filter { seen.insert($0.id).inserted },
      hasName: typed.contains { $0.isName })
  }

  /// What one word names. A name may be as long as a code, and then reads as one that was mistyped.
  private func named(
    _ word: String, _ known: [DocumentID: RegisterSummary], in register: Register,
    prefersStanding: Bool
  ) throws(Problem) -> (summary: RegisterSummary, isName: Bool) {
    let reading = DocumentID.reading(word)
    if case .code(let id) = reading, let summary = known[id] { return (summary, false) }
    // No name has a digit, and hardly any code has none.
    if !word.trimmingSpaces().isEmpty, !word.contains(where: \.isNumber) {
      let matches = try register.summaries(nameContaining: word).filter { $0.isNamed(word) }
      let standing = prefersStanding ? matches.filter { $0.state == .active } : []
      let candidates = standing.isEmpty ? matches : standing
      if let only = candidates.first, candidates.count == 1 { return (only, true) }
      guard candidates.isEmpty else { throw tooMany(candidates, word) }
      let nobody = try Problem.nobody(named: word, in: register, nothingChanged: true)
      guard case .mistyped = reading else { throw nobody }
      throw .notACode(word, nobody)
    }
    guard case .code(let id) = reading else { throw .notACode(word) }
    throw .missing(id)
  }

  /// Shows which there are, so that one can be chosen.
  private func tooMany(_ candidates: [RegisterSummary], _ word: String) -> Problem {
    show(candidates)
    return Problem(
      .usage,
      nl:
        "'\(word)' past bij \(candidates.count) documenten. Geef de controlecode van het goede. Er is "
        + "niets veranderd.",
      en:
        "'\(word)' fits \(candidates.count) documents. Give the check code of the right one. Nothing "
        + "was changed.")
  }

  /// The documents that typed codes name.
  func documents(_ codes: [String]) throws(Problem) -> [DocumentID] {
    try codes.map { code throws(Problem) in
      guard case .code(let id) = DocumentID.reading(code) else { throw .notACode(code) }
      return id
    }
  }
}

extension Problem {
  /// Nobody by a name, and how to search. That nothing was issued is said only where that is so.
  static func nobody(
    named name: String, in register: Register, nothingChanged: Bool = false
  ) throws(Problem) -> Problem {
    let ending =
      nothingChanged
      ? Message(nl: " Er is niets veranderd.", en: " Nothing was changed.")
      : Message(nl: "", en: "")
    guard try !register.isEmpty() else {
      return Problem(
        .notFound, nl: "Er is nog niets uitgegeven.\(ending.nl)",
        en: "Nothing has been issued yet.\(ending.en)")
    }
    let erased = try register.summaries().count { $0.name == nil }
    return Problem(
      .notFound,
      nl: "Niemand met '\(name)' in de naam gevonden. Zoek met een deel van de naam, bijvoorbeeld "
        + "alleen de achternaam: blijk list ACHTERNAAM. Hoofdletters, accenten en apostrofs maken "
        + "niet uit. Zonder naam toont 'blijk list' alles."
        + (erased > 0 ? " Bij \(erased) is de naam gewist." : "") + ending.nl,
      en:
        "Nobody found with '\(name)' in the name. Search for a part of the name, such as the family "
        + "name alone: blijk list NAME. Case, accents and apostrophes do not matter. Without a name "
        + "'blijk list' shows everything."
        + (erased > 0 ? " For \(erased) the name was erased." : "") + ending.en)
  }

  /// Without quotes around it, one name is read as several.
  fileprivate static var severalNames: Problem {
    Problem(
      .usage,
      nl: "Geef één naam tegelijk, met aanhalingstekens eromheen. Er is niets veranderd.",
      en: "Give one name at a time, within quotes. Nothing was changed.")
  }

  /// No code; `other` says what it is not besides.
  static func notACode(
    _ word: String,
    _ other: Problem = Problem(
      .notFound, nl: "Er is niets veranderd.", en: "Nothing was changed.")
  ) -> Problem {
    Problem(
      .notFound,
      nl: "'\(word)' is geen controlecode, of is verkeerd getypt. \(other.message.nl)",
      en: "'\(word)' is not a check code, or was mistyped. \(other.message.en)")
  }

  fileprivate static func missing(_ id: DocumentID) -> Problem {
    Problem(
      .notFound, nl: "\(id.checkCode) staat niet in het register. Er is niets veranderd.",
      en: "\(id.checkCode) is not in the register. Nothing was changed.")
  }
}
