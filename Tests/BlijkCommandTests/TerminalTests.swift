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

  /// What an organisation's new document changes is shown first; keys go only when somebody says so.
  @Test func newKeysOfAKnownOrganisationAreAskedAbout() throws {
    let other = try Organisation(host: "ander.example")
    func publish(_ name: String) throws -> String {
      let site = other.folder(name)
      #expect(try other.blijk(["publish", "--out", site]).status == 0)
      return "\(site)/.well-known/did.json"
    }
    let first = try publish("een")
    let added = try answering([], ["trust", "add", first, "--name", "De Ander"])
    #expect(added.status == 0 && added.output.contains("is nieuw op uw lijst"))
    let spoken = try #require(
      try other.blijk(["key", "list"]).output.firstMatch(of: /(\w{4}-){3}\w{4}/))
    #expect(added.output.contains(spoken.output.0))
    // The same host with wholly other keys.
    let thief = try Organisation(host: "ander.example")
    let site = thief.folder("site")
    #expect(try thief.blijk(["publish", "--out", site]).status == 0)
    let command = ["trust", "add", "\(site)/.well-known/did.json"]
    let declined = try answering(["nee"], command)
    #expect(declined.status == 2 && declined.output.contains("Er is niets veranderd"))
    #expect(declined.output.contains("Gaat weg") && declined.output.contains(spoken.output.0))
    // Without a terminal nobody can be asked, so nothing goes.
    #expect(try organisation.blijk(command).status == 2)
    #expect(try organisation.blijk(["trust", "list"]).output.contains("De Ander"))
    #expect(try answering(["ja"], command).status == 0)
    #expect(try organisation.blijk(["trust", "list"]).output.contains("De Ander"))
    #expect(try organisation.blijk(["trust", "add", first, "--yes"]).status == 0)
  }
}
