import BlijkTestSupport
import Foundation
import Testing

@testable import BlijkVerifying

/// Finding a person again, who may be asking to be forgotten.
@Suite struct FindingTests {
  private func codes(_ ending: Ending) -> [String] {
    ending.output.split(separator: "\n").map { String($0.prefix(19)) }
  }

  /// The names of `expected.toml`, by every command that takes one.
  @Test(.enabled(if: Project.expectsCases, "\(Project.lacksCases)"))
  func everyCommandFindsTheNamesOfTheCase() throws {
    let cases = try #require(Project.cases)
    let expected = try #require(
      try TOMLFile(path: "\(cases)/expected.toml").table("lists")?.table("find-again.csv"))
    let names = try #require(try expected.strings("names"))
    let typed = try #require(try expected.strings("found_by"))
    #expect(typed.count == names.count && !typed.isEmpty)
    let organisation = try Organisation()
    _ = try organisation.issue(
      "gastheer",
      roster: String(contentsOfFile: "\(cases)/lists/find-again.csv", encoding: .utf8))
    for (name, word) in zip(names, typed) {
      let listed = try organisation.blijk(["list", word])
      #expect(listed.status == 0 && listed.output.contains(name), "\(listed)")
      let code = try #require(codes(listed).first)
      for arguments in [
        ["export", word], ["replace", word, "--out", "nieuw-\(code)", "--yes"],
        ["erase", word, "--yes"],
      ] {
        let ending = try organisation.blijk(arguments)
        #expect(ending.status == (arguments[0] == "erase" ? 64 : 0), "\(ending)")
      }
      // Two documents of that name by now: the one that was replaced may be asked to go as well.
      #expect(try codes(organisation.blijk(["list", word])).count == 2)
      #expect(try organisation.blijk(["revoke", word, "--yes"]).status == 0)
    }
  }

  @Test func sayingThatNothingWasIssuedIsTrue() throws {
    let organisation = try Organisation()
    for arguments in [["list", "Noor"], ["export", "Noor"], ["erase", "Noor", "--yes"]] {
      let ending = try organisation.blijk(arguments)
      #expect(ending.status == 2 && ending.errors.contains("Er is nog niets uitgegeven"))
    }
    _ = try organisation.issue("gastheer", roster: "naam\nNoor de Wit\nJan Bos\n")
    for name in ["Piet", "Annemarie Jansen", "'"] {
      for arguments in [["list", name], ["export", name], ["erase", name, "--yes"]] {
        let ending = try organisation.blijk(arguments)
        #expect(ending.status == 2 && !ending.errors.contains("niets uitgegeven"), "\(ending)")
        #expect(
          ending.errors.contains("Niemand met '\(name)' in de naam gevonden. Zoek met een deel"))
        #expect(!ending.errors.contains("gewist."))
      }
    }
    #expect(try organisation.blijk(["erase", "Noor", "--yes"]).status == 0)
    let erased = try organisation.blijk(["list", "Noor"])
    #expect(erased.errors.contains("Bij 1 is de naam gewist"), "\(erased)")
    #expect(
      try organisation.blijk(["list", "Noor", "--language", "en"]).errors.contains("Nobody found"))
  }
}
