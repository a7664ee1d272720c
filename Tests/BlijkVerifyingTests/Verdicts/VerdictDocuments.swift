import BlijkBasics
import BlijkCredential
import BlijkIssuing
import BlijkKeys
import BlijkRegister
import BlijkSecrets
import BlijkTestSupport
import BlijkVerifying
import Foundation
import Testing

/// The documents of one organisation, in every state, and what it published of them.
struct VerdictDocuments {
  let issuer: TestIssuer
  private let stranger: TestIssuer
  private let register: KeptRegister
  private let published: JSON
  private var reports: [String: Issuer.Report] = [:]

  static func day(_ number: Int) -> CalendarDate {
    CalendarDate(daysSinceEpoch: VerdictCase.day.daysSinceEpoch + number)
  }

  init(_ algorithm: KeyAlgorithm) throws {
    issuer = try TestIssuer(algorithm)
    stranger = try TestIssuer(algorithm == .rsa ? .ed25519 : .rsa, host: "vreemd.example")
    for (name, achievement, rows) in Self.rosters {
      reports[name] = try Self.issue(issuer, rows, achievement) {
        $0.isTest = name == "test"
        if name == "expired" { $0.validUntil = Self.day(30) }
      }
    }
    reports["stranger"] = try Self.issue(stranger, "naam\nIemand Anders")
    let maker = Issuer(folder: issuer.folder)
    let plan = try maker.plan(
      replacing: try #require(reports["replaced"]?.documents.first?.id), name: "Olena Kovalenko")
    reports["replacement"] = try maker.issue(
      plan, to: issuer.home("vervangen"), with: issuer.key)
    let revoked = try #require(reports["revoked"]?.documents.first?.id)
    _ = try issuer.folder.register().revoke([revoked], at: Timestamp.now())
    try issuer.folder.publishOneFile(to: issuer.home("site"), with: issuer.key)
    published = try Self.files(in: issuer.home("site"))
    // After the copy was made.
    reports["late"] = try Self.issue(issuer, "naam\nLaat Later")
    let ids = reports.filter { $0.key != "stranger" }.mapValues { $0.documents.first?.id }
    var register = try KeptRegister(
      issuer.folder.register(readOnly: true), issuer: issuer.folder.profile.host.did,
      documents: ids.values.compactMap(\.self).sorted { $0.checkCode < $1.checkCode })
    for (name, became) in [
      ("revoked", "revoked"), ("hidden", "hidden"), ("erased", "erased"),
      ("replaced", (ids["replacement"] ?? nil)?.checkCode ?? ""),
    ] { register = register.with(became, of: try #require(ids[name] ?? nil)) }
    self.register = register
  }

  private static let rosters = [
    ("valid", "ehbo", "naam\nSamira el Bouazzaoui"),
    (
      "tasks", "gastheer",
      "naam;periode;taken\nGülşah Çağlayan-van den Bosch;2026-02/2026-10;"
        + "Ontvangt gasten: zelfstandig|Schenkt in|Kookt met anderen: met hulp"
    ),
    ("letter", "aanbeveling", "naam;bericht\nJan Jansen;Zij was er altijd."),
    ("revoked", "ehbo", "naam\nCorrie Visser"), ("replaced", "ehbo", "naam\nOlena Koval"),
    ("expired", "ehbo", "naam\nNoor de Wit"), ("test", "ehbo", "naam\nTesfay Haile"),
    ("hidden", "ehbo", "naam\nMarijke de Groot"), ("erased", "ehbo", "naam\nPiet Proef"),
  ]

  private static func issue(
    _ issuer: TestIssuer, _ roster: String, _ achievement: String = "ehbo",
    _ adjust: (inout IssueRequest) -> Void = { _ in }
  ) throws -> Issuer.Report {
    try issuer.issue(roster, achievement: achievement, today: .init(daysSinceEpoch: 300_000)) {
      $0.date = day(0)
      $0.formats = [.credential]
      adjust(&$0)
    }
  }

  private static func files(in folder: String) throws -> JSON {
    var files: JSON = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder).sorted() {
      guard let text = try? String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8) else {
        continue
      }
      files[name] = .string(text)
    }
    return files
  }

  /// What somebody has who believes this organisation.
  func world(_ evidence: VerdictMaking.Evidence) throws -> JSON {
    var json: JSON = [
      "now": .string(Timestamp.utc(Timestamp.now())),
      "trust": try Self.files(in: "\(issuer.folder.path)/trusted"),
    ]
    switch evidence {
    case .register: json["register"] = register.json
    case .copy: json["published"] = published
    case .list: json["lists"] = ["status/1": published["status/1"] ?? .null]
    case .nothing: break
    }
    return json
  }
}

/// What people hand in.
extension VerdictDocuments {
  func link(_ name: String) throws -> String {
    try #require(reports[name]?.documents.first?.link)
  }

  func code(_ name: String) throws -> String {
    try #require(reports[name]?.documents.first?.id?.checkCode)
  }

  /// The bytes of its file.
  func file(_ name: String) throws -> [UInt8] {
    let report = try #require(reports[name])
    let file = try #require(report.documents.first?.files.first)
    return Array(try Data(contentsOf: URL(fileURLWithPath: "\(report.output)/\(file)")))
  }

  /// A picture with its credential in it.
  func picture(_ name: String, _ ending: String, _ bytes: [UInt8]) throws -> [UInt8] {
    let report = try #require(reports[name])
    let file = try #require(report.documents.first?.files.first)
    let (before, after) = (issuer.home("voor.\(ending)"), issuer.home("na.\(ending)"))
    try Data(bytes).write(to: URL(fileURLWithPath: before))
    try Baking.bake(before, credential: "\(report.output)/\(file)", to: after)
    return Array(try Data(contentsOf: URL(fileURLWithPath: after)))
  }

  /// The link of a token that the organisation's key signed and its register has not: with a code of its own,
  /// or one that is in use.
  func stolen(_ code: String? = nil) throws -> String {
    let facts = Facts(
      kind: .certificaat, title: "Directeur", name: "Dief", date: Self.day(0), validUntil: nil,
      period: nil, tasks: [], isTest: false)
    var id = try DocumentID.random()
    if let code, case .code(let used) = DocumentID.reading(code) { id = used }
    let token = try Token(signing: facts, id: id, with: issuer.key)
    return "https://bewijs.example/q#\(TokenDigits.encode(token.bytes))"
  }

  /// The link of a token of which one bit was changed.
  func altered(_ name: String) throws -> String {
    var bytes = try TokenDigits.decode(try link(name).split(separator: "#")[1])
    bytes[bytes.count - 1] ^= 1
    return "https://bewijs.example/q#\(TokenDigits.encode(bytes))"
  }
}
