import BlijkTestSupport
import Foundation
import Testing

/// A program that crashes with a key open leaves no memory on the disk.
@Suite struct CoreDumpTests {
  @Test func thereIsNoneWhileAKeyIsOpen() async throws {
    let organisation = try Organisation()
    let roster = try organisation.folder.file("r.csv", "naam\nJan Jansen\n")
    // While somebody else holds the folder, issuing waits with its key open.
    let lock = unsafe open(organisation.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { close(lock) }
    #expect(flock(lock, LOCK_EX) == 0)
    let dumps = try TemporaryFolder()
    let issuing = try RunningProgram(
      "/bin/sh",
      [
        "-c", "ulimit -c unlimited; unset SWIFT_BACKTRACE; exec \"$@\"", "sh", program("blijk"),
        "issue", "--achievement",
        "ehbo", "--roster", roster, "--out", organisation.folder("uit"),
      ],
      environment: [
        "BLIJK_ISSUER": organisation.path, "BLIJK_PASSPHRASE": Organisation.passphrase,
      ],
      folder: dumps.path)
    // The database's own locks are listed too, while the list is looked at.
    #expect(
      try await eventually {
        try text("/proc/locks").split(separator: "\n").contains {
          $0.contains("FLOCK") && $0.contains(" \(issuing.identifier) ")
        }
      })
    let limit = try text("/proc/\(issuing.identifier)/limits").split(separator: "\n")
      .first { $0.hasPrefix("Max core file size") }
    #expect(limit?.split(separator: " ")[4] == "0", "\(limit ?? "")")
    // Nor where somebody gives the limit back.
    #expect(
      try run("/usr/bin/prlimit", ["--core=unlimited", "--pid", "\(issuing.identifier)"]).status
        == 0)
    kill(issuing.identifier, SIGSEGV)
    let ending = try issuing.ending()
    #expect(ending.status == SIGSEGV)
    // Swift's own report would show what its registers point to.
    #expect(ending.errors == "")
    #expect(try FileManager.default.contentsOfDirectory(atPath: dumps.path) == [])

    // Where the system writes them beside the program, another one leaves its own.
    guard try text("/proc/sys/kernel/core_pattern").hasPrefix("core") else { return }
    let other = try run(
      "/bin/sh", ["-c", "ulimit -c unlimited; kill -SEGV $$"], folder: dumps.path)
    #expect(other.status == SIGSEGV)
    #expect(try FileManager.default.contentsOfDirectory(atPath: dumps.path).count == 1)
  }

  /// The system makes such a file while it is read, so it has no size to go by.
  private func text(_ path: String) throws -> String {
    let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    return String(decoding: try file.readToEnd() ?? Data(), as: UTF8.self)
  }
}
