import BlijkBasics
import BlijkKeys
import BlijkTestSupport
import Foundation
import Testing

/// `publish` at the command line.
@Suite struct PublishCommandTests {
  @Test func itNamesWhatItWroteAndWhereItBelongs() throws {
    let organisation = try Organisation(host: "bewijs.example/moerwijk")
    let site = organisation.folder("site")
    let ending = try organisation.blijk(["publish", "--out", site])
    #expect(ending.status == 0, "\(ending.errors)")
    #expect(ending.output.contains("\(site)/moerwijk/did.json\n"))
    #expect(ending.output.contains("https://bewijs.example/."))
    #expect(FileManager.default.fileExists(atPath: "\(site)/moerwijk/.well-known/jwks.json"))
    let refused = try organisation.blijk(["publish", "--out", organisation.path])
    #expect(refused.status == 2 && refused.errors.contains("nooit op een website"))
  }

  /// The rest is published all the same; what is left out is named, and the command does not end well.
  @Test func whatIsNotAsLoggedIsTold() throws {
    let organisation = try Organisation(host: "bewijs.example/moerwijk")
    _ = try organisation.issue("ehbo", roster: "naam\nanna\nbram\nchadia")
    let codes = try organisation.blijk(["list"]).output.split(separator: "\n").compactMap {
      $0.split(separator: " ").first.map(String.init)
    }
    let place = organisation.path + "/register.sqlite"
    _ = try SQLite.rows(place, "UPDATE document SET registeredAt = 5 WHERE number = 1")
    _ = try SQLite.rows(place, "DELETE FROM document WHERE number = 2")
    let site = organisation.folder("site")
    let ending = try organisation.blijk(["publish", "--out", site])
    #expect(ending.status == 2)
    #expect(ending.errors.contains("niet gepubliceerd: \(codes[0])."), "\(ending.errors)")
    #expect(ending.errors.contains("ook niet gepubliceerd: 1."), "\(ending.errors)")
    let head = try String(contentsOfFile: "\(site)/moerwijk/register/head.txt", encoding: .utf8)
    #expect(head.contains(#""documents":1,"#))
  }

  /// What another folder of the same organisation published is not taken away in silence.
  @Test func ownKeysThatAreNotHereAreAskedAbout() throws {
    let (early, late) = (try Organisation(), try Organisation())
    let site = early.folder("site")
    let command = ["publish", "--out", site]
    #expect(try early.blijk(command).status == 0)
    let did = { FileManager.default.contents(atPath: "\(site)/.well-known/did.json") }
    let before = did()
    let refused = try late.blijk(command)
    let key = try #require(
      try early.blijk(["key", "list"]).output.split(separator: " ").first.map(String.init))
    #expect(refused.status == 2 && refused.errors.contains("--yes"), "\(refused.errors)")
    #expect(refused.errors.contains(key) && did() == before)
    #expect(try early.blijk(command).status == 0)
    #expect(try late.blijk(command + ["--yes"]).status == 0)
    #expect(did() != before)
  }

  /// openbadgeslib reads the published list, and sees who was withdrawn and who was replaced.
  @Test(arguments: KeyAlgorithm.allCases)
  func openbadgeslibSeesWhatWasWithdrawn(_ algorithm: KeyAlgorithm) throws {
    let organisation = try Organisation(host: "bewijs.example/moerwijk", algorithm: algorithm)
    let people = ["anna", "bram", "chadia", "dao"]
    // Of yesterday: a date begins at midnight UTC, which in the Netherlands is later in the night, and
    // until then others find a document of today not yet valid.
    let day = CalendarDate(daysSinceEpoch: CalendarDate.today().daysSinceEpoch - 1)
    let folder = try organisation.issue(
      "ehbo", roster: (["naam"] + people).joined(separator: "\n"),
      options: ["--format", "credential", "--date", day.iso8601])
    let files = try folder.files(algorithm == .rsa ? ".jwt" : ".json")
    #expect(files.count == people.count)
    let site = organisation.folder("site")
    let check = { (states: [String]) in
      let published = try organisation.blijk(["publish", "--out", site])
      #expect(published.status == 0, "\(published.errors)")
      let ending = try run(
        Project.python,
        ["-B", "\(Project.root)/Tests/Python/check_published.py", organisation.path, site] + files)
      #expect(ending.status == 0, "\(ending.output)\(ending.errors)")
      let seen = ending.output.split(separator: "\n").compactMap { $0.split(separator: " ").first }
      #expect(seen.map(String.init) == states, "\(ending.output)")
    }
    try check(["good", "good", "good", "good"])
    let codes = try organisation.blijk(["list"]).output.split(separator: "\n")
    let code = { (name: String) in
      try #require(codes.first { $0.contains(name) }?.split(separator: " ").first.map(String.init))
    }
    #expect(try organisation.blijk(["revoke", code("bram")]).status == 0)
    let replaced = try organisation.blijk([
      "replace", code("dao"), "--name", "Đào", "--out", organisation.folder("nieuw"),
    ])
    #expect(replaced.status == 0, "\(replaced.errors)")
    try check(["good", "withdrawn", "good", "withdrawn"])
  }
}
