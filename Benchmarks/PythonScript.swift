import BlijkBasics
import Foundation

/// A script of the comparison, run to its end; what it prints is JSON.
enum PythonScript {
  static func run(_ name: String, with python: String, _ arguments: [String]) throws -> JSON {
    let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let script = here.appendingPathComponent("Python/\(name)").path
    let process = Process()
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = ["-B", script] + arguments
    // Check codes and digits are made as the independent check in Python makes them.
    let tests = here.deletingLastPathComponent().appendingPathComponent("Tests/Python").path
    process.environment = ProcessInfo.processInfo.environment.merging(["PYTHONPATH": tests]) { $1 }
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Problem(
        .usage, nl: "De vergelijking in Python mislukte: \(python) \(script)",
        en: "The comparison in Python failed: \(python) \(script)")
    }
    return try JSON(reading: Array(output))
  }
}

extension JSON {
  /// A number, whole or not.
  var number: Double? {
    if case .decimal(let value) = self { value } else { integer.map(Double.init) }
  }
}
