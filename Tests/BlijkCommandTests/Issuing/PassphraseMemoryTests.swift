import BlijkBasics
import BlijkTestSupport
import Foundation
import Testing

/// What became of the passphrase, seen from outside: by reading the program's whole memory.
@Suite struct PassphraseMemoryTests {
  @Test func nothingIsLeftOfItOnceTheKeyIsOpen() async throws {
    let organisation = try Organisation()
    let roster = try organisation.folder.file("r.csv", "naam\nJan Jansen\n")
    // While somebody else holds the folder, issuing waits with its key open.
    let lock = unsafe open(organisation.path, O_RDONLY | O_DIRECTORY)
    #expect(flock(lock, LOCK_EX) == 0)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program("blijk"))
    process.arguments = [
      "issue", "--achievement", "ehbo", "--roster", roster, "--out", organisation.folder("uit"),
    ]
    process.environment = [
      "BLIJK_ISSUER": organisation.path, "BLIJK_PASSPHRASE": Organisation.passphrase,
    ]
    process.standardOutput = FileHandle.nullDevice
    try process.start()
    #expect(try await eventually { try isWaiting(process) })
    // The stack, which holds the environment, is the last to be looked into.
    #expect(
      try lines("/proc/\(process.processIdentifier)/maps").contains { $0.hasSuffix("[stack]") })
    #expect(try memory(of: process, holds: "BLIJK_ISSUER=\(organisation.path)"))
    #expect(try !memory(of: process, holds: Organisation.passphrase))

    close(lock)
    #expect(await eventually { !process.isRunning })
    #expect(process.terminationStatus == 0)
  }

  /// Such a copy is soon written over, and not by us: no test would see it every time.
  @Test func nobodyCopiesTheWholeEnvironment() throws {
    let sources = Project.root + "/Sources"
    let files = try FileManager.default.subpathsOfDirectory(atPath: sources)
      .filter { $0.hasSuffix(".swift") }
    #expect(files.count > 50)
    for file in files {
      let text = try String(contentsOfFile: "\(sources)/\(file)", encoding: .utf8)
      #expect(!text.contains("processInfo.environment"), "\(file)")
    }
  }

  private func isWaiting(_ process: Process) throws -> Bool {
    try lines("/proc/locks").contains {
      $0.contains("-> FLOCK") && $0.contains(" \(process.processIdentifier) ")
    }
  }

  /// Whether a text stands anywhere in what the program may write to.
  private func memory(of process: Process, holds text: String) throws -> Bool {
    let folder = "/proc/\(process.processIdentifier)"
    let memory = unsafe open(folder + "/mem", O_RDONLY)
    defer { close(memory) }
    for line in try lines(folder + "/maps") {
      let fields = line.split(separator: " ")
      let ends = fields[0].split(separator: "-").compactMap { Int($0, radix: 16) }
      guard fields[1].hasPrefix("rw"), ends.count == 2 else { continue }
      var bytes = Data(count: ends[1] - ends[0])
      let count = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe pread(memory, buffer.baseAddress, buffer.count, ends[0])
      }
      #expect(count == bytes.count, "\(line)")
      if bytes.range(of: Data(text.utf8)) != nil { return true }
    }
    return false
  }

  /// The system makes such a file while it is read, so it has no size to go by.
  private func lines(_ path: String) throws -> [Substring] {
    let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    let data = try file.readToEnd() ?? Data()
    return String(decoding: data, as: UTF8.self).split(separator: "\n")
  }
}
