import BlijkTestSupport
import Foundation
import Testing

/// What `verify` takes for a code, and what for a file.
@Suite struct VerifyInputTests {
  /// Somebody left files with the names of a withdrawn document's code, link and digits; in them a
  /// document that is good.
  @Test func aCodeIsACodeWhateverFilesThereAre() throws {
    let organisation = try Organisation()
    let good = try organisation.issue("ehbo", roster: "naam\nGoed Document\n").files(".html")[0]
    let folder = try organisation.issue("ehbo", roster: "naam\nJan Jansen\n")
    let link = try folder.link(in: try folder.files(".html")[0])
    let code = try #require(
      try organisation.blijk(["list", "Jan"]).output.split(separator: " ").first.map(String.init))
    #expect(try organisation.blijk(["revoke", code]).status == 0)

    let slip = code.dropLast() + (code.hasSuffix("0") ? "1" : "0")
    let digits = "12345678901234567890"
    let place = organisation.folder("plaats")
    for name in [
      code, code.lowercased(), String(slip), digits, link, "https://bewijs.example/c#\(code)",
      "gewoon",
    ] {
      // A part of a path has at most 255 bytes.
      guard name.utf8.count < 200 else { continue }
      let path = "\(place)/\(name)"
      try FileManager.default.createDirectory(
        atPath: URL(fileURLWithPath: path).deletingLastPathComponent().path,
        withIntermediateDirectories: true)
      try FileManager.default.copyItem(atPath: good, toPath: path)
    }
    func answer(_ text: String) throws -> String {
      try run(
        program("blijk"), ["verify", text, "--json"],
        environment: ["BLIJK_ISSUER": organisation.path], folder: place
      ).output
    }
    for text in [code, code.lowercased(), "https://bewijs.example/c#\(code)"] {
      #expect(try answer(text).contains(#""state":"revoked""#), "\(text)")
    }
    #expect(try answer(digits).contains(#""state":"unreadable""#))
    #expect(try answer(String(slip)).contains(#""state":"notFound""#))
    // A path says that it is one.
    for text in ["./\(code)", "\(place)/\(code)", "./\(digits)", "../plaats/\(code)", "gewoon"] {
      #expect(try answer(text).contains("Goed Document"), "\(text)")
    }
    #expect(try answer("./https:/bewijs.example/c#\(code)").contains("Goed Document"))
  }

  /// Whatever is named where a file or a folder belongs, the answer says what it is.
  @Test(.timeLimit(.minutes(2))) func whatIsNoFileIsCalledWhatItIs() throws {
    let folder = try TemporaryFolder()
    let (pipe, file) = (folder("pijp"), try folder.file("bestand", "x"))
    #expect(unsafe mkfifo(pipe, 0o600) == 0)
    func answer(_ arguments: String...) throws -> Ending {
      try run(program("blijk"), ["verify"] + arguments, folder: folder.path)
    }
    func expect(_ ending: Ending, _ words: String, _ place: SourceLocation = #_sourceLocation) {
      #expect(ending.status == 2 && ending.output.isEmpty, sourceLocation: place)
      #expect(ending.errors.contains(words), "\(ending.errors)", sourceLocation: place)
      #expect(
        ending.errors.split(separator: "\n").count == 1, "\(ending.errors)", sourceLocation: place)
    }
    for option in ["--trust", "--status", "--endorsement"] {
      for (path, words) in [
        (pipe, "is geen bestand, maar een pipe of apparaat"), (folder.path, "is een map"),
        ("/dev/zero", "is geen bestand, maar een pipe of apparaat"), (folder("weg"), "is er niet"),
      ] {
        expect(try answer(file, option, path), "'\(path)' \(words)")
      }
    }
    for (path, words) in [
      (pipe, "is geen map"), (file, "is geen map"), ("/dev/zero", "is geen map"),
      (folder("weg"), "is er niet"), (folder.path, "staat geen gepubliceerd register"),
    ] {
      expect(try answer(file, "--published", path), "'\(path)' \(words)")
    }
    // And what is to be checked itself.
    for (path, words) in [(pipe, "een pipe of apparaat"), (folder.path, "is een map")] {
      let ending = try answer(path)
      #expect(ending.status == 1 && ending.output.contains(words), "\(ending.output)")
    }
  }

  /// An older copy or list counts where nothing is remembered, so that is told; the answer is as it was.
  @Test func whereNothingIsRememberedThatIsSaid() throws {
    let organisation = try Organisation()
    let file = try organisation.issue("ehbo", roster: "naam\nJan Jansen\n").files(".html")[0]
    let site = organisation.folder("site")
    #expect(try organisation.blijk(["publish", "--out", site]).status == 0)
    let home = organisation.folder("thuis")
    let ways: [(options: [String], status: Int32, state: String)] = [
      (["--published", site], 0, "valid"), (["--status", "\(site)/status/1"], 1, "statusUnknown"),
    ]
    for way in ways {
      for (place, isTold) in [("", true), ("half/pad", true), (home, false)] {
        let ending = try run(
          program("blijk"),
          ["verify", file, "--json", "--trust", "\(site)/.well-known/did.json"]
            + way.options,
          environment: ["HOME": place, "XDG_STATE_HOME": "half/pad"], folder: site)
        #expect(
          ending.status == way.status && ending.output.contains(#""state":"\#(way.state)""#))
        let told = ending.errors.split(separator: "\n").filter { $0.contains("onthoudt nu niet") }
        #expect(told.count == (isTold ? 1 : 0), "\(ending.errors)")
      }
    }
    // A path that is not whole does not count; the usual place does.
    let kept = try FileManager.default.contentsOfDirectory(atPath: "\(home)/.local/state/blijk")
    #expect(kept.count == 2, "\(kept)")
  }
}
