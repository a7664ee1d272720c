package import BlijkKeys
import BlijkVerifying
import Foundation

/// An organisation in a folder of its own, worked through the program as a coordinator would.
package struct Organisation: Sendable {
  package let folder: TemporaryFolder
  package let path: String
  /// The file or address of its register.
  package let register: String
  package static let passphrase = "drie bomen naast de proef"

  /// It may be given a place for its folder, the address of an empty database for its register, and an
  /// environment in which it is made.
  package init(
    host: String = "bewijs.example", algorithm: KeyAlgorithm = .ed25519,
    at place: String? = nil, register database: String? = nil, environment: [String: String] = [:]
  ) throws {
    folder = try TemporaryFolder()
    path = place ?? folder("organisatie")
    register = database ?? path + "/register.sqlite"
    try expectDone(
      start(
        [
          "init", path, "--name", "Buurtkamer Moerwijk", "--host", host, "--signatory",
          "M. de Vries, coördinator", "--kvk", "41234567", "--phone", "070 123 45 67",
        ] + (database.map { ["--register", $0] } ?? []), environment: environment
      ).ending())
    try expectDone(
      start(
        ["key", "new", "--algorithm", algorithm.rawValue, "--bits", "2048"],
        environment: environment
      ).ending())
  }

  /// Runs `blijk` in this organisation's name.
  package func blijk(_ arguments: [String]) throws -> Ending { try start(arguments).ending() }

  /// Starts `blijk` in this organisation's name.
  package func start(_ arguments: [String], environment: [String: String] = [:]) throws
    -> RunningProgram
  {
    let own = ["BLIJK_ISSUER": path, "BLIJK_PASSPHRASE": Self.passphrase]
    return try RunningProgram(
      program("blijk"), arguments, environment: own.merging(environment) { $1 }, folder: folder.path
    )
  }

  /// Issues to the people of a roster and gives the folder with their documents.
  package func issue(
    _ achievement: String, roster: String, named name: String = UUID().uuidString,
    options: [String] = []
  ) throws -> IssuedFolder {
    let list = try folder.file("\(name).csv", roster)
    let output = folder(name)
    try expectDone(
      blijk(["issue", "--achievement", achievement, "--roster", list, "--out", output] + options))
    return IssuedFolder(path: output)
  }

  private func expectDone(_ ending: Ending) throws {
    if ending.status != 0 { throw NotDone(errors: ending.errors) }
  }

  /// A step that should have worked.
  struct NotDone: Error {
    let errors: String
  }
}

/// A folder of issued documents.
package struct IssuedFolder: Sendable {
  package let path: String

  package init(path: String) { self.path = path }

  /// The files with this ending, sorted by name.
  package func files(_ ending: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(ending) }
      .sorted().map { "\(path)/\($0)" }
  }

  /// The text of the QR code in an svg or html file.
  package func link(in file: String) throws -> String {
    let text = try String(contentsOfFile: file, encoding: .utf8)
    guard let start = text.firstRange(of: #"href="https://"#),
      let mark = text.firstRange(of: "/q#"),
      let open = text[..<mark.lowerBound].ranges(of: #"href=""#).last,
      let end = text[mark.upperBound...].firstIndex(of: "\""), start.lowerBound < end
    else { return "" }
    return String(text[open.upperBound..<end])
  }
}
