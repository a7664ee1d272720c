import BlijkTestSupport
import Foundation
import Testing

/// PostgreSQL stops in the middle of a batch: it is said, and once it runs again all is whole.
@Suite(.enabled(if: PostgresServer.isExpected, "skipped: no PostgreSQL; make test starts one"))
struct StoppedPostgresTests {
  @Test func theBatchIsUndoneAndTheNextIsRight() throws {
    let server = try OwnPostgres()
    let organisation = try Organisation(register: server.url)
    let names = (1...100).map { "Persoon \($0)" }.joined(separator: "\n")
    let list = try organisation.folder.file("lijst.csv", "naam\n" + names)
    let place = organisation.folder("uit")
    try FileManager.default.createDirectory(
      atPath: place, withIntermediateDirectories: false)
    let command = [
      "issue", "--achievement", "ehbo", "--roster", list, "--out", place + "/alles", "--format",
      "html",
    ]
    for _ in 0..<2 {
      let running = try organisation.start(command)
      KillMoment.waitForFolder(in: place, running)
      try server.order(.crash)
      let ending = try running.ending()
      #expect(ending.status == 2 && ending.errors.contains("niet bereikbaar"), "\(ending.errors)")
      #expect(!FileManager.default.fileExists(atPath: place + "/alles"))
      let without = try organisation.blijk(["list"])
      #expect(without.status == 2 && without.errors.contains("niet bereikbaar"))

      try server.order(.start)
      let checked = try organisation.blijk(["register", "check"])
      #expect(checked.status == 0 && checked.output.contains("0 documenten"), "\(checked.errors)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: place).isEmpty)
    }
    let again = try organisation.blijk(command)
    #expect(again.status == 0, "\(again.errors)")
    let checked = try organisation.blijk(["register", "check"])
    #expect(checked.status == 0 && checked.output.contains("100 documenten"), "\(checked.errors)")
    #expect(try IssuedFolder(path: place + "/alles").files(".html").count == 100)
  }
}
