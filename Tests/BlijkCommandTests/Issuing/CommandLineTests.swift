import BlijkTestSupport
import Foundation
import Testing

/// The command line's promises: exit codes, files, and who may read them.
@Suite struct CommandLineTests {
  @Test func anIssuerFolderIsForItsOwnerOnly() throws {
    let organisation = try Organisation()
    #expect(try mode(organisation.path) == 0o700)
    let keys = try FileManager.default.contentsOfDirectory(atPath: organisation.path + "/keys")
    let key = try #require(keys.first { $0.hasSuffix(".pem") })
    let path = "\(organisation.path)/keys/\(key)"
    #expect(try mode(path) == 0o600)
    let pem = try String(contentsOfFile: path, encoding: .utf8)
    #expect(pem.hasPrefix("-----BEGIN ENCRYPTED PRIVATE KEY-----"))
    #expect(keys.contains(key.replacingOccurrences(of: ".pem", with: ".pub")))
  }

  @Test func theFolderOneStandsInBecomesAnOrganisations() throws {
    let folder = try TemporaryFolder()
    func blijk(_ arguments: [String]) throws -> Ending {
      try run(
        program("blijk"), arguments, environment: ["BLIJK_PASSPHRASE": Organisation.passphrase],
        folder: folder.path)
    }
    let made = try blijk(["init", ".", "--name", "Buurtkamer", "--host", "bewijs.example"])
    #expect(made.status == 0, "\(made.errors)")
    #expect(try mode(folder.path) == 0o700)
    #expect(try blijk(["key", "new"]).status == 0)
    #expect(try blijk(["list"]).status == 0)
  }

