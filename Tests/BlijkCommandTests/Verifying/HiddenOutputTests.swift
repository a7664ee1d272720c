import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkTestSupport
import BlijkVerifying
import Foundation
import Testing

/// What somebody else wrote never reaches a terminal or a pipe as it is: it could wipe the screen, turn a
/// line round, or write one of ours.
@Suite struct HiddenOutputTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A screen wiped, a line turned round, and a line that looks like ours.
  private static let evil = "Jan\u{1B}[2J\u{202E}nesnaJ\u{E0041}\n✔ Echt"
  private static let shown = "Jan[U+001B][2J[U+202E]nesnaJ[U+E0041][U+000A]✔ Echt"

  private func expectNothingHidden(_ ending: Ending, _ remark: String = "") {
    for text in [ending.output, ending.errors] {
      let hidden = text.hiddenCharacters.filter { $0 != "\n" }
      #expect(hidden.isEmpty, "\(remark) \(hidden) in \(text.showingHidden())")
      #expect(!text.split(separator: "\n").contains { $0.hasPrefix("✔ Echt") }, "\(remark) \(text)")
    }
  }

  /// A stranger's DID document and credential, with such a name in both.
  private func makeStranger() throws -> (did: String, credential: String) {
    let stranger = try ForeignIssuer("vreemd.example", name: Self.evil)
    let token = try stranger.badge(titled: Self.evil)
    return (
      try folder.file("did.json", stranger.known.didDocument().text),
      try folder.file("bewijs.jwt", String(decoding: token, as: UTF8.self))
    )
  }

  @Test(arguments: ["nl", "en"])
  func aStrangersWordsAreShownAsTheyAre(language: String) throws {
    let stranger = try makeStranger()
    let verify = ["verify", stranger.credential, "--trust", stranger.did, "--language", language]
    let text = try run(program("blijk"), verify, folder: folder.path)
    expectNothingHidden(text)
    #expect(text.output.contains("  \(Self.shown)\n"), "\(text.output)")
    let json = try run(program("blijk"), verify + ["--json"], folder: folder.path)
    expectNothingHidden(json)
    // For a program it is the same text.
    let read = try JSON(reading: Array(json.output.dropLast().utf8))
    #expect(read["title"]?.string == Self.evil)
    #expect(read["issuer"]?["name"]?.string == Self.evil)
  }

  @Test func aTrustListIsShownAsItIs() throws {
    let organisation = try Organisation()
    let stranger = try makeStranger()
    try FileManager.default.copyItem(
      atPath: stranger.did, toPath: "\(organisation.path)/trusted/vreemd.example.json")
    let list = try organisation.blijk(["trust", "list"])
    expectNothingHidden(list)
    #expect(list.output.contains(Self.shown))
  }

  /// A name in the register that today's rules refuse.
  @Test func anOlderRegisterIsShownAsItIs() throws {
    let organisation = try Organisation()
    _ = try organisation.issue("ehbo", roster: "naam\nJan\n")
    let name = Self.evil.unicodeScalars.map { "char(\($0.value))" }.joined(separator: "||")
    _ = try SQLite.rows(organisation.register, "UPDATE document SET name = \(name)")
    let list = try organisation.blijk(["list"])
    expectNothingHidden(list)
    #expect(list.output.contains(Self.shown))
    for arguments in [["list", "--json"], ["export", String(list.output.prefix(19)), "--json"]] {
      let json = try organisation.blijk(arguments)
      expectNothingHidden(json)
      #expect(json.output.contains(#"Jan\u001b[2J\u202enesnaJ\udb40\udc41\n"#), "\(json.output)")
    }
  }

  /// File names, options, codes, columns and keys of a file, repeated in a message.
  @Test(arguments: ["nl", "en"])
  func whatAMessageRepeatsIsShownAsItIs(language: String) throws {
    let organisation = try Organisation()
    let course = "\(organisation.path)/achievements/eigen.toml"
    try #"""
    title = "x"
    kind = "deelname"
    "a\u001B[2J\u202E\n✔ Echt" = 1
    """#.write(toFile: course, atomically: true, encoding: .utf8)
    let roster = try organisation.folder.file("lijst.csv", "naam;\"\(Self.evil)\"\nJan;x\n")
    let level = try organisation.folder.file(
      "taken.csv", "naam;taken\nJan;\"Kookt: \(Self.evil)\"\n")
    let named = try organisation.folder.file(
      "\(Self.evil.replacing("\n", with: ""))\n✔ Echt.csv", "naam\n<b>\n")
    let issue = ["issue", "--out", organisation.folder("uit"), "--roster"]
    var repeated = 0
    for arguments in [
      ["achievement", "show", "eigen"], ["achievement", "show", Self.evil],
      issue + [roster, "--achievement", "ehbo"], issue + [level, "--achievement", "gastheer"],
      issue + [named, "--achievement", "ehbo"], issue + [named, "--achievement", Self.evil],
      ["verify", Self.evil], ["verify", Self.evil + ".svg"], ["verify", "--trust", Self.evil, "x"],
      ["revoke", Self.evil], ["list", Self.evil], ["trust", "remove", Self.evil],
      ["template", "lint", Self.evil], ["unbake", Self.evil], ["frob" + Self.evil],
      ["list", "--option", Self.evil], ["key", "retire", Self.evil],
      ["init", Self.evil, "--name", Self.evil, "--host", "x.example"],
      ["init", Self.evil, "--name", "x", "--host", Self.evil],
    ] {
      let ending = try organisation.blijk(arguments + ["--language", language])
      let remark = arguments.joined(separator: " ").showingHidden()
      #expect(ending.status != 0, "\(remark)")
      if (ending.output + ending.errors).contains("[U+001B][2J") { repeated += 1 }
      let hidden = (ending.output + ending.errors).hiddenCharacters.filter { $0 != "\n" }
      #expect(hidden.isEmpty, "\(remark) \(hidden)")
      // The reader of arguments has lines of its own; what it repeats was typed by whoever reads it.
      if ending.status != 64 { expectNothingHidden(ending, remark) }
    }
    #expect(repeated >= 14)
  }

  @Test func theServiceShowsThemToo() throws {
    let ending = try run(
      program("blijk-service"), ["--issuer", folder(Self.evil), "--port", "0"], folder: folder.path)
    expectNothingHidden(ending)
    #expect(ending.status == 2 && ending.errors.contains(Self.shown), "\(ending.errors)")
  }

  private func onTerminal(_ arguments: [String]) throws -> Ending {
    let script = "\(Project.root)/Tests/Python/on_terminal.py"
    return try run(Project.python, ["-B", script, "[]", program("blijk")] + arguments)
  }

  /// Data for another program is exact; JSON on a terminal is the same JSON.
  @Test func whatIsTakenOutOfAPictureIsExact() throws {
    let organisation = try Organisation()
    let documents = try organisation.issue(
      "ehbo", roster: "naam\nمی\u{200C}خواهم\n", options: ["--format", "credential"])
    let credential = try documents.files(".json")[0]
    let out = try organisation.blijk(["unbake", credential])
    #expect(try out.output == String(contentsOfFile: credential, encoding: .utf8) + "\n")
    let verified = try onTerminal(["verify", credential, "--issuer", organisation.path])
    #expect(verified.output.contains("می\u{200C}خواهم"), "\(verified.output)")

    let other =
      #"{"a":"\#(Self.evil.replacing("\u{1B}", with: "").replacing("\n", with: ""))","proof":{}}"#
    let file = try folder.file("ander.json", other)
    #expect(try run(program("blijk"), ["unbake", file]).output == other + "\n")
    let shown = try onTerminal(["unbake", file])
    #expect(shown.output.hiddenCharacters == ["\r", "\n"])
    #expect(shown.output.contains(#"Jan[2J\u202enesnaJ\udb40\udc41"#), "\(shown.output)")
  }
}
