import BlijkBasics
import Foundation

/// Many requests at once, made by wrk.
struct Wrk {
  /// What one run of it found.
  struct Result {
    let requests, perSecond: Double
    /// In milliseconds.
    let p99: Double
  }

  /// A file with what to ask, a line each.
  let questions: String

  /// Asks for some seconds over 64 connections; an answer that fails is an error here.
  func run(_ port: Int, seconds: Int, checks: Bool = false) throws -> Result {
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("verify.lua").path
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      [
        "wrk", "--threads", "1", "--connections", "64", "--duration", "\(seconds)s", "--script",
        script, "http://127.0.0.1:\(port)/", "--", questions,
      ] + (checks ? ["check"] : [])
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    // Its own table comes first, then the line of the script.
    let line = output.split(separator: UInt8(ascii: "\n")).last.map(Array.init) ?? []
    guard process.terminationStatus == 0, let json = try? JSON(reading: line),
      let requests = json["requests"]?.number, let seconds = json["seconds"]?.number,
      let p99 = json["p99"]?.number, json["failed"] == 0
    else {
      throw Problem(
        .usage,
        nl:
          "wrk mislukte, of kreeg een verkeerd antwoord: \(String(decoding: line, as: UTF8.self))",
        en: "wrk failed, or got a wrong answer: \(String(decoding: line, as: UTF8.self))")
    }
    return Result(requests: requests, perSecond: requests / seconds, p99: p99)
  }
}
