import BlijkBasics
import BlijkIssuing
import BlijkKeys
import BlijkSecrets
import BlijkVerifying
import Foundation

/// The programs as a coordinator starts them: whole processes, with their start-up and scrypt.
struct CommandBench {
  let program: String
  let people: Int

  func measure(into table: inout ResultTable) throws {
    let bench = try BenchIssuer(.ed25519)
    try memory(bench, into: &table)
    try one(bench, into: &table)
  }

  private func memory(_ bench: BenchIssuer, into table: inout ResultTable) throws {
    let few = max(1, people / 10)
    var (small, large) = (0.0, 0.0)
    try issue(bench, people: few) { small = max(small, $0) }
    try issue(bench, people: people) { large = max(large, $0) }
    table.add("memory, \(few) people", small, "MB")
    table.add("memory, \(people) people", large, "MB")
    table.add("memory, \(people) beside \(few)", large / small, "×", atMost: 1.5)
  }

  private func one(_ bench: BenchIssuer, into table: inout ResultTable) throws {
    let whole = try (0..<15).map { _ in try seconds { try issue(bench, people: 1) } }
    table.add("blijk issue of one, in all", median(whole) * 1000, "ms", atMost: 150)
    let key = try bench.folder.unlock(Passphrase(BenchIssuer.passphrase))
    let roster = try bench.roster(1)
    var file = ""
    let inside = try (0..<15).map { _ in
      try seconds {
        let issuer = Issuer(folder: bench.folder)
        let output = bench.output()
        let plan = try issuer.plan(
          IssueRequest(achievement: "voedselveiligheid"), for: Sheet(file: roster))
        let report = try issuer.issue(plan, to: output, with: key)
        // The web page: a pdf is not read yet.
        file = "\(output)/\(report.documents[0].files.last ?? "")"
      }
    }
    table.add("issue of one, after unlocking", median(inside) * 1000, "ms", atMost: 50)
    let verify = try (0..<25).map { _ in
      try seconds {
        try Self.start(program, ["verify", file, "--json", "--issuer", bench.folder.path])
      }
    }
    table.add("blijk verify of one", median(verify) * 1000, "ms", atMost: 20)
  }

  private func issue(
    _ bench: BenchIssuer, people: Int, watch: ((Double) -> Void)? = nil
  ) throws {
    let output = bench.output()
    try Self.start(
      program,
      [
        "issue", "--achievement", "voedselveiligheid", "--roster", try bench.roster(people),
        "--out", output, "--issuer", bench.folder.path,
      ], watch: watch)
  }

  /// Starts a program and waits for its end. Whoever watches is told now and then of the most memory that it
  /// took until then, in MB: the system tells that of a child that has ended too, but counts what its parent
  /// had when it began.
  static func start(
    _ program: String, _ arguments: [String], watch: ((Double) -> Void)? = nil
  ) throws {
    // Started and awaited by hand: Foundation's Process notices an end tens of milliseconds late.
    var environment = ProcessInfo.processInfo.environment
    environment["BLIJK_PASSPHRASE"] = BenchIssuer.passphrase
    let words = unsafe ([program] + arguments).map { unsafe strdup($0) }
    let settings = unsafe environment.map { unsafe strdup("\($0)=\($1)") }
    let copies = unsafe words + settings
    defer { for index in unsafe copies.indices { unsafe free(copies[index]) } }
    var quiet = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&quiet)
    defer { unsafe posix_spawn_file_actions_destroy(&quiet) }
    for stream in [STDOUT_FILENO, STDERR_FILENO] {
      unsafe posix_spawn_file_actions_addopen(&quiet, stream, "/dev/null", O_WRONLY, 0)
    }
    var child: pid_t = 0
    var status: CInt = 0
    guard unsafe posix_spawn(&child, program, &quiet, nil, words + [nil], settings + [nil]) == 0
    else { throw Problem(.usage, nl: "blijk start niet.", en: "blijk does not start.") }
    if let watch {
      while unsafe waitpid(child, &status, WNOHANG) == 0 {
        watch(memory(of: child))
        usleep(20_000)
      }
    } else {
      unsafe waitpid(child, &status, 0)
    }
    guard status == 0 else { throw Problem(.usage, nl: "blijk mislukte.", en: "blijk failed.") }
  }

  private static func memory(of process: pid_t) -> Double {
    let status = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
    return (status.firstMatch(of: /VmHWM:\s+(\d+) kB/).flatMap { Double($0.output.1) } ?? 0) / 1024
  }
}
