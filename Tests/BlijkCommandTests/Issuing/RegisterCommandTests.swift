import BlijkTestSupport
import Foundation
import Testing

/// `register` at the command line.
@Suite struct RegisterCommandTests {
  /// An insider's row in a table that no event is about.
  @Test(arguments: [
    ("movedTo = 'postgres://evil/x'", "verhuisd naar 'postgres://evil/x'"),
    ("published = 9999999999", "later dan nu"),
  ])
  func whatStandsInNoEventIsAFaultToo(_ change: (sql: String, words: String)) throws {
    let organisation = try Organisation()
    #expect(try organisation.blijk(["register", "check"]).status == 0)
    _ = try SQLite.rows(organisation.register, "UPDATE register SET \(change.sql)")
    let ending = try organisation.blijk(["register", "check"])
    #expect(ending.status == 2, "\(ending.output)")
    #expect(ending.errors.contains(change.words) && ending.errors.contains("blijk restore"))
    #expect(!ending.output.contains("Alles klopt"))
    // The way back that it names.
    let copy = organisation.folder("kopie.sqlite")
    #expect(try organisation.blijk(["backup", copy]).status == 0)
  }

  /// Twelve of eight years ago, as the clock said then and the log has it, and one of today.
  private func withOldDocuments() throws -> Organisation {
    let home = try TemporaryFolder()
    let clock = home("klok.so")
    let made = try run(
      "/usr/bin/env",
      ["cc", "-shared", "-fPIC", "-o", clock, "\(Project.root)/Tests/Clock/clock_behind.c"])
    #expect(made.status == 0, "\(made.errors)")
    let then = ["LD_PRELOAD": clock, "CLOCK_SECONDS_BACK": String(8 * 366 * 86_400)]
    let organisation = try Organisation(environment: then)
    let names = (1...12).map { "Vrijwilliger \(Character(UnicodeScalar(UInt8(64 + $0))))" }
    let list = try organisation.folder.file("oud.csv", "naam\n" + names.joined(separator: "\n"))
    let issued = try organisation.start(
      ["issue", "--achievement", "ehbo", "--roster", list, "--out", organisation.folder("oud")],
      environment: then
    ).ending()
    #expect(issued.status == 0, "\(issued.errors)")
    _ = try organisation.issue("ehbo", roster: "naam\nVrijwilliger M\n")
    return organisation
  }

  private func left(_ organisation: Organisation) throws -> Int {
    try organisation.blijk(["list"]).output.matches(of: /Vrijwilliger [A-M]/).count
  }

  private func expectShown(_ text: String) {
    #expect(text.contains("12 documenten"), "\(text)")
    #expect(text.contains("De papieren blijven geldig"), "\(text)")
    #expect(text.matches(of: /Vrijwilliger [A-J]\b/).count == 10, "\(text)")
    #expect(text.contains("en nog 2") && text.matches(of: /Vrijwilliger [K-M]/).isEmpty)
  }

  @Test func pruningShowsAndAsks() throws {
    let organisation = try withOldDocuments()
    let command = ["register", "prune", "--older-than", "7y"]
    for answers in [["nee"], ["ja", "nee"], []] as [[Answer]] {
      let ending = try organisation.answering(answers, command)
      #expect(ending.status == 2 && ending.output.contains("Er is niets veranderd"))
      expectShown(ending.output)
    }
    // Nobody named a document: without a terminal that is no yes.
    let refused = try organisation.blijk(command)
    #expect(refused.status == 2 && refused.errors.contains("--yes"), "\(refused.errors)")
    expectShown(refused.errors)
    #expect(try left(organisation) == 13)
    let done = try organisation.answering(["ja", "ja"], command)
    #expect(done.status == 0 && done.output.contains("gewist: 12 documenten"), "\(done.output)")
    #expect(!done.output.contains("not asked for"))
    #expect(try left(organisation) == 1)
    // There is nothing left to ask about.
    let again = try organisation.blijk(command)
    #expect(again.status == 0 && again.output.contains("gewist: 0 documenten"))
  }

  @Test func yesAnswersBeforehand() throws {
    let organisation = try withOldDocuments()
    let done = try organisation.blijk(["register", "prune", "--older-than", "7y", "--yes"])
    #expect(done.status == 0, "\(done.errors)")
    expectShown(done.errors)
    #expect(try left(organisation) == 1)
  }

  /// What the log contradicts is neither erased nor passed over in silence.
  @Test func pruningTellsWhatIsNotAsLogged() throws {
    let organisation = try withOldDocuments()
    let codes = try organisation.blijk(["list"]).output.split(separator: "\n").compactMap {
      $0.split(separator: " ").first.map(String.init)
    }
    for change in [
      "registeredAt = 4000000000 WHERE number = 1", "registeredAt = 9 WHERE number = 13",
    ] {
      _ = try SQLite.rows(organisation.register, "UPDATE document SET \(change)")
    }
    let done = try organisation.blijk(["register", "prune", "--older-than", "7y", "--yes"])
    #expect(done.status == 2 && done.output.contains("gewist: 11 documenten"), "\(done.output)")
    #expect(done.errors.contains("niet gewist: \(codes[0]), \(codes[12])."), "\(done.errors)")
    #expect(try left(organisation) == 2)
  }
}
