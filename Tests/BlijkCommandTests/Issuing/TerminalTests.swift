import BlijkTestSupport
import Foundation
import Testing

/// The program on a terminal, with somebody who answers.
@Suite struct TerminalTests {
  private let organisation: Organisation

  init() throws { organisation = try Organisation() }

  private func answering(_ answers: [Answer], _ arguments: [String]) throws -> Ending {
    try organisation.answering(answers, arguments)
  }

  @Test func aNewPassphraseIsAskedTwiceAndNeverShown() throws {
    let passphrase = "een zin voor de sleutel"
    let made = try answering([.text(passphrase), .text(passphrase)], ["key", "new"])
    #expect(made.status == 0, "\(made.output)")
    #expect(made.output.contains("Nog een keer: "))
    #expect(!made.output.contains(passphrase))
    let differing = try answering([.text(passphrase), .text(passphrase + "!")], ["key", "new"])
    #expect(differing.status == 2)
    #expect(differing.output.contains("twee verschillende wachtwoorden"))
    #expect(!differing.output.contains(passphrase))
  }

  @Test(arguments: ["kort", "wachtwoord2026", "aaaaaaaaaaaa", "bewijsexample1"])
  func aNewPassphraseIsJudgedBeforeItIsTypedAgain(passphrase: String) throws {
    let before = try keys()
    for command in ["new", "rotate"] {
      let ending = try answering([.text(passphrase)], ["key", command])
      #expect(ending.status == 2)
      #expect(ending.output.contains("vier losse woorden"), "\(ending.output)")
      #expect(!ending.output.contains("Nog een keer"))
    }
    #expect(try keys() == before)
  }

