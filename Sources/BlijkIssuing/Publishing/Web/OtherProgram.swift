import BlijkBasics
import Foundation

/// A program of the system that does what it is made for, such as sending files or fetching them.
struct OtherProgram {
  /// What became of it.
  struct Ending {
    let status: Int32
    let output: [UInt8]
    /// The last that it said on standard error.
    let errors: String
  }

  /// Its name, or its path where it has a slash, and its arguments; no shell reads them.
  let words: [String]

  /// The file that it is: a path, or the first of this name in `PATH`.
  private func file() throws(Problem) -> String {
    let name = words.first ?? ""
    let folders =
      name.contains("/")
      ? [""]
      : (environmentVariable("PATH") ?? "/usr/bin:/bin").split(separator: ":").map { "\($0)/" }
    for folder in folders where FileManager.default.isExecutableFile(atPath: folder + name) {
      return folder + name
    }
    throw Problem(
      .cannotRead, nl: "Het programma '\(name)' is er niet. Installeer het, of noem een ander.",
      en: "There is no program '\(name)'. Install it, or name another.")
  }

  /// Runs it to its end. What it says is kept up to a bound.
  func run() throws(Problem) -> Ending {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try file())
    process.arguments = Array(words.dropFirst())
    process.standardInput = FileHandle.nullDevice
    let (output, errors) = (Pipe(), Pipe())
    (process.standardOutput, process.standardError) = (output, errors)
    do {
      try process.start()
    } catch {
      throw Problem(
        .cannotRead, nl: "Het programma '\(words[0])' start niet.",
        en: "The program '\(words[0])' does not start.")
    }
    let told = Told()
    let reading = DispatchQueue(label: "blijk.other-program")
    reading.async { told.errors = Self.read(errors) }
    let bytes = Self.read(output)
    process.waitUntilExit()
    reading.sync {}
    let lines = String(decoding: told.errors.suffix(2_000), as: UTF8.self)
    return Ending(status: process.terminationStatus, output: bytes, errors: lines)
  }

  /// Written on one queue and read after it is done.
  private final class Told: @unchecked Sendable { var errors: [UInt8] = [] }

  private static let most = 32 << 20

  /// Reads to the end; what is beyond the bound is dropped, so that the program does not wait.
  private static func read(_ pipe: Pipe) -> [UInt8] {
    var bytes: [UInt8] = []
    while case let piece = pipe.fileHandleForReading.availableData, !piece.isEmpty {
      if bytes.count < most { bytes += piece }
    }
    return bytes
  }
}
