import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkTestSupport

@testable import BlijkRegister

/// The register itself, asked the same as the model.
struct RealRegister {
  private let engine: Engine
  private let folder: TemporaryFolder
  private var place: String
  private var register: Register
  private var backup: String?
  private var made = 0

  init(_ engine: Engine) throws {
    self.engine = engine
    folder = try TemporaryFolder(inMemory: true)
    place = try engine.newQuickPlace(in: folder, named: "0")
    register = try Register.create(at: place, issuer: SampleRegister.issuer)
  }

  mutating func answer(_ operation: Operation) throws -> String {
    do {
      return try tryAnswer(operation)
    } catch let problem as Problem {
      return "refused: \(problem.code.rawValue)"
    }
  }

  private mutating func tryAnswer(_ operation: Operation) throws -> String {
    switch operation {
    case .issue(let entries, let isBroken): return try issue(entries, isBroken: isBroken)
    case .revoke(let ids, let reason, let at):
      return codes(try register.revoke(ids, because: reason, at: at))
    case .hide(let isHidden, let ids, let at):
      return codes(try register.setHidden(isHidden, ids, at: at))
    case .erase(let ids, let at): return codes(try register.erase(ids, at: at))
    case .prune(let before, let at):
      return String(try register.prune(registeredBefore: before, at: at))
    case .takeIntoUse(let key, let at):
      try register.takeIntoUse(key, at: at)
      return "in use"
    case .retire(let key, let at):
      try register.retire(key, at: at)
      return "retired"
    case .compromise(let key, let since, let at):
      try register.compromise(key, since: since, at: at)
      return "compromised"
    case .nextPublication(let at): return String(try register.nextPublication(at: at))
    case .check: return told(try register.check())
    case .reopen:
      register = try Register.open(at: place)
      return ""
    case .move:
      let new = try newPlace()
      let found = try register.move(to: new)
      try goOn(at: new)
      return told(found)
    case .backUp:
      let file = folder("reserve-\(made)")
      made += 1
      backup = file
      return told(try register.backUp(to: file))
    case .restore:
      guard let backup else { return told(try register.check()) }
      let new = engine == .sqlite ? place : try newPlace()
      let loss = try Register.loss(restoring: backup, to: new)
      let found = try Register.restore(backup, to: new, losing: loss).found
      try goOn(at: new)
      return told(found)
    case .find, .list, .report, .freePlaces, .published, .statusList, .keys:
      return try read(operation)
    }
  }

  private func codes(_ ids: [DocumentID]) -> String {
    ids.map(\.checkCode).joined(separator: " ")
  }

  private func told(_ check: RegisterCheck) -> String {
    let told = check.findings + check.remarks
    let findings = told.isEmpty ? "" : ": \(told.map(\.en))"
    return "\(check.documents) documents, \(check.events) events\(findings)"
  }

  private mutating func newPlace() throws -> String {
    made += 1
    return try engine.newQuickPlace(in: folder, named: String(made))
  }

  private mutating func goOn(at new: String) throws {
    place = new
    register = try Register.open(at: new)
  }

  private func issue(_ entries: [RegisterEntry], isBroken: Bool) throws -> String {
    let moment = entries.last?.registeredAt ?? 0
    let batch = try register.begin(staging: "/a", output: "/b", at: moment)
    defer { try? register.end(batch, at: moment) }
    let assets = entries.compactMap { $0.contents?.files }.flatMap { [$0.shared, $0.dictionary] }
    try register.register(batch, assets: assets, at: moment) { (add) throws(Problem) in
      for entry in isBroken ? Array(entries.dropLast()) : entries { try add(entry) }
      if isBroken { throw Problem(.cannotWrite, nl: "vol", en: "full") }
    }
    return "issued"
  }

  private func read(_ operation: Operation) throws -> String {
    switch operation {
    case .find(let id): return try found(id)
    case .list(let text):
      return try register.summaries(nameContaining: text).map {
        Told.line($0.id, $0.name, $0.date, $0.validUntil, $0.state)
      }.joined(separator: "\n")
    case .report(let year):
      return try register.report(year: year).counts.map {
        "\($0.kind?.rawValue ?? 99) \($0.title ?? "-") \($0.issued) \($0.withdrawn) \($0.replaced)"
      }.sorted().joined(separator: "\n")
    case .published:
      var lines: [String] = []
      try register.published {
        lines.append("\(Hex.encode($0.tokenHash)) \($0.state.rawValue) \($0.registeredAt)")
      }
      return lines.joined(separator: "\n")
    case .statusList:
      let bits = try register.statusBits(list: 1, issuer: SampleRegister.issuer)
      var set: [String] = []
      for byte in bits.indices where bits[byte] != 0 {
        for bit in 0..<8 where bits[byte] & (0x80 >> bit) != 0 { set.append("\(byte * 8 + bit)") }
      }
      return set.joined(separator: " ")
    case .keys:
      return try register.keyRing().entries.map { Told.key($0.key.id.thumbprint, $0.window) }
        .joined(separator: "\n")
    case .freePlaces(let count): return try free(count)
    default: return ""
    }
  }

  private func free(_ count: Int) throws -> String {
    let places = try register.freeStatusEntries(count, issuer: SampleRegister.issuer)
    let taken = try register.read { session in
      try places.compactMap { place in
        try session.number(
          "SELECT number FROM document WHERE statusIndex = ?", [.integer(place.index)])
      }
    }
    return Set(places).count == count && taken.isEmpty ? "free" : "taken: \(taken)"
  }

  private func found(_ id: DocumentID) throws -> String {
    let issuer = SampleRegister.issuer
    guard let entry = try register.entry(issuer: issuer, id: id),
      let record = try register.record(issuer: issuer, id: id)
    else { return "nothing" }
    let contents = entry.contents
    return Told.lines([
      ("state", entry.state.rawValue), ("hidden", entry.isHidden),
      ("changed", record["stateChangedAt"]?.integer), ("because", record["because"]?.string),
      ("replacement", record["replacement"]?.string), ("erased", record["erasedAt"]?.integer),
      ("at", entry.registeredAt), ("place", entry.status.index),
      ("token hash", Hex.encode(entry.tokenHash)),
      ("credential hash", Hex.encode(entry.credentialHash)), ("key", entry.key),
      ("window", entry.keyWindow.map { Told.key(entry.key, $0) }),
      ("before its compromise", entry.standsBeforeCompromise),
      ("name", record["name"]?.string), ("title", record["title"]?.string),
      ("kind", record["kind"]?.integer), ("test", record["isTest"]?.integer == 1),
      ("shows", contents?.showsDetails), ("achievement", contents?.achievement),
      ("request", contents?.request), ("token", contents.map { Hex.encode($0.token) }),
      ("files", try register.keptFiles(of: id, issuer: issuer).map { Hex.encode($0.bytes) }),
    ])
  }
}
