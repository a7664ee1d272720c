import BlijkTestSupport
import Foundation
import Testing

/// A file that is far too large is named and not read, by the program and by the service.
@Suite struct LargeFileTests {
  /// Takes no room on the disk.
  private static func makeLarge(_ path: String) throws {
    #expect(FileManager.default.createFile(atPath: path, contents: Data("{".utf8)))
    #expect(unsafe truncate(path, 900 << 20) == 0)
  }

  /// The most memory that a program had while it ran, in MB, and what it said.
  private func memory(_ arguments: [String], issuer: String) throws -> (most: Int, said: String) {
    let script = """
      import resource, subprocess, sys
      done = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
      sys.stdout.buffer.write(done.stdout)
      print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
      """
    let ending = try run(
      "/usr/bin/python3", ["-c", script, program("blijk")] + arguments,
      environment: ["BLIJK_ISSUER": issuer])
    let lines = ending.output.split(separator: "\n")
    return (try #require(lines.last.flatMap { Int($0) }), ending.output + ending.errors)
  }

  @Test func theProgramNamesItAndDoesNotReadIt() throws {
    let organisation = try Organisation()
    let path = "\(organisation.path)/trusted/groot.json"
    try Self.makeLarge(path)
    let list = try memory(["trust", "list"], issuer: organisation.path)
    #expect(list.said.contains("groot.json") && list.said.contains("did:web:bewijs.example"))
    #expect(list.most < 300, "\(list.most) MB")

    for arguments in [
      ["verify", path], ["verify", "EY77-DD8T-KNMP-93HD", "--trust", path],
      ["verify", "EY77-DD8T-KNMP-93HD", "--status", path], ["unbake", path, "--out", "/dev/null"],
      ["issue", "--achievement", "ehbo", "--roster", path, "--out", organisation.folder("uit")],
      ["key", "new", "--passphrase-file", path],
    ] {
      let found = try memory(arguments, issuer: organisation.path)
      #expect(found.most < 300, "\(arguments): \(found.most) MB")
      #expect(found.said.contains("groot.json"), "\(arguments): \(found.said)")
    }
  }

  @Test func filesOfTheOrganisationAreMeasuredToo() throws {
    for name in ["issuer.toml", "theme.toml", "achievements/ehbo.toml"] {
      let organisation = try Organisation()
      let roster = try organisation.folder.file("r.csv", "naam\nJan Jansen\n")
      let path = "\(organisation.path)/\(name)"
      try? FileManager.default.removeItem(atPath: path)
      try Self.makeLarge(path)
      let found = try memory(
        [
          "issue", "--achievement", "ehbo", "--roster", roster, "--out", organisation.folder("uit"),
        ],
        issuer: organisation.path)
      #expect(found.most < 300, "\(name): \(found.most) MB")
      #expect(found.said.contains(name), "\(name): \(found.said)")
    }
  }

  /// What a shell makes of `<(…)` has no size, and is what somebody names.
  @Test func aPipeIsTakenForAListAndAPassphrase() throws {
    let organisation = try Organisation()
    let script = """
      "$0" issue --achievement ehbo --out "$1" --roster <(printf 'naam\\nJan Jansen\\n') \\
        --passphrase-file <(printf '%s\\n' "$2")
      """
    let ending = try run(
      "/bin/bash",
      ["-c", script, program("blijk"), organisation.folder("uit"), Organisation.passphrase],
      environment: ["BLIJK_ISSUER": organisation.path])
    #expect(ending.status == 0, "\(ending.errors)")
    #expect(try IssuedFolder(path: organisation.folder("uit")).files(".pdf").count == 1)
  }

  @Test func theServiceNamesItAndDoesNotReadIt() async throws {
    let folder = try TemporaryFolder()
    try Self.makeLarge(folder("groot.json"))
    let site = folder("site")
    try FileManager.default.createDirectory(atPath: site, withIntermediateDirectories: true)
    try Self.makeLarge("\(site)/register.jsonl")
    let service = try Service(
      issuer: nil,
      options: ["--trust", folder.path, "--published", site, "--name", "A", "--phone", "070 1"])
    #expect(service.said.contains("groot.json") && service.said.contains("register.jsonl"))
    let status = try String(
      contentsOfFile: "/proc/\(service.processIdentifier)/status", encoding: .utf8)
    let peak = try #require(status.firstMatch(of: /VmHWM:\s*(\d+) kB/).flatMap { Int($0.output.1) })
    #expect(peak < 300 << 10, "\(peak) kB")
  }
}
