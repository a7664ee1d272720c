import BlijkBasics
import BlijkKeys
import BlijkTestSupport

@testable import BlijkRegister

/// Turns a register into one of version 3 of the schema, as Blijk 0.1.0 left it.
struct OlderRegister {
  let sample: SampleRegister
  private let engine: Engine

  /// What version 5 brought.
  static let indexes = ["changed", "registration", "keyed"]

  init(_ sample: SampleRegister, _ engine: Engine) throws {
    self.sample = sample
    self.engine = engine
    var log = try RewrittenLog(of: sample)
    let then = try sample.rows(
      "SELECT event, tokenHash, credentialHash, key, statusList, statusIndex FROM document")
    for row in then {
      let texts = row.compactMap(\.self)
      guard texts.count == 6, let number = Int(texts[0]), let token = Hex.decode(texts[1]),
        let credential = Hex.decode(texts[2]), let list = Int(texts[4]), let index = Int(texts[5])
      else { throw CancellationError() }
      log.events[number - 1].what = "issued"
      log.events[number - 1].digest = EventLog.digest(
        token: token, credential: credential, key: texts[3], statusList: list, statusIndex: index)
    }
    log.events.removeAll { $0.what.hasPrefix("batch") }
    try log.write(to: sample)
    try Self.takeAwayWhatCameLater(from: sample)
    let columns = [
      ("document", ["requestHash", "filesHash", "event", "firstEvent"]),
      ("signingKey", ["compromisedFrom"]), ("batch", ["mark", "event"]),
    ]
    for (table, names) in columns {
      for name in names { try sample.rows("ALTER TABLE \(table) DROP COLUMN \(name)") }
    }
    try setVersion(3)
  }

  /// What versions 5 and 6 brought.
  static func takeAwayWhatCameLater(from sample: SampleRegister) throws {
    for name in indexes + ["place"] { try sample.rows("DROP INDEX \(name)") }
    for name in ["codeKey", "publication"] { try sample.rows("DROP TABLE \(name)") }
  }

  func setVersion(_ number: Int) throws {
    try sample.rows(
      engine == .sqlite
        ? "PRAGMA user_version = \(number)" : "UPDATE schemaVersion SET number = \(number)")
  }

  func version() throws -> String? {
    try sample.rows(
      engine == .sqlite ? "PRAGMA user_version" : "SELECT number FROM schemaVersion")[0][0]
  }
}
