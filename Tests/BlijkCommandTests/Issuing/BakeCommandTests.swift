import BlijkTestSupport
import Foundation
import Testing

/// `bake` and `unbake` at the command line.
@Suite struct BakeCommandTests {
  @Test func aBadgeIsMadeAndVerified() throws {
    let organisation = try Organisation()
    let documents = try organisation.issue("ehbo", roster: "naam\nJan Jansen\n")
    let badge = organisation.folder("insigne.svg")
    let html = try documents.files(".html")[0]
    let bake = ["bake", "\(Project.root)/Examples/insigne.svg", html, "--out", badge]
    let ending = try organisation.blijk(bake)
    #expect(ending.status == 0, "\(ending.errors)")
    #expect(ending.output.contains("insigne.svg"))
    let verified = try organisation.blijk(["verify", badge])
    #expect(verified.status == 0 && verified.output.contains("Jan Jansen"))
    // What is there stays there.
    let again = try organisation.blijk(bake)
    #expect(again.status == 2 && again.errors.contains("bestaat al"))

    let shown = try organisation.blijk(["unbake", badge])
    let alone = organisation.folder("bewijs")
    #expect(try organisation.blijk(["unbake", badge, "--out", alone]).status == 0)
    #expect(try String(contentsOfFile: alone, encoding: .utf8) + "\n" == shown.output)
    #expect(try organisation.blijk(["verify", alone]).status == 0)
  }

  @Test func whatCannotBeDoneIsOneSentence() throws {
    let organisation = try Organisation()
    let picture = "\(Project.root)/Examples/insigne.svg"
    let out = organisation.folder("uit.svg")
    for (arguments, reason) in [
      (["unbake", picture], "er zit geen bewijs in"), (["unbake", "weg.png"], "is er niet"),
      (["bake", picture, picture, "--out", out], "er zit geen bewijs in"),
      (["bake", picture, "weg.jwt", "--out", out], "weg.jwt"),
      (["bake", picture, organisation.path, "--out", out], "is een map"),
    ] {
      let ending = try organisation.blijk(arguments)
      #expect(ending.status == 2, "\(arguments)")
      #expect(ending.errors.contains(reason), "\(ending.errors)")
      #expect(ending.errors.split(separator: "\n").count == 1)
    }
    #expect(!FileManager.default.fileExists(atPath: out))
  }
}
