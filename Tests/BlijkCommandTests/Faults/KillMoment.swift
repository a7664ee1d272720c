import BlijkTestSupport
import Foundation

/// How far `blijk issue` was when it was killed.
enum KillMoment: String, CaseIterable {
  case preparing = "reading the list or unlocking the key"
  case waiting = "waiting for the other issuer"
  case locked = "before its folder"
  case writing = "writing documents"
  case committing = "before the commit"
  case appearing = "between commit and rename"
  case noted = "after the rename"
  case ended = "too late"

  /// Kills it, and looks at what it held and left.
  init(killing running: RunningProgram, in folder: String, output: String) {
    let lock = Self.lock(of: running.identifier)
    running.kill()
    guard let ending = try? running.ending(), ending.status == SIGKILL else {
      self = .ended
      return
    }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    if names.contains(output) {
      self = .noted
    } else if let making = names.first(where: { $0.hasPrefix(".blijk-") }) {
      self = Self.hasOverview("\(folder)/\(making)") ? .committing : .writing
    } else {
      self = lock
    }
  }

  /// What the kernel says of its locks. A waiting one has an arrow.
  private static func lock(of process: Int32) -> KillMoment {
    // Foundation reads a file as far as its size, and one of /proc has none.
    let file = unsafe open("/proc/locks", O_RDONLY | O_CLOEXEC)
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = unsafe read(file, &bytes, bytes.count)
    let text = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    let own = text.split(separator: "\n").filter {
      $0.contains("FLOCK") && $0.contains(" \(process) ")
    }
    guard !own.isEmpty else { return .preparing }
    return own.contains { $0.contains("->") } ? .waiting : .locked
  }

  /// Waits until there is a folder in which a batch is made.
  static func waitForFolder(in folder: String, _ running: RunningProgram) {
    wait(for: { _ in true }, in: folder, running)
  }

  /// Waits until the batch that is made there has all but its end.
  static func waitForOverview(in folder: String, _ running: RunningProgram) {
    wait(for: hasOverview, in: folder, running)
  }

  private static func wait(
    for isThere: (String) -> Bool, in folder: String, _ running: RunningProgram
  ) {
    // A batch has moments that are shorter than the usual pause.
    _ = waitUntil(within: .seconds(600), every: .microseconds(500)) {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      return !running.isRunning
        || names.contains { $0.hasPrefix(".blijk-") && isThere("\(folder)/\($0)") }
    }
  }

  private static func hasOverview(_ folder: String) -> Bool {
    FileManager.default.fileExists(atPath: folder + "/overzicht/overzicht.csv")
  }
}
