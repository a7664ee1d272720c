import BlijkBasics
import BlijkTestSupport
import Foundation
import Testing

/// `hide`, `show` and `reprint` by name, and what `list` says of it.
@Suite struct NamedDocumentTests {
  private let organisation: Organisation

  init() throws {
    organisation = try Organisation()
    _ = try organisation.issue("ehbo", roster: "naam\nZoë Bos\nJan Jansen\nJan de Boer\n")
  }

  private func listed(_ name: String, _ more: [String] = []) throws -> String {
    try organisation.blijk(["list", name] + more).output
  }

  @Test func aNameHidesAndShowsAndListSaysIt() throws {
    let code = String(try listed("Zoë").prefix(19))
    #expect(try listed("Zoë").hasSuffix("  geldig\n"))
    let hidden = try organisation.blijk(["hide", "zoe bos", "--yes"])
    #expect(hidden.status == 0 && hidden.output.contains("Bij \(code) is niets meer te zien"))
    #expect(hidden.errors.contains("Zoë Bos"), "\(hidden)")
    #expect(try listed("Zoë").hasSuffix("  geldig, verborgen\n"))
    #expect(try listed("Zoë", ["--language", "en"]).hasSuffix("  valid, hidden\n"))
    let json = try JSON(reading: Array(listed("", ["--json"]).utf8))
    #expect(json.array?.map { $0["hidden"]?.bool } == [true, false, false])
    #expect(try organisation.blijk(["show", "Zoë", "--yes"]).status == 0)
    #expect(try listed("Zoë").hasSuffix("  geldig\n"))
  }

  @Test(arguments: ["hide", "show"]) func aNameIsAskedAboutFirst(command: String) throws {
    if command == "show" { #expect(try organisation.blijk(["hide", "Zoë", "--yes"]).status == 0) }
    let before = try listed("Zoë")
    let alone = try organisation.blijk([command, "Zoë"])
    #expect(alone.status == 2 && alone.errors.contains("Geef dan --yes"), "\(alone)")
    let no = try organisation.answering(["nee"], [command, "Zoë"])
    #expect(no.status == 2 && no.output.contains("Gaat het hierom?"), "\(no)")
    #expect(no.output.contains("Er is niets veranderd") && no.output.contains("Zoë Bos"))
    #expect(try listed("Zoë") == before)
    let yes = try organisation.answering(["ja"], [command, "Zoë"])
    #expect(yes.status == 0 && !yes.output.contains("not asked for"), "\(yes)")
    #expect(try listed("Zoë") != before)
  }

  @Test func aNameReprints() throws {
    let out = organisation.folder("weer")
    let ending = try organisation.blijk(["reprint", "Zoë", "--out", out])
    #expect(ending.status == 0 && ending.output.contains("zoe-bos"), "\(ending)")
  }

  @Test(arguments: ["hide", "show", "reprint"]) func whatIsNobodySaysHowToSearch(command: String)
    throws
  {
    let more = command == "reprint" ? ["--out", organisation.folder("niet")] : ["--yes"]
    let nobody = try organisation.blijk([command, "Fatma"] + more)
    #expect(nobody.status == 2, "\(nobody)")
    #expect(nobody.errors.contains("Niemand met 'Fatma'") && nobody.errors.contains("blijk list"))
    let two = try organisation.blijk([command, "Jan"] + more)
    #expect(two.status == 64 && two.errors.contains("past bij 2 documenten"), "\(two)")
    let mistyped = try organisation.blijk([command, "EY77-DD8T-KNMP-93HE"] + more)
    #expect(mistyped.status == 2 && mistyped.errors.contains("verkeerd getypt"), "\(mistyped)")
    #expect(!FileManager.default.fileExists(atPath: organisation.folder("niet")))
  }
}