  /// Asked for with the option, or with an empty answer, twice: then the last proposal counts.
  @Test(arguments: [["--propose"], ["--propose", "--language", "en"], []])
  func fourWordsAreProposedAndTypedOnce(options: [String]) throws {
    let line = #"\r\n  ([a-z]+ [a-z]+ [a-z]+ [a-z]+)\r\n"#
    let before = try keys()
    let made = try answering(["", .shown(line)], ["key", "new"] + options)
    #expect(made.status == 0, "\(made.output)")
    #expect(!made.output.contains("Nog een keer") && !made.output.contains("not asked for"))
    #expect(try keys().count == before.count + 1)
    let proposals = made.output.matches(of: try Regex(line)).compactMap { $0.output[1].substring }
    #expect(proposals.count == (options.isEmpty ? 1 : 2))
    let words = String(try #require(proposals.last))
    // What was typed is not shown, and opens the key.
    #expect(made.output.ranges(of: words).count == 1)
    let list = try organisation.folder.file("r.csv", "naam\nJan Jansen\n")
    let issued = try answering(
      [.text(words)],
      ["issue", "--achievement", "ehbo", "--roster", list, "--out", organisation.folder("uit")])
    #expect(issued.status == 0, "\(issued.output)")
  }

  @Test func withoutATerminalNothingIsProposed() throws {
    for options in [["--propose"], ["--propose", "--passphrase-file", "x"]] {
      let ending = try organisation.blijk(["key", "new"] + options)
      #expect(ending.status == (options.count == 1 ? 2 : 64), "\(ending.errors)")
      #expect(ending.output.isEmpty)
    }
    #expect(try keys().count == 1)
  }

  /// OpenSSL would ask by itself for what opens a PEM that has a lock of its own.
  @Test func nobodyButBlijkAsksForAPassphrase() throws {
    let path = "\(organisation.path)/keys/\(try #require(keys().first)).pem"
    let pem = try String(contentsOfFile: path, encoding: .utf8)
    let lock =
      "KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00112233445566778899AABBCCDDEEFF\n\n"
    try pem.replacing("KEY-----\n", with: lock, maxReplacements: 1)
      .write(toFile: path, atomically: false, encoding: .utf8)
    let list = try organisation.folder.file("r.csv", "naam\nJan Jansen\n")
    let ending = try answering(
      [.text(Organisation.passphrase)],
      ["issue", "--achievement", "ehbo", "--roster", list, "--out", organisation.folder("uit")])
    #expect(ending.status == 2)
    #expect(ending.output.contains("geen versleutelde PKCS#8-sleutel"), "\(ending.output)")
    #expect(!ending.output.contains("PEM pass phrase"))
  }

  /// The ids of the organisation's private keys.
  private func keys() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: organisation.path + "/keys")
      .filter { $0.hasSuffix(".pem") }.map { String($0.dropLast(4)) }.sorted()
  }

  @Test func aLongBatchShowsHowFarItIs() throws {
    let people = "naam\n" + (1...120).map { "Persoon Nummer \($0)\n" }.joined()
    let list = try organisation.folder.file("r.csv", people)
    let ending = try answering(
      [.text(Organisation.passphrase)],
      ["issue", "--achievement", "ehbo", "--roster", list, "--out", organisation.folder("uit")])
    #expect(ending.status == 0, "\(ending.output)")
    #expect(ending.output.contains("█") && ending.output.contains(" 120/120"))
    #expect(!ending.output.contains(Organisation.passphrase))
  }

  @Test func whoSaysNoHasChangedNothing() throws {
    _ = try organisation.issue("ehbo", roster: "naam\nJan Jansen\n")
    let code = String(try organisation.blijk(["list"]).output.prefix(19))
    for answers in [["nee"], ["ja", "nee"]] as [[Answer]] {
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

  /// A key more signs for the whole organisation: whoever can change its site could give itself one.
  @Test func aKeyMoreIsAskedAbout() throws {
    let other = try Organisation(host: "ander.example")
    func publish() throws -> String {
      let site = other.folder("site-\(UUID())")
      #expect(try other.blijk(["publish", "--out", site]).status == 0)
      return "\(site)/.well-known/did.json"
    }
    #expect(try organisation.blijk(["trust", "add", try publish()]).status == 0)
    let before = try organisation.blijk(["trust", "list"]).output
    #expect(try other.blijk(["key", "rotate"]).status == 0)
    let command = ["trust", "add", try publish()]
    // The newest comes first.
    let id = try #require(
      try other.blijk(["key", "list"]).output.split(separator: " ").first
    ).description
    for answers in [["nee"], []] as [[Answer]] {
      let declined = try answering(answers, command)
      #expect(declined.status == 2 && declined.output.contains("Er is niets veranderd"))
      #expect(declined.output.contains("Nieuwe sleutel: ") && declined.output.contains(id))
      #expect(declined.output.contains("krijgt een sleutel erbij"))
    }
    let unasked = try organisation.blijk(command)
    #expect(unasked.status == 2 && unasked.errors.contains("--yes"))
    #expect(unasked.output.contains(id))
    #expect(try organisation.blijk(["trust", "list"]).output == before)
    #expect(try answering(["ja"], command).status == 0)
    let after = try organisation.blijk(["trust", "list"]).output
    #expect(after != before && after.contains(id))
    // The same once more changes nothing, and is not asked about.
    let again = try organisation.blijk(command)
    #expect(again.status == 0 && again.output.contains("zijn dezelfde gebleven"))
  }

  // MARK: - Taking a key out of use

  @Test func aKeyIsShownBeforeItGoesOutOfUse() throws {
    let list = try organisation.blijk(["key", "list"]).output
    let id = try #require(list.split(separator: " ").first).description
    let spoken = try #require(list.firstMatch(of: /(\w{4}-){3}\w{4}/)).output.0.description
    let day = try #require(list.firstMatch(of: /\d{4}-\d\d-\d\d/)).output.description
    func expectShown(_ text: String) {
      for words in [id, spoken, "in gebruik sinds \(day)", "blijft geldig", "blijk key new"] {
        #expect(text.contains(words), "\(words) in \(text)")
      }
    }
    for answers in [["nee"], ["ja", "nee"], []] as [[Answer]] {
      let ending = try answering(answers, ["key", "retire", id])
      #expect(ending.status == 2 && ending.output.contains("Er is niets veranderd"))
      expectShown(ending.output)
    }
    #expect(try organisation.blijk(["key", "list"]).output == list)
    let done = try answering(["ja", "ja"], ["key", "retire", id])
    #expect(done.status == 0 && !done.output.contains("not asked for"), "\(done.output)")
    // What cannot be is not asked about.
    for key in [id, "onzin"] {
      let refused = try answering([], ["key", "retire", key])
      #expect(refused.status == 2 && !refused.output.contains("[ja/nee]"))
    }
  }

  @Test(arguments: [true, false]) func aKeyGoesOutOfUseUnasked(isTerminal: Bool) throws {
    let id = try #require(
      try organisation.blijk(["key", "list"]).output.split(separator: " ").first
    ).description
    let ending =
      try isTerminal
      ? answering([], ["key", "retire", id, "--yes"]) : organisation.blijk(["key", "retire", id])
    #expect(ending.status == 0, "\(ending.output)")
    #expect((ending.output + ending.errors).contains("in gebruik sinds"))
    #expect(!(ending.output + ending.errors).contains("[ja/nee]"))
    #expect(try !organisation.blijk(["key", "list"]).output.contains("in gebruik\n"))
  }
}
