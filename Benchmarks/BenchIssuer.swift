import BlijkBasics
import BlijkCredential
import BlijkIssuing
import BlijkKeys
import BlijkSecrets
import BlijkVerifying
import Foundation

/// An issuer in a folder of its own, with a roster of invented people.
final class BenchIssuer {
  static let passphrase = "drie bomen naast de proef"
  let root: String
  let folder: IssuerFolder
  private var batches = 0

  /// Everything the run makes; removed at its very end, since a file system that has just deleted
  /// many files is slow at making new ones for some seconds.
  static let home: String = {
    let base = ProcessInfo.processInfo.environment["BLIJK_BENCH_FOLDER"] ?? NSTemporaryDirectory()
    return "\(base)/blijk-bench-\(UUID())"
  }()

  init(_ algorithm: KeyAlgorithm) throws {
    root = "\(Self.home)/\(UUID())"
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    folder = try IssuerFolder.create(
      at: root + "/issuer",
      profile: IssuerProfile(
        checking: "Buurtkamer Moerwijk", host: "bewijs.example",
        signatory: "M. de Vries, coördinator",
        kvk: "41234567", url: "https://buurtkamer.example", phone: "070 123 45 67"))
    _ = try folder.makeKey(algorithm, bits: 2048, passphrase: Passphrase(Self.passphrase))
  }

  /// A new output folder each time.
  func output() -> String {
    batches += 1
    return "\(root)/out-\(batches)"
  }

  func roster(_ people: Int) throws -> String {
    let given = ["Gülşah", "Mohamed", "Małgorzata", "Sunita", "Corrie", "Олена", "Tesfay", "Noor"]
    let family = ["Çağlayan-van den Bosch", "El Ouazzani", "Wójcik", "Ramkhelawan", "van 't Hart"]
    var text = "naam;e-mail\n"
    for number in 0..<people {
      let name =
        "\(given[number % given.count]) \(family[number % family.count]) \(letters(number))"
      text += "\(name);p\(number)@example.org\n"
    }
    let path = "\(root)/roster-\(people).csv"
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  /// What so many people would be awarded.
  func awards(_ people: Int) throws -> [Award] {
    try plan(people).batch.documents.map(\.award)
  }

  /// A plan for so many people.
  func plan(_ people: Int) throws -> IssuePlan {
    let roster = try roster(people)
    return try Issuer(folder: folder).plan(
      IssueRequest(achievement: "voedselveiligheid"), for: Sheet(file: roster))
  }

  private func letters(_ number: Int) -> String {
    String(
      String(number, radix: 26).map { Character(UnicodeScalar(97 + UInt8($0.hexDigitValue26))) })
  }
}

extension Character {
  /// The value of a digit in base 26, as `String(_:radix:)` writes it.
  fileprivate var hexDigitValue26: Int {
    guard let ascii = asciiValue else { return 0 }
    return ascii < 58 ? Int(ascii) - 48 : Int(ascii) - 87
  }
}
