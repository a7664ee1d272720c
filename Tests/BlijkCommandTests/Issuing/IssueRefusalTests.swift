import BlijkTestSupport
import Foundation
import Testing

/// What is refused is refused whole: one clear message, exit 2, nothing registered, nothing written.
@Suite struct IssueRefusalTests {
  private static let organisation = Result { try Organisation() }

  struct Case: Sendable, CustomTestStringConvertible {
    let roster: String
    let says: String
    var testDescription: String { says }
  }

  @Test(arguments: [
    Case(roster: "", says: "leeg"),
    Case(roster: "naam\n", says: "niemand"),
    Case(roster: "Jan Jansen\nPiet Pietersen\n", says: "geen kopregel"),
    Case(roster: "naam;schoenmaat\nJan;43\n", says: "kent deze kolommen niet: 'schoenmaat'"),
    Case(roster: "e-mail\nj@example.org\n", says: "'naam' ontbreekt"),
    Case(roster: "naam\n\"Jan\n", says: "regel 2: er ontbreekt een aanhalingsteken"),
    Case(roster: "naam;rol\nJan;gast;extra\n", says: "regel 2"),
    Case(roster: "naam;rol\n;gast\n", says: "regel 2, kolom 'naam': is leeg"),
    Case(
      roster: "naam\nJan Jansen\njan  jansen\n", says: "regel 3, kolom 'naam': staat ook op regel 2"
    ),
    Case(roster: "naam\nJan 123456782\n", says: "BSN"),
    Case(roster: "naam\nJan\u{7}sen\n", says: "een teken dat u niet ziet"),
    Case(roster: "naam\nJan \u{202E}nesnaJ\n", says: "U+202E"),
    Case(roster: "naam\nG?l?ah\n", says: "letters verloren gegaan, waarschijnlijk door Excel"),
    Case(
      roster: "naam\nG\u{FFFD}lsah\n", says: "letters verloren gegaan, waarschijnlijk door Excel"),
    Case(roster: "naam\n" + String(repeating: "a", count: 200) + "\n", says: "te lang: 200"),
    Case(roster: "naam\n<script>alert(1)</script>\n", says: "Opmaak"),
    Case(roster: "naam\nJan ]]> Jansen\n", says: "Opmaak"),
    Case(roster: "naam\n=cmd()\n", says: "formule"),
    Case(roster: "naam\n../../etc/passwd\n", says: "pad"),
    Case(roster: "naam;taken\nJan;\"<b>Kookt</b>\"\n", says: "kolom 'taken'"),
    Case(roster: "naam;periode\nJan;vorig jaar\n", says: "2026-02/2026-10"),
    Case(roster: "naam;periode\nJan;2099-01/\n", says: "toekomst"),
    Case(roster: "naam;taken\nJan;Kookt: heel goed\n", says: "niveau"),
  ])
  func rosterIsRefused(_ refused: Case) throws {
    try refuse(roster: refused.roster, says: refused.says)
  }

  @Test func everyWrongRowIsNamed() throws {
    let organisation = try Self.organisation.get()
    let ending = try issue("naam\nJan\n<b>\nPiet\n=1\n", into: organisation.folder("veel"))
    #expect(ending.status == 2)
    #expect(ending.errors.contains("regel 3") && ending.errors.contains("regel 5"))
  }

  @Test func aRosterOfAHundredMegabytesIsRefusedAtOnce() throws {
    let organisation = try Self.organisation.get()
    let path = organisation.folder("groot.csv")
    _ = FileManager.default.createFile(atPath: path, contents: Data("naam\n".utf8))
    let file = try #require(FileHandle(forWritingAtPath: path))
    try file.truncate(atOffset: 100 << 20)
    let ending = try organisation.blijk([
      "issue", "--achievement", "ehbo", "--roster", path, "--out", organisation.folder("groot"),
    ])
    #expect(ending.status == 2)
    #expect(ending.errors.contains("10 MB"))
  }

  @Test func datesOutOfOrderAreRefused() throws {
    try refuse(
      roster: "naam\nJan\n", options: ["--date", "2999-01-01"], says: "meer dan 31 dagen vooruit")
    try refuse(
      roster: "naam\nJan\n", options: ["--date", "2026-02-01", "--valid-until", "2026-01-01"],
      says: "vóór de datum")
  }

  @Test func anOutputFolderThatCannotBeIsRefused() throws {
    let organisation = try Self.organisation.get()
    let full = organisation.folder("vol")
    try FileManager.default.createDirectory(atPath: full, withIntermediateDirectories: true)
    _ = FileManager.default.createFile(atPath: full + "/a", contents: nil)
    #expect(try issue("naam\nJan\n", into: full).errors.contains("niet leeg"))
    #expect(try issue("naam\nJan\n", into: full + "/a").errors.contains("geen map"))
    // It is named as it was typed.
    let below = full + "/a/./b"
    #expect(try issue("naam\nJan\n", into: below).errors.contains("'\(below)'"))
    #expect(try issue("naam\nJan\n", into: "/proc/blijk").status == 2)
    let long = organisation.folder(String(repeating: "x", count: 256))
    #expect(try issue("naam\nJan\n", into: long).errors.contains("te lange naam"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: full) == ["a"])
  }

