import BlijkTestSupport
import Foundation

/// A PostgreSQL of one test, which it can stop and start.
final class OwnPostgres: Sendable {
  private let folder: TemporaryFolder
  private let script: RunningProgram
  private let data: String
  let url: String

  /// It stays until the file is gone, and runs what it finds beside it. A server that this process
  /// started itself would keep what tells us that `pg_ctl` has ended.
  private static let waiting = """
    echo $BLIJK_TEST_POSTGRES >$1.new; mv $1.new $1
    while [ -e $1 ]; do
      if [ -e $1.do ]; then bash $1.do >&2; rm $1.do; fi
      sleep 0.1
    done
    """

  init() throws {
    folder = try TemporaryFolder()
    let file = folder("url")
    script = try RunningProgram(
      "\(Project.root)/scripts/with-postgres.sh", ["bash", "-c", Self.waiting, "bash", file])
    while !FileManager.default.fileExists(atPath: file) {
      guard script.isRunning else { throw CocoaError(.executableLoad) }
      usleep(20_000)
    }
    url = try String(contentsOfFile: file, encoding: .utf8)
      .trimmingCharacters(in: .whitespacesAndNewlines)
    data = try PostgresServer.rows(url, "SHOW data_directory").first?[0] ?? ""
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder("url"))
    _ = try? script.ending()
  }

  /// Stops it at once, as a crash would.
  func stop() throws {
    let text = try String(contentsOfFile: "\(data)/postmaster.pid", encoding: .utf8)
    guard let process = text.split(separator: "\n").first.flatMap({ Int32($0) }) else { return }
    kill(process, SIGQUIT)
    while kill(process, 0) == 0 { usleep(20_000) }
  }

  /// Starts it again, with what is on its disk and as it was started first.
  func start() throws {
    let server =
      try String(contentsOfFile: "\(data)/postmaster.opts", encoding: .utf8)
      .split(separator: " ").first.map(String.init) ?? ""
    let control = URL(fileURLWithPath: server).deletingLastPathComponent().path + "/pg_ctl"
    let user = getuid() == 0 ? "runuser -u postgres -- " : ""
    let command =
      "cd / && \(user)\(control) --pgdata=\(data) --log=\(data)/again.log --wait restart"
    _ = try folder.file("do.new", command)
    try FileManager.default.moveItem(atPath: folder("do.new"), toPath: folder("url.do"))
    while FileManager.default.fileExists(atPath: folder("url.do")) { usleep(20_000) }
  }
}
