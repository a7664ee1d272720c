import BlijkBasics
import BlijkTestSupport
import Foundation
import Testing

/// The ways to issue: dry, as a draft, for practice, several at once, interrupted.
@Suite struct IssueWaysTests {
  @Test func aDryRunWritesNothing() throws {
    let organisation = try Organisation()
    let roster = try organisation.folder.file("r.csv", "naam\nJan Jansen\n")
    let before = try FileManager.default.contentsOfDirectory(atPath: organisation.folder.path)
    let ending = try run(
      program("blijk"),
      ["issue", "--achievement", "ehbo", "--roster", roster, "--out", "uit", "--dry-run"],
      environment: ["BLIJK_ISSUER": organisation.path], folder: organisation.folder.path)
    #expect(ending.status == 0)
    #expect(ending.output.contains("Jan Jansen"))
    #expect(
      ending.output.contains("Schrijf niets over gezondheid, geloof, uitkering of thuissituatie."))
    let after = try FileManager.default.contentsOfDirectory(atPath: organisation.folder.path)
    #expect(Set(before) == Set(after))
  }

  @Test func aDraftIsMarkedAndCarriesNothingSigned() throws {
    let organisation = try Organisation()
    let documents = try organisation.issue(
      "ehbo", roster: "naam\nJan Jansen\n", options: ["--draft", "--format", "pdf,html,svg"])
    #expect(try documents.files(".pdf").count == 1)
    for file in try documents.files(".html") + documents.files(".svg") {
      let text = try String(contentsOfFile: file, encoding: .utf8)
      #expect(text.contains("CONCEPT"))
      #expect(!text.contains("application/vc") && !text.contains("<openbadges:credential"))
      #expect(!text.contains("/q#"))
      #expect(try organisation.blijk(["verify", file]).status == 1)
    }
    #expect(try organisation.blijk(["list"]).output.contains("Er is nog niets uitgegeven"))
  }

  @Test func aPracticeDocumentSaysSoEverywhere() throws {
    let organisation = try Organisation()
    let documents = try organisation.issue(
      "ehbo", roster: "naam\nJan Jansen\n", options: ["--test"])
    let file = try documents.files(".html")[0]
    #expect(try String(contentsOfFile: file, encoding: .utf8).contains("OEFENBEWIJS"))
    let ending = try organisation.blijk(["verify", "--json", file])
    #expect(ending.status == 1)
    #expect(ending.output.contains(#""state":"test""#))
    #expect(!ending.output.contains("Jan Jansen"))
  }

  @Test func anExpiredDocumentSaysSo() throws {
    let organisation = try Organisation()
    let documents = try organisation.issue(
      "bhv", roster: "naam\nJan Jansen\n",
      options: ["--date", "2024-01-01", "--valid-until", "2025-01-01", "--format", "credential"])
    #expect(try documents.files(".json").count == 1)
    let ending = try organisation.blijk(["verify", "--json", try documents.files(".json")[0]])
    #expect(ending.output.contains(#""state":"expired""#))
    #expect(ending.output.contains(#""validUntil":"2025-01-01""#))
  }

  @Test func anUnusedColumnIsAWarningAndStillChecked() throws {
    let organisation = try Organisation()
    let roster = try organisation.folder.file("r.csv", "naam;taken\nJan Jansen;Kookt\n")
    let ending = try organisation.blijk([
      "issue", "--achievement", "ehbo", "--roster", roster, "--out", organisation.folder("uit"),
      "--json",
    ])
    #expect(ending.status == 0)
    #expect(ending.errors.contains("'taken'"))
    let report = try JSONSerialization.jsonObject(with: Data(ending.output.utf8)) as? [String: Any]
    #expect((report?["documents"] as? [Any])?.count == 1)
    let bad = try organisation.folder.file("b.csv", "naam;taken\nJan Jansen;<b>\n")
    let refused = try organisation.blijk([
      "issue", "--achievement", "ehbo", "--roster", bad, "--out", organisation.folder("uit2"),
    ])
    #expect(refused.status == 2)
  }

  @Test func manyAtOnceShareNothing() async throws {
    let organisation = try Organisation()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<4 {
        group.addTask {
          _ = try organisation.issue(
            "ehbo", roster: "naam\nJan Jansen\nPiet Pietersen\n", named: "batch\(number)")
        }
      }
      try await group.waitForAll()
    }
    let list = try organisation.blijk(["list"]).output.split(separator: "\n")
    #expect(list.count == 8)
    #expect(Set(list.map { $0.prefix(19) }).count == 8)
    let places = try run(
      "/usr/bin/sqlite3",
      [
        organisation.path + "/register.sqlite",
        "SELECT count(DISTINCT statusIndex), count(*) FROM document",
      ])
    #expect(places.output == "8|8\n")
  }

  @Test func aBatchThatWasKilledIsUndoneByTheNext() throws {
    let organisation = try Organisation()
    let people = (0..<3000).map {
      "Persoon \(String($0, radix: 26, uppercase: false).map { "\($0)x" }.joined())"
    }
    let roster = try organisation.folder.file("r.csv", "naam\n" + people.joined(separator: "\n"))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program("blijk"))
    process.arguments = [
      "issue", "--achievement", "ehbo", "--roster", roster, "--out", organisation.folder("weg"),
    ]
    process.environment = [
      "BLIJK_ISSUER": organisation.path, "BLIJK_PASSPHRASE": Organisation.passphrase,
    ]
    process.standardError = FileHandle.nullDevice
    try process.start()
    // As soon as there is something in its hidden folder, the batch is under way.
    #expect(
      try waitUntil {
        try staging(organisation).contains { name in
          try !FileManager.default.contentsOfDirectory(atPath: organisation.folder(name)).isEmpty
        }
      })
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(try staging(organisation).count == 1)

    let list = try organisation.folder.file("n.csv", "naam\nJan Jansen\n")
    let next = try organisation.blijk([
      "issue", "--achievement", "ehbo", "--roster", list, "--out", organisation.folder("daarna"),
    ])
    #expect(next.status == 0)
    #expect(next.errors.contains("ongedaan gemaakt"))
    #expect(try staging(organisation).isEmpty)
    #expect(try organisation.blijk(["list"]).output.split(separator: "\n").count == 1)
  }

  private func staging(_ organisation: Organisation) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: organisation.folder.path)
      .filter { $0.hasPrefix(".blijk-") }
  }
}