  /// A disk of a few hundred kilobytes, which only root can make.
  @Test(.enabled(if: SmallDisk.isPossible, "skipped: only root can make a small disk"))
  func aFullOrReadOnlyDiskLeavesNothing() throws {
    let organisation = try Organisation()
    let disk = organisation.folder("schijf")
    try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: false)
    let people = "naam\n" + (1...40).map { "Persoon Nummer \($0)\n" }.joined()
    let roster = try organisation.folder.file("r.csv", people)
    func issue() throws -> Ending {
      try organisation.blijk([
        "issue", "--achievement", "ehbo", "--roster", roster, "--out", disk + "/uit",
      ])
    }
    func mount(_ options: String) throws {
      let ending = try run("/usr/bin/mount", ["-t", "tmpfs", "-o", options, "tmpfs", disk])
      try #require(ending.status == 0, "\(ending.errors)")
    }
    for (options, says) in [("size=300k", "de schijf is vol"), ("ro", "kan niet worden gemaakt")] {
      try mount(options)
      let ending = try issue()
      let left = try FileManager.default.contentsOfDirectory(atPath: disk)
      #expect(try run("/usr/bin/umount", [disk]).status == 0)
      #expect(ending.status == 2)
      #expect(ending.errors.contains(says), "\(ending.errors)")
      #expect(left.isEmpty)
      #expect(try organisation.blijk(["list", "--json"]).output.contains("[]"))
    }
    // Nothing stands in the way of the next.
    #expect(try issue().status == 0)
    #expect(try IssuedFolder(path: disk + "/uit").files(".html").count == 40)
  }

  @Test func anIssuerFolderThatLacksSomethingIsRefused() throws {
    let organisation = try Organisation()
    let register = organisation.path + "/register.sqlite"
    try FileManager.default.moveItem(atPath: register, toPath: register + ".weg")
    let roster = try organisation.folder.file("r.csv", "naam\nJan\n")
    let command = [
      "issue", "--achievement", "ehbo", "--roster", roster, "--out", organisation.folder("uit"),
    ]
    let without = try organisation.blijk(command)
    #expect(without.status == 2)
    #expect(without.errors.contains("register"))
    #expect(!FileManager.default.fileExists(atPath: register))

    try FileManager.default.moveItem(atPath: register + ".weg", toPath: register)
    let newer = try run("/usr/bin/sqlite3", [register, "PRAGMA user_version = 99"])
    #expect(newer.status == 0)
    let refused = try organisation.blijk(command)
    #expect(refused.status == 2)
    #expect(refused.errors.contains("nieuwere Blijk"))
    #expect(!FileManager.default.fileExists(atPath: organisation.folder("uit")))

    _ = try run("/usr/bin/sqlite3", [register, "PRAGMA user_version = 6"])
    for file in try FileManager.default.contentsOfDirectory(atPath: organisation.path + "/keys") {
      try FileManager.default.removeItem(atPath: "\(organisation.path)/keys/\(file)")
    }
    let keyless = try organisation.blijk(command)
    #expect(keyless.status == 2)
    #expect(keyless.errors.contains("sleutel"))
  }

  @Test func ordinaryNamesOfAllKindsAreIssued() throws {
    let organisation = try Organisation()
    let documents = try organisation.issue(
      "ehbo",
      roster: """
        naam
        Corrie van 't Hart
        "Jansen & Zn., A."
        Ó Súilleabháin
        Nguyễn Thị Hường
        محمد عبد الرحمن الهاشمي
        陳美玲
        X
        """)
    #expect(try documents.files(".html").count == 7)
    let html = try String(
      contentsOfFile: try #require(try documents.files(".html").first { $0.contains("jansen-zn") }),
      encoding: .utf8)
    #expect(html.contains("Jansen &amp; Zn., A."))
  }

  private func refuse(roster: String, options: [String] = [], says: String) throws {
    let organisation = try Self.organisation.get()
    let before = try organisation.blijk(["list"]).output
    let output = organisation.folder("geweigerd")
    let ending = try issue(roster, into: output, options: options)
    #expect(ending.status == 2)
    #expect(ending.errors.contains(says), "\(ending.errors)")
    #expect(!FileManager.default.fileExists(atPath: output))
    #expect(try organisation.blijk(["list"]).output == before)
    let left = try FileManager.default.contentsOfDirectory(atPath: organisation.folder.path)
    #expect(!left.contains { $0.hasPrefix(".blijk") })
  }

  private func issue(_ roster: String, into output: String, options: [String] = []) throws -> Ending
  {
    let organisation = try Self.organisation.get()
    let list = try organisation.folder.file("\(UUID()).csv", roster)
    return try organisation.blijk(
      ["issue", "--achievement", "gastheer", "--roster", list, "--out", output] + options)
  }
}
