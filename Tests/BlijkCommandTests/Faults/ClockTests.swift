import BlijkTestSupport
import Foundation
import Testing

/// The computer's clock is set back a year: what would spoil something is refused, and once it is right
/// again all goes on.
@Suite struct ClockTests {
  private let organisation: Organisation
  private let clock: String

  init() throws {
    organisation = try Organisation()
    clock = organisation.folder("clock.so")
    let made = try run(
      "/usr/bin/cc",
      ["-shared", "-fPIC", "-o", clock, "\(Project.root)/Tests/Clock/clock_behind.c"])
    #expect(made.status == 0, "\(made.errors)")
  }

  /// Runs `blijk` on a computer whose clock is a year back.
  private func blijkAYearBack(_ arguments: [String]) throws -> Ending {
    try organisation.start(arguments, environment: ["LD_PRELOAD": clock]).ending()
  }

  @Test func aYearBackNothingIsSpoiled() throws {
    let documents = try organisation.issue("ehbo", roster: "naam\nJan Jansen\nPiet Pietersen")
    let list = try organisation.folder.file("nieuw.csv", "naam\nNoor")
    let output = organisation.folder("nieuw")
    let issue = ["issue", "--achievement", "ehbo", "--roster", list, "--out", output]
    let keys = try organisation.blijk(["key", "list"]).output
    for command in [issue, ["key", "rotate"], ["key", "new"]] {
      let ending = try blijkAYearBack(command)
      #expect(ending.status == 2 && ending.errors.contains("klok"), "\(command): \(ending.errors)")
    }
    #expect(!FileManager.default.fileExists(atPath: output))
    #expect(try organisation.blijk(["key", "list"]).output == keys)
    let pems = try FileManager.default.contentsOfDirectory(atPath: organisation.path + "/keys")
      .filter { $0.hasSuffix(".pem") }
    #expect(pems.count == 1)

    // A document that was handed out is not called false for it.
    let file = try documents.files(".html")[0]
    let early = try blijkAYearBack(["verify", "--json", file])
    #expect(early.output.contains(#""state":"notYetValid""#), "\(early.output)")
    // Withdrawing is never put off.
    let code = String(try organisation.blijk(["list"]).output.prefix(19))
    #expect(try blijkAYearBack(["revoke", code]).status == 0)
    #expect(try blijkAYearBack(["register", "check"]).status == 0)

    let checked = try organisation.blijk(["register", "check"])
    #expect(checked.status == 0 && checked.output.contains("2 documenten"), "\(checked.errors)")
    #expect(try organisation.blijk(["verify", "--json", code]).output.contains("revoked"))
    #expect(try organisation.blijk(issue).status == 0)
    #expect(try organisation.blijk(["key", "rotate"]).status == 0)
    #expect(try organisation.blijk(["register", "check"]).status == 0)
  }

  /// An older Blijk wrote times as they came: that is told, and nothing is wrong.
  @Test func aFallInAnOlderLogIsTold() throws {
    _ = try organisation.issue("ehbo", roster: "naam\nJan Jansen")
    let code = String(try organisation.blijk(["list"]).output.prefix(19))
    let subject = [UInt8](repeating: 7, count: 32)
    for what in ["batchBegun", "batchEnded"] {
      try PlantedEvent(what: what, subject: subject, moment: 1_600_000_000).append(
        to: organisation.register, .sqlite)
    }
    for (language, words) in [("nl", "loopt de tijd terug"), ("en", "the time goes back")] {
      let checked = try organisation.blijk(["register", "check", "--language", language])
      #expect(checked.status == 0 && checked.errors.isEmpty, "\(checked.errors)")
      #expect(checked.output.contains(words) && checked.output.contains("2020-09-13"))
    }
    #expect(try organisation.blijk(["revoke", code]).status == 0)
    #expect(try organisation.blijk(["register", "check"]).status == 0)
  }
}