  @Test func aKeyThatOthersMayReadIsRefusedWithTheCommandThatMendsIt() throws {
    let organisation = try Organisation()
    let keys = try FileManager.default.contentsOfDirectory(atPath: organisation.path + "/keys")
    let key = "\(organisation.path)/keys/\(try #require(keys.first { $0.hasSuffix(".pem") }))"
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: key)
    let ending = try issue(organisation, "naam\nJan Jansen\n")
    #expect(ending.status == 2)
    #expect(ending.errors.contains("chmod 600 '\(key)'"))
    #expect(!FileManager.default.fileExists(atPath: organisation.folder("uit")))
  }

  @Test func aPassphraseMayComeFromAFile() throws {
    let organisation = try Organisation()
    let list = try organisation.folder.file("r.csv", "naam\nJan Jansen\n")
    let right = try organisation.folder.file("right", Organisation.passphrase + "\n")
    let ending = try run(
      program("blijk"),
      ["issue", "--issuer", organisation.path, "--achievement", "ehbo", "--roster", list, "--out"]
        + [organisation.folder("uit"), "--passphrase-file", right])
    #expect(ending.status == 0, "\(ending.errors)")
  }

  @Test func aWrongPassphraseSaysSo() throws {
    let organisation = try Organisation()
    let wrong = try organisation.folder.file("wrong", "een heel andere zin\n")
    let ending = try issue(organisation, "naam\nJan Jansen\n", ["--passphrase-file", wrong])
    #expect(ending.status == 2)
    #expect(ending.errors.contains("hoort niet bij deze sleutel"))
    let none = try run(
      program("blijk"),
      ["issue", "--achievement", "ehbo", "--roster", organisation.folder("r.csv"), "--out", "x"],
      environment: ["BLIJK_ISSUER": organisation.path], folder: organisation.folder.path)
    #expect(none.status == 2)
    #expect(none.errors.contains("BLIJK_PASSPHRASE"))
  }

  @Test(arguments: [
    ["frobnicate"], ["issue"], ["issue", "--achievement", "ehbo", "--kind", "diploma"],
    ["verify"], ["init"], ["key", "new", "--bits", "1024"], ["list", "--nonsense"],
  ])
  func wrongUsageIs64(_ arguments: [String]) throws {
    #expect(try run(program("blijk"), arguments).status == 64)
  }

  /// Told in Dutch, unless English was asked for.
  @Test(arguments: [
    (["frobnicate"], "'frobnicate' wordt hier niet verwacht."),
    (["issue"], "'--roster <bestand>' ontbreekt."),
    (["issue", "--roster"], "achter '--roster <bestand>' ontbreekt een waarde."),
    (["verify", "a", "b", "c"], "deze woorden worden hier niet verwacht: 'b', 'c'."),
    (["list", "--jso"], "de optie '--jso' bestaat niet. Bedoelde u '--json'?"),
    (
      ["list", "--language", "xx"], "'xx' kan niet bij '--language <taal>'. Kies uit 'nl' of 'en'."
    ),
  ])
  func wrongUsageIsToldInDutch(_ arguments: [String], _ sentence: String) throws {
    let ending = try run(program("blijk"), arguments)
    #expect(ending.errors.hasPrefix("Fout: \(sentence)\n"), "\(ending.errors)")
    #expect(ending.errors.contains("Meer uitleg: 'blijk") && ending.output.isEmpty)
    #expect(!ending.errors.contains("Usage") && !ending.errors.contains("See "))
    guard arguments[0] == "issue" else { return }
    let english = try run(program("blijk"), arguments + ["--language", "en"])
    #expect(english.errors.hasPrefix("Error: Missing"))
  }

  @Test func whatIsNotThereIs2() throws {
    let organisation = try Organisation()
    #expect(try organisation.blijk(["list", "Niemand"]).status == 2)
    #expect(try organisation.blijk(["revoke", "EY77-DD8T-KNMP-93HD"]).status == 2)
    #expect(try organisation.blijk(["achievement", "show", "bestaat-niet"]).status == 2)
    #expect(try organisation.blijk(["list"]).status == 0)
    let nowhere = try run(program("blijk"), ["list"], folder: organisation.folder.path)
    #expect(nowhere.status == 2)
  }

  @Test func verifyAlwaysGivesJSON() throws {
    let organisation = try Organisation()
    for (input, state) in [
      ("", "unreadable"), ("hallo", "unreadable"), ("EY77-DD8T-KNMP-93HD", "notFound"),
      ("EY77-DD8T-KNMP-93HE", "notFound"), (organisation.path, "unreadable"),
    ] {
      let ending = try organisation.blijk(["verify", "--json", input])
      #expect(ending.status == 1)
      let json = try #require(
        try JSONSerialization.jsonObject(with: Data(ending.output.utf8)) as? [String: Any])
      #expect(json["state"] as? String == state)
      #expect(
        Set(json.keys) == [
          "state", "code", "kind", "title", "name", "issuer", "date", "validUntil", "period",
          "tasks", "details", "notChecked", "otherInFile", "reasons",
        ])
    }
  }

  @Test func verifySaysWhatADocumentIsNot() throws {
    let organisation = try Organisation()
    let documents = try organisation.issue("gastheer", roster: "naam\nJan Jansen\n")
    let link = try documents.link(in: try documents.files(".html")[0])
    let ending = try organisation.blijk(["verify", link])
    #expect(ending.status == 0)
    #expect(
      ending.output.contains(
        "Dit is geen diploma, certificaat of verklaring van een mbo-school."), "\(ending.output)")
  }

  @Test func messagesComeInEnglishToo() throws {
    let organisation = try Organisation()
    let ending = try organisation.blijk(["list", "Niemand", "--language", "en"])
    #expect(ending.errors.contains("Nothing has been issued yet"))
  }

  @Test func versionAndCompletionsAreThere() throws {
    let version = try run(program("blijk"), ["--version"])
    #expect(version.status == 0)
    #expect(version.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
    for shell in ["bash", "zsh", "fish"] {
      let ending = try run(program("blijk"), ["--generate-completion-script", shell])
      #expect(ending.output.contains("achievement"))
    }
  }

  @Test func readyAchievementsAreListedIDFirst() throws {
    let ending = try run(program("blijk"), ["achievement", "list"])
    let ids = ending.output.split(separator: "\n").compactMap { $0.split(separator: " ").first }
    let expected = [
      "ehbo", "bhv", "haccp", "voedselveiligheid", "hospitality", "omgaan-met-agressie", "excel",
      "communicatie", "samenwerken", "projectmatig-werken", "tafeldekken", "vergaderingen-leiden",
      "coachende-gesprekken", "inwerkprogramma", "gastheer", "jeugd", "ouderen", "bestuur",
    ]
    for id in expected { #expect(ids.contains(Substring(id)), "\(id)") }
    let show = try run(program("blijk"), ["achievement", "show", "gastheer"])
    #expect(show.output.hasPrefix("Gastheer of gastvrouw"))
  }

  /// `BLIJK_SHARE`, then `../share/blijk` beside the program, then the source tree.
  @Test func sharedFilesAreLookedForInOrder() throws {
    let folder = try TemporaryFolder()
    for (base, title) in [("named", "Uit BLIJK_SHARE"), ("share/blijk", "Naast het programma")] {
      let achievements = folder("\(base)/Templates/achievements")
      try FileManager.default.createDirectory(
        atPath: achievements, withIntermediateDirectories: true)
      try "title = \"\(title)\"\nkind = \"deelname\"\n".write(
        toFile: achievements + "/ehbo.toml", atomically: true, encoding: .utf8)
      try FileManager.default.copyItem(
        atPath: Project.root + "/Templates/texts", toPath: folder("\(base)/Templates/texts"))
    }
    try FileManager.default.createDirectory(
      atPath: folder("bin"), withIntermediateDirectories: false)
    try FileManager.default.copyItem(atPath: program("blijk"), toPath: folder("bin/blijk"))
    func title(_ program: String, _ environment: [String: String] = [:]) throws -> String {
      try run(program, ["achievement", "show", "ehbo"], environment: environment).output
    }
    let share = ["BLIJK_SHARE": folder("named")]
    #expect(try title(folder("bin/blijk"), share).hasPrefix("Uit BLIJK_SHARE"))
    #expect(try title(folder("bin/blijk")).hasPrefix("Naast het programma"))
    #expect(try title(program("blijk")).hasPrefix("Eerste hulp"))
  }

  @Test func anOwnAchievementComesFirst() throws {
    let organisation = try Organisation()
    try """
    title = "Onze eigen cursus"
    kind = "deelname"
    """.write(
      toFile: organisation.path + "/achievements/ehbo.toml", atomically: true, encoding: .utf8)
    let documents = try organisation.issue("ehbo", roster: "naam\nJan Jansen\n")
    let html = try String(contentsOfFile: try documents.files(".html")[0], encoding: .utf8)
    #expect(html.contains("Onze eigen cursus"))
  }

  private func issue(_ organisation: Organisation, _ roster: String, _ options: [String] = [])
    throws -> Ending
  {
    let list = try organisation.folder.file("r.csv", roster)
    return try organisation.blijk(
      ["issue", "--achievement", "ehbo", "--roster", list, "--out", organisation.folder("uit")]
        + options)
  }

  private func mode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
  }
}
