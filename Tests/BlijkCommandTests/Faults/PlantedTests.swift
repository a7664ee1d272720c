import BlijkBasics
import BlijkKeys
import BlijkTestSupport
import Foundation
import Testing

/// Somebody with SQL plants rows of batches that name places at random, the half with events that fit the
/// log: nothing of anybody is touched, and the check names each.
@Suite(.serialized) struct PlantedTests {
  @Test(.timeLimit(.minutes(60)), arguments: Engine.here)
  func aPlantedRowTouchesNothing(on engine: Engine) throws {
    var planting = try Planting(engine, seed: Amount.seed)
    for number in 0..<Faults.rounds { try planting.once(number) }
    print("planted rows on \(engine), seed \(Amount.seed): \(planting.told)")
    #expect(planting.troubles.isEmpty, "\(planting.troubles.prefix(5))")
  }
}

/// An organisation in whose register rows are planted, beside folders of others.
struct Planting {
  private let organisation: Organisation
  private let engine: Engine
  private let others: TemporaryFolder
  private let list: String
  private var chance: Chance
  private var planted = 0
  private(set) var troubles: [String] = []

  init(_ engine: Engine, seed: UInt64) throws {
    self.engine = engine
    organisation = try Organisation(
      register: engine == .postgres ? PostgresServer.newDatabase() : nil)
    list = try organisation.folder.file("lijst.csv", "naam\nJan\nNoor")
    others = try TemporaryFolder()
    chance = Chance(seed: seed)
    for name in Self.folders where !name.isEmpty {
      try FileManager.default.createDirectory(
        atPath: others(name), withIntermediateDirectories: true)
      _ = try others.file("\(name)/brief.txt", "van iemand")
    }
    _ = try others.file("bestand", "van iemand")
    _ = try others.file(".blijk-0123ABCD-0002/.blijk-uitgifte", "van een andere uitgifte")
    try FileManager.default.createDirectory(
      atPath: others("leeg"), withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(
      atPath: others(".blijk-0123ABCD-0003"), withDestinationPath: others("fotos"))
    try FileManager.default.createSymbolicLink(
      atPath: others("wijzer"), withDestinationPath: others("fotos"))
  }

  private static let folders = [
    "fotos", "fotos/zomer", ".blijk-0123ABCD-0001", ".blijk-0123ABCD-0002",
    "fotos/.blijk-0123ABCD-0004", ".blijk-van-mij",
  ]
  private static let places =
    folders + [
      "", ".", "bestand", "leeg", "wijzer", "wijzer/.blijk-0123ABCD-0004",
      ".blijk-0123ABCD-0003", "fotos/../fotos", "fotos/", "nergens", "../",
    ]

  /// Where a row says that a batch lies. The half have the shape of one: a hidden folder of a right name, and
  /// a place beside it.
  private mutating func places() -> (staging: String, output: String) {
    guard Bool.random(using: &chance) else { return (any(Self.places), any(Self.places)) }
    let staging = any(Self.places.filter { $0.contains("-0123ABCD-") && !$0.hasPrefix("wijzer") })
    let name = any(["uit", "leeg", "fotos", "zomer"])
    return (staging, staging.hasPrefix("fotos/") ? "fotos/\(name)" : name)
  }

  private mutating func any(_ names: [String]) -> String {
    names.randomElement(using: &chance) ?? ""
  }

  private func tree() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: others.path).sorted().map { name in
      let link = try? FileManager.default.destinationOfSymbolicLink(atPath: others(name))
      let bytes = FileManager.default.contents(atPath: others(name))
      return "\(name) \(link ?? bytes?.base64EncodedString() ?? "")"
    }
  }

  var told: String { "\(planted) rows; \(troubles.count) touched or untold" }

  mutating func once(_ number: Int) throws {
    let before = try tree()
    let (staging, output) = places()
    let row = Row(
      number: 1000 + number, machine: ProcessInfo.processInfo.hostName,
      staging: "\(others.path)/\(staging)", output: "\(others.path)/\(output)",
      isRegistered: Bool.random(using: &chance), mark: Hex.encode(chance.bytes(16)))
    let isLogged = number.isMultiple(of: 2)
    try row.plant(in: organisation.register, engine, isLogged: isLogged)
    planted += 1
    // Whoever comes first: somebody who issues, or who checks.
    if Bool.random(using: &chance) {
      let issued = try organisation.blijk([
        "issue", "--achievement", "ehbo", "--roster", list, "--out",
        organisation.folder("uit-\(number)"), "--format", "html",
      ])
      expect(issued.status == 0, "issue: \(issued.errors)")
      let said = (issued.output + issued.errors).contains("nummer \(row.number)")
      expect(said, "\(row): issue did not say it")
    }
    let checked = try organisation.blijk(["register", "check"])
    expect(checked.status == 2, "\(row), logged \(isLogged): the check says all is right")
    expect(checked.errors.contains("\(row.number)"), "\(row): \(checked.errors)")
    expect(try tree() == before, "\(row), logged \(isLogged): something was touched")
    try row.takeAway(from: organisation.register, engine, isLogged: isLogged)
    let after = try organisation.blijk(["register", "check"])
    expect(after.status == 0, "after \(row): \(after.errors)")
  }

  private mutating func expect(_ isSo: Bool, _ what: String) {
    if !isSo { troubles.append(what) }
  }
}

/// A row of the table of batches that Blijk did not write.
private struct Row {
  let number: Int
  let machine: String
  let staging: String
  let output: String
  let isRegistered: Bool
  let mark: String

  private var subject: [UInt8] {
    SHA256.hash(Array("batch".utf8) + [0] + PlantedEvent.eightBytes(number) + Array(mark.utf8))
  }

  private var digest: [UInt8] {
    SHA256.hash(
      [machine, staging, output, mark].flatMap {
        PlantedEvent.eightBytes($0.utf8.count) + Array($0.utf8)
      })
  }

  func plant(in place: String, _ engine: Engine, isLogged: Bool) throws {
    var event = 1
    if isLogged {
      event = try PlantedEvent(what: "batchBegun", subject: subject, digest: digest).append(
        to: place, engine)
      if isRegistered {
        try PlantedEvent(what: "batchRegistered", subject: subject).append(to: place, engine)
      }
    }
    try engine.rows(
      place,
      """
      INSERT INTO batch (number, machine, staging, output, isRegistered, mark, event)
      VALUES (\(number), '\(machine)', '\(staging)', '\(output)', \(isRegistered ? 1 : 0), '\(mark)',
        \(event))
      """)
  }

  func takeAway(from place: String, _ engine: Engine, isLogged: Bool) throws {
    try engine.rows(place, "DELETE FROM batch WHERE number = \(number)")
    guard isLogged else { return }
    try PlantedEvent(what: "batchEnded", subject: subject).append(to: place, engine)
  }
}
