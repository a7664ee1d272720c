import BlijkBasics
import BlijkTestSupport
import Foundation
import Testing

/// Before what cannot be undone: whose documents they are, how many will no longer count, and a question
/// where there is somebody to ask.
@Suite struct AskingTests {
  private let organisation: Organisation
  private let codes: [String: String]

  init() throws {
    organisation = try Organisation()
    _ = try organisation.issue(
      "ehbo", roster: "naam\nFatma Yıldız\nJan Jansen\nJan de Boer\nWilhelmina Jansen\n")
    codes = try Self.codes(organisation)
  }

  /// The commands that change a document, each with what is asked besides, on a terminal.
  enum Change: String, CaseIterable {
    case revoke, erase, replace

    func arguments(_ who: [String], _ organisation: Organisation) -> [String] {
      let more = ["--name", "Fatma Yildiz-Smit", "--out", organisation.folder("nieuw")]
      return [rawValue] + who + (self == .replace ? more : [])
    }

    /// How many documents the words say will no longer be valid.
    var lost: String {
      self == .erase ? "Het papier blijft geldig." : "Niet meer geldig daarna: 1."
    }

    /// Answered before and after the two questions that all ask.
    var before: [Answer] { self == .erase ? ["nee"] : [] }
    var after: [Answer] { self == .replace ? [.text(Organisation.passphrase)] : [] }
  }

  private static func codes(_ organisation: Organisation) throws -> [String: String] {
    let rows = try organisation.blijk(["list"]).output.split(separator: "\n")
      .map { $0.replacing(/[ ]{2,}/, with: "|").split(separator: "|").map(String.init) }
    return Dictionary(rows.map { ($0[1], $0[0]) }) { first, _ in first }
  }

