import BlijkTestSupport
import Foundation
import Testing

/// The program on a terminal, with somebody who answers.
@Suite struct TerminalTests {
  private let organisation: Organisation

  init() throws { organisation = try Organisation() }

  /// Runs `blijk` without a passphrase in its environment; `output` is all that the terminal showed.
  private func answering(_ answers: [String], _ arguments: [String]) throws -> Ending {
    let typed = String(decoding: try JSONEncoder().encode(answers), as: UTF8.self)
    return try run(
      Project.python,
      ["-B", "\(Project.root)/Tests/Python/on_terminal.py", typed, program("blijk")] + arguments,
      environment: ["BLIJK_ISSUER": organisation.path], folder: organisation.folder.path)
  }

  @Test func aNewPassphraseIsAskedTwiceAndNeverShown() throws {
    let passphrase = "een zin voor de sleutel"
    let made = try answering([passphrase, passphrase], ["key", "new"])
    #expect(made.status == 0, "\(made.output)")
    #expect(made.output.contains("Nog een keer: "))
    #expect(!made.output.contains(passphrase))
    let differing = try answering([passphrase, passphrase + "!"], ["key", "new"])
    #expect(differing.status == 2)
    #expect(differing.output.contains("niet gelijk"))
    #expect(!differing.output.contains(passphrase))
  }

  @Test func aLongBatchShowsHowFarItIs() throws {
    let people = "naam\n" + (1...120).map { "Persoon Nummer \($0)\n" }.joined()
    let list = try organisation.folder.file("r.csv", people)
    let ending = try answering(
      [Organisation.passphrase],
      ["issue", "--achievement", "ehbo", "--roster", list, "--out", organisation.folder("uit")])
    #expect(ending.status == 0, "\(ending.output)")
    #expect(ending.output.contains("█") && ending.output.contains(" 120/120"))
    #expect(!ending.output.contains(Organisation.passphrase))
  }

  @Test func whoSaysNoHasChangedNothing() throws {
    _ = try organisation.issue("ehbo", roster: "naam\nJan Jansen\n")
    let code = String(try organisation.blijk(["list"]).output.prefix(19))
    for answers in [["nee"], ["ja", "nee"]] {
      let ending = try answering(answers, ["revoke", code])
      #expect(ending.status == 2)
      #expect(ending.output.contains("Er is niets veranderd"))
    }
    #expect(try organisation.blijk(["verify", code]).status == 0)
    #expect(try answering(["ja", "ja"], ["revoke", code]).status == 0)
    #expect(try organisation.blijk(["verify", code]).status == 1)
  }
}
