import BlijkBasics
import BlijkCredential
import BlijkRegister
import BlijkTestSupport
import Foundation
import Testing

@testable import BlijkIssuing
@testable import BlijkVerifying

@Suite struct ReprintTests {
  private func contents(_ folder: String) throws -> [String: Data] {
    var all: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
      // A folder has no contents.
      all[name] = try? Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))
    }
    return all
  }

  /// The same bytes, also when template, theme and texts have changed since.
  @Test func givesTheSameBytesAgain() throws {
    let issuer = try TestIssuer()
    let report = try issuer.issue("naam\nCorrie van 't Hart\nGülşah Çağlayan\n陳美玲") {
      $0.formats = DocumentFormat.allCases
    }
    let own = issuer.folder.path + "/Templates/deelname"
    try FileManager.default.createDirectory(atPath: own, withIntermediateDirectories: true)
    try Data("<p>anders</p>".utf8).write(to: URL(fileURLWithPath: own + "/document.html"))
    let issued = try contents(report.output)
    for (number, document) in report.documents.enumerated() {
      let id = try #require(document.id)
      let output = issuer.home("nog-eens-\(number)")
      let names = try Issuer(folder: issuer.folder).reprint(id, to: output)
      let again = try contents(output)
      #expect(Set(names) == Set(again.keys))
      #expect(again.count == 6)
      for (name, bytes) in again { #expect(issued[name] == bytes, "\(name)") }
    }
  }

  @Test func refusesWhatIsNotThere() throws {
    let issuer = try TestIssuer()
    let report = try issuer.issue("naam\nJan")
    let id = try #require(report.documents[0].id)
    let unknown = problem {
      try Issuer(folder: issuer.folder).reprint(try DocumentID.random(), to: issuer.home("weg"))
    }
    #expect(unknown?.code == .notFound)
    _ = try issuer.folder.register().erase([id], at: 1)
    let erased = problem { try Issuer(folder: issuer.folder).reprint(id, to: issuer.home("weg")) }
    #expect(erased?.code == .notFound)
    #expect(erased?.message.nl.contains("gewist") == true)
    #expect(!FileManager.default.fileExists(atPath: issuer.home("weg")))
  }

  /// What stays when somebody is erased tells nothing about anybody.
  @Test func whatIsSharedNamesNobody() throws {
    let issuer = try TestIssuer()
    let report = try issuer.issue("naam;bericht\nZebedeus Quispel;Vurige dank", achievement: "dank")
    let code = try #require(report.documents[0].id).checkCode
    let assets = try SQLite.rows(
      issuer.folder.path + "/register.sqlite", "SELECT hex(bytes) FROM asset")
    #expect(assets.count == 2)
    for asset in assets.flatMap(\.self).compactMap(\.self) {
      for text in ["Zebedeus", "Quispel", code, "Vurige dank"] {
        let hex = text.utf8.map { String($0, radix: 16, uppercase: true) }.joined()
        #expect(!asset.contains(hex), "\(text)")
      }
    }
  }

  /// Compressed beside pages, notes and a credential like theirs, of nobody.
  @Test func whatIsKeptOfOneIsSmall() throws {
    let issuer = try TestIssuer()
    let report = try issuer.issue("naam\nCorrie van 't Hart", achievement: "voedselveiligheid")
    let files = try contents(report.output).filter { $0.key.contains("corrie") }
    #expect(files.count == 4)
    let kept = try SQLite.rows(
      issuer.folder.path + "/register.sqlite", "SELECT length(bytes) FROM keptFiles")
    let size = try #require(kept.first?.first.flatMap { $0 }.flatMap { Int($0) })
    #expect(size < 13_000, "\(size)")
  }

  /// Beside 50 of other names and scripts: what a batch has in common is kept once, and counts for all.
  @Test(arguments: ["voedselveiligheid", "gastheer"])
  func whatIsKeptOfEachOfABatchIsSmall(achievement: String) throws {
    let issuer = try TestIssuer()
    let names = ["Gülşah Çağlayan", "Олена Ковальчук", "محمد الهاشمي", "陳美玲", "Nguyễn Thị Hường"]
    let tasks = [
      "Ontvangt gasten: zelfstandig", "Kookt voor veertig mensen: met hulp", "Houdt de kas bij",
    ]
    let letters = "abcdefghij".map { String($0) }
    let rows = names.flatMap { name in
      letters.enumerated().map { number, letter in
        let own = tasks.shuffled().prefix(1 + number % 3).joined(separator: " | ")
        return achievement == "gastheer" ? "\(name) \(letter);\(own)" : "\(name) \(letter)"
      }
    }
    let header = achievement == "gastheer" ? "naam;taken" : "naam"
    _ = try issuer.issue(([header] + rows).joined(separator: "\n"), achievement: achievement)
    let path = issuer.folder.path + "/register.sqlite"
    func total(_ query: String) throws -> Int {
      let rows = try SQLite.rows(path, query)
      return try #require(rows.first?.first.flatMap { $0 }.flatMap { Int($0) })
    }
    let own = try total("SELECT sum(length(bytes) + length(contents)) FROM keptFiles")
    let common = try total("SELECT sum(length(bytes)) FROM asset")
    print("\(achievement), 50: \(own / 50) bytes each, \(common) once")
    #expect((own + common) / 50 < 20_000, "\(own / 50), \(common)")
    // With the fonts of some, such as the Chinese, in each, it would be more than twice that.
    #expect(own / 50 < 17_000)
  }

  @Test func damagedFilesAreNamed() throws {
    let issuer = try TestIssuer()
    let report = try issuer.issue("naam\nJan")
    let id = try #require(report.documents[0].id)
    for change in [
      "bytes = x'00112233'", "contents = '[]x'", "contents = '[{\"name\":\"../x\",\"own\":1}]'",
      "contents = '[{\"name\":\"x\",\"own\":999999999}]'", "contents = '[]'",
    ] {
      _ = try SQLite.rows(
        issuer.folder.path + "/register.sqlite", "UPDATE keptFiles SET \(change)")
      let found = problem {
        try Issuer(folder: issuer.folder).reprint(id, to: issuer.home("stuk"))
      }
      #expect(found != nil, "\(change)")
      #expect(!FileManager.default.fileExists(atPath: issuer.home("stuk")))
    }
  }

  /// Whatever was changed in the register, nobody gets another's document.
  @Test func anothersFilesAreNotHandedOut() throws {
    let issuer = try TestIssuer()
    let report = try issuer.issue("naam\nJan\nPiet")
    let path = issuer.folder.path + "/register.sqlite"
    _ = try SQLite.rows(
      path,
      """
      UPDATE keptFiles SET bytes = (SELECT bytes FROM keptFiles WHERE document = 2),
        contents = (SELECT contents FROM keptFiles WHERE document = 2) WHERE document = 1
      """)
    let first = try #require(report.documents[0].id)
    let found = problem {
      try Issuer(folder: issuer.folder).reprint(first, to: issuer.home("weg"))
    }
    #expect(found?.code == .badRegister)
    let second = try #require(report.documents[1].id)
    _ = try Issuer(folder: issuer.folder).reprint(second, to: issuer.home("goed"))
    _ = try SQLite.rows(path, "UPDATE asset SET bytes = zeroblob(length(bytes))")
    #expect(
      problem { try Issuer(folder: issuer.folder).reprint(second, to: issuer.home("weg")) } != nil)
  }
}