  private func code(_ name: String) throws -> String { try #require(codes[name]) }

  /// All that `list` says, to see that nothing changed.
  private func standing() throws -> String { try organisation.blijk(["list"]).output }

  private func expectDone(_ change: Change) throws {
    let now = try organisation.blijk(["verify", try code("Fatma Yıldız"), "--json"]).output
    switch change {
    case .revoke: #expect(now.contains(#""state":"revoked""#))
    case .replace: #expect(now.contains(#""state":"replaced""#))
    case .erase: #expect(now.contains(#""state":"notFound""#))
    }
  }

  private func expectShown(_ text: String, _ change: Change, _ name: String = "Fatma Yıldız") throws
  {
    for words in [try code(name), name, "Eerste hulp bij ongelukken", "1 document", change.lost] {
      #expect(text.contains(words), "\(words) in \(text)")
    }
    if change == .replace { #expect(text.contains("\(name) → Fatma Yildiz-Smit")) }
  }

  @Test(arguments: Change.allCases, [false, true])
  func onATerminalEachIsShownAndAskedAbout(change: Change, byName: Bool) throws {
    let who = byName ? "fatma" : try code("Fatma Yıldız")
    let command = change.arguments([who], organisation)
    let before = try standing()
    for answers in [["nee"], ["ja", "nee"], []] as [[Answer]] {
      let ending = try organisation.answering(change.before + answers, command)
      #expect(ending.status == 2, "\(ending.output)")
      try expectShown(ending.output, change)
      #expect(ending.output.contains("Er is niets veranderd"))
      #expect(!ending.output.contains("not asked for"))
    }
    #expect(try standing() == before)
    let done = try organisation.answering(change.before + ["ja", "ja"] + change.after, command)
    #expect(done.status == 0, "\(done.output)")
    #expect(!done.output.contains("not asked for"))
    try expectDone(change)
  }

  @Test(arguments: Change.allCases) func yesAnswersBeforehand(change: Change) throws {
    let command = change.arguments(["Fatma", "--yes"], organisation)
    let done = try organisation.answering(change.after, command)
    #expect(done.status == 0, "\(done.output)")
    try expectShown(done.output, change)
    #expect(!done.output.contains("[ja/nee]") && !done.output.contains("not asked for"))
    try expectDone(change)
  }

  @Test(arguments: Change.allCases) func withoutATerminalACodeIsDoneAndTold(change: Change) throws {
    let command = change.arguments([try code("Fatma Yıldız")], organisation)
    let done = try organisation.blijk(command)
    #expect(done.status == 0, "\(done.errors)")
    try expectShown(done.errors, change)
    #expect(!done.output.contains("[ja/nee]") && !done.errors.contains("[ja/nee]"))
    try expectDone(change)
  }

  @Test(arguments: Change.allCases) func withoutATerminalANameNeedsYes(change: Change) throws {
    let before = try standing()
    let refused = try organisation.blijk(change.arguments(["Fatma"], organisation))
    #expect(refused.status == 2)
    try expectShown(refused.errors, change)
    #expect(refused.errors.contains("--yes") && refused.errors.contains("Er is niets veranderd"))
    #expect(try standing() == before)
    #expect(!FileManager.default.fileExists(atPath: organisation.folder("nieuw")))
    let done = try organisation.blijk(change.arguments(["Fatma", "--yes"], organisation))
    #expect(done.status == 0, "\(done.errors)")
    try expectDone(change)
  }

  @Test(arguments: Change.allCases) func aNameOfManyIsListedAndStops(change: Change) throws {
    let before = try standing()
    let command = change.arguments(["jan", "--yes"], organisation)
    for ending in [try organisation.blijk(command), try organisation.answering([], command)] {
      #expect(ending.status == 64)
      let told = ending.output + ending.errors
      for name in ["Jan Jansen", "Jan de Boer"] {
        let code = try code(name)
        #expect(told.contains(name) && told.contains(code), "\(told)")
      }
      // A part of a word is no name.
      #expect(!told.contains("Wilhelmina") && (!told.contains("Fatma") || change == .replace))
      #expect(told.contains("past bij 2 documenten") && told.contains("Er is niets veranderd"))
    }
    #expect(try standing() == before)
  }

  /// Who forgets the quotes would withdraw the documents of two others.
  @Test func onlyOneNameAtATime() throws {
    let before = try standing()
    let ending = try organisation.blijk(["revoke", "Fatma", "Wilhelmina", "--yes"])
    #expect(ending.status == 64 && ending.errors.contains("één naam tegelijk"), "\(ending.errors)")
    #expect(try standing() == before)
  }

  /// Of a name whose old document was replaced, the one that stands is meant.
  @Test func theDocumentThatStandsIsMeant() throws {
    let old = try code("Fatma Yıldız")
    #expect(
      try organisation.blijk([
        "replace", old, "--name", "Fatma Yildiz", "--out", organisation.folder("nieuw"),
      ]).status == 0)
    let ending = try organisation.blijk(["revoke", "fatma", "--yes"])
    #expect(ending.status == 0, "\(ending.errors)")
    #expect(!ending.output.contains(old) && ending.output.contains("is ingetrokken"))
  }

  /// Sixteen letters read as a code that was mistyped, and may be a name.
  @Test(arguments: ["Wilhelmina Jansen", "wilhelminajansen"]) func aNameAsLongAsACode(name: String)
    throws
  {
    let ending = try organisation.blijk(["revoke", name, "--yes"])
    guard name.contains(" ") else {
      #expect(ending.status == 2 && ending.errors.contains("verkeerd getypt"))
      return
    }
    #expect(ending.status == 0, "\(ending.errors)")
    let code = try code("Wilhelmina Jansen")
    #expect(ending.output.contains(code))
  }

  @Test(arguments: [
    "", " ", "Niemand", "atma", "helmina Jans", "2026", "EY77-DD8T-KNMP-93HD",
    "EY77-DD8T-KNMP-93HE",
  ])
  func whatNamesNothingChangesNothing(word: String) throws {
    let before = try standing()
    for change in Change.allCases {
      let ending = try organisation.blijk(change.arguments([word, "--yes"], organisation))
      #expect(ending.status == 2, "\(ending.errors)")
      #expect(ending.errors.contains("Er is niets veranderd"))
    }
    #expect(try standing() == before)
  }

  @Test func aListSaysHowManyStillCount() throws {
    let names = ["Jan Jansen", "Jan de Boer"]
    #expect(try organisation.blijk(["revoke", try code(names[0])]).status == 0)
    let list = try organisation.folder.file(
      "weg.csv", "controlecode\n" + names.map { "\(codes[$0] ?? "")\n" }.joined())
    let ending = try organisation.answering(["nee"], ["revoke", "--roster", list])
    #expect(ending.status == 2)
    #expect(ending.output.contains("U trekt 2 documenten in. Niet meer geldig daarna: 1."))
    #expect(ending.output.contains("geldt nu al niet"))
    let english = try organisation.blijk(["revoke", "--roster", list, "--language", "en"])
    #expect(english.status == 0)
    #expect(english.errors.contains("withdrawing 2 documents. No longer valid after that: 1."))
  }

  @Test func aKeyTakesItsDocumentsAlong() throws {
    let key = String(try organisation.blijk(["key", "list"]).output.prefix(43))
    let today = try #require(
      try organisation.blijk(["key", "list"]).output.firstMatch(of: /\d{4}-\d\d-\d\d/)
    ).output
    let command = ["key", "compromised", key, "--since", String(today)]
    let before = try standing()
    for answers in [["nee"], ["ja", "nee"]] as [[Answer]] {
      let ending = try organisation.answering(answers, command)
      #expect(ending.status == 2 && ending.output.contains("Er is niets veranderd"))
      #expect(ending.output.contains("Niet meer geldig daarna: 4."), "\(ending.output)")
      for (name, code) in codes {
        #expect(ending.output.contains(name) && ending.output.contains(code))
      }
    }
    #expect(try standing() == before)
    #expect(try organisation.blijk(["verify", try code("Jan Jansen")]).status == 0)
    // One that is withdrawn already loses nothing.
    #expect(try organisation.blijk(["revoke", try code("Jan Jansen")]).status == 0)
    let done = try organisation.blijk(command)
    #expect(done.status == 0, "\(done.errors)")
    #expect(
      done.errors.contains("Niet meer geldig daarna: 3.") && !done.errors.contains("Jan Jansen"))
    #expect(try organisation.blijk(["verify", try code("Jan de Boer")]).status == 1)
  }

  @Test func aKeyThatIsNotThereIsNotAskedAbout() throws {
    let key = String(try organisation.blijk(["key", "list"]).output.prefix(43))
    for (id, day) in [("onbekend", "2026-01-01"), (key, "2999-01-01")] {
      let ending = try organisation.answering([], ["key", "compromised", id, "--since", day])
      #expect(ending.status == 2)
      #expect(!ending.output.contains("[ja/nee]"), "\(ending.output)")
    }
    let yes = ["key", "compromised", key, "--since", "2026-01-01", "--yes"]
    let done = try organisation.answering([], yes)
    #expect(done.status == 0 && !done.output.contains("[ja/nee]"), "\(done.output)")
    #expect(done.output.contains("Niet meer geldig daarna: 4."))
  }
}
