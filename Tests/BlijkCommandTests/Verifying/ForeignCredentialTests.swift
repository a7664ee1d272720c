import BlijkKeys
import BlijkTestSupport
import Foundation
import Testing

/// What openbadgeslib issues, verified by us.
@Suite struct ForeignCredentialTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let made = try run(
      Project.python, ["-B", "\(Project.root)/Tests/Python/make_foreign.py", folder.path])
    #expect(made.status == 0, "\(made.errors)")
  }

  private func verify(_ file: String, _ options: [String]) throws -> Ending {
    try run(program("blijk"), ["verify", file, "--json"] + options, folder: folder.path)
  }

  @Test(arguments: ["rsa", "ed25519"], ["valid", "revoked", "expired", "notYetValid", "altered"])
  func everyStateIsTold(kind: String, state: String) throws {
    let file = folder("\(kind)/\(state).\(kind == "rsa" ? "jwt" : "json")")
    for trust in ["did.json", "jwks.json"] {
      let ending = try verify(
        file, ["--trust", folder("\(kind)/\(trust)"), "--status", folder("\(kind)/status")])
      #expect(ending.output.contains(#""state":"\#(state)""#), "\(ending.output)\(ending.errors)")
      #expect(ending.status == (state == "valid" ? 0 : 1))
      let isShown = ["valid", "expired", "notYetValid"].contains(state)
      #expect(ending.output.contains("Gülşah Çağlayan") == isShown)
      // Who it is says the list, and not the credential.
      #expect(!ending.output.contains("Een andere naam"))
    }
  }

  @Test(arguments: ["rsa", "ed25519"], ["svg", "png"])
  func aBakedPictureIsRead(kind: String, format: String) throws {
    let ending = try verify(
      folder("\(kind)/valid.\(format)"),
      ["--trust", folder("\(kind)/did.json"), "--status", folder("\(kind)/status")])
    #expect(ending.output.contains(#""state":"valid""#), "\(ending.output)\(ending.errors)")
  }

  /// Without its list nobody can tell whether it was withdrawn; another's list tells nothing.
  @Test(arguments: ["rsa", "ed25519"])
  func nothingIsFetchedAndNothingIsTakenFromOthers(kind: String) throws {
    let file = folder("\(kind)/valid.\(kind == "rsa" ? "jwt" : "json")")
    let other = kind == "rsa" ? "ed25519" : "rsa"
    let trust = ["--trust", folder("\(kind)/did.json")]
    for options in [trust, trust + ["--status", folder("\(other)/status")]] {
      #expect(try verify(file, options).output.contains(#""state":"statusUnknown""#))
    }
    #expect(try verify(file, []).output.contains(#""state":"unknownIssuer""#))
    let stranger = try verify(
      file, ["--trust", folder("\(other)/did.json"), "--status", folder("\(kind)/status")])
    #expect(stranger.output.contains(#""state":"unknownIssuer""#))
  }

  @Test func aFileThatIsNoListOrDocumentIsNamed() throws {
    let file = folder("rsa/valid.jwt")
    for options in [
      ["--trust", folder("rsa/valid.jwt")], ["--trust", folder("nergens.json")],
      ["--status", folder("rsa/did.json")], ["--status", folder("rsa/valid.jwt")],
      ["--status", folder("rsa/bomb")],
    ] {
      let ending = try verify(file, options)
      #expect(ending.status == 2)
      #expect(ending.output == "" && !ending.errors.isEmpty)
    }
  }
}
