import BlijkBasics
import BlijkCredential
import BlijkIssuing
import BlijkKeys
import BlijkRegister
import BlijkTestSupport
import BlijkVerifying
import Foundation
import Testing

/// Everybody can read the answer, in a real browser: every state, on a phone and on a desk, light and
/// dark, large, printed, without a script, by keyboard. What is looked at stands in
/// `check_service.py`; `BLIJK_PICTURES` names a folder to leave pictures in.
@Suite struct ServiceAccessTests {
  private static let canRun =
    Project.isCI
    || ["chromium", "chromedriver"].allSatisfy {
      FileManager.default.isExecutableFile(atPath: "/usr/bin/\($0)")
    }

  @Test(.enabled(if: canRun, "needs chromium"))
  func everyAnswerCanBeReadByEverybody() throws {
    let states = try ServiceStates()
    let folder = try TemporaryFolder()
    let list = try folder.file("cases.json", try states.list())
    let pictures = ProcessInfo.processInfo.environment["BLIJK_PICTURES"]
    let ending = try run(
      Project.python,
      ["-B", "\(Project.root)/Tests/Python/check_service.py", list] + (pictures.map { [$0] } ?? []))
    #expect(ending.status == 0, "\(ending.output)\(ending.errors)")
    print("check_service: \(ending.output)")
  }
}

/// A service that knows a document in every state, and one that misses its register.
struct ServiceStates: Sendable {
  struct Case: Encodable, Sendable {
    let name: String
    var address = ""
    let way: String
    let input: String
    let state: String
    let heading: String
  }

  private let issuer: TestIssuer
  private let service: Service
  private let bare: Service
  private var cases: [Case] = []
  /// Who is asked for each case: the service without its register or the other.
  private var bareNames: Set<String> = []

  init() throws {
    issuer = try TestIssuer()
    let issuer = issuer
    let long = """
      naam;periode;taken
      Gülşah Çağlayan-van den Bosch;2026-02/2026-10;Ontvangt gasten en beantwoordt vragen: \
      zelfstandig | Verzorgt koffie, thee en maaltijden: zelfstandig | Begeleidt deelnemers bij het \
      taalcafé: met weinig hulp | Werkt volgens de regels voor voedselveiligheid: met hulp | \
      Houdt de kas bij | Doet boodschappen: zelfstandig | Ruimt op: legt het anderen uit
      """
    let valid = try issuer.issue("naam\nSamira el Bouazzaoui")
    let practice = try issuer.issue(long, achievement: "gastheer")
    let letter = try issuer.issue(
      "naam;bericht\nJan Jansen;Zij was er altijd.", achievement: "aanbeveling")
    let tomorrow = try #require(CalendarDate(year: 2100, month: 1, day: 1))
    let later = try issuer.issue("naam\nMarijke de Groot", today: tomorrow) { $0.date = tomorrow }
    let past = CalendarDate.today()
    let expired = try issuer.issue("naam\nNoor de Wit", today: past) {
      $0.date = CalendarDate("2024-01-01")
      $0.validUntil = CalendarDate("2025-01-01")
    }
    let test = try issuer.issue("naam\nTesfay Haile") { $0.isTest = true }
    let withdrawn = try issuer.issue("naam\nCorrie Visser")
    let replaced = try issuer.issue("naam\nSunita Ramkhelawan")
    let changed = try issuer.issue("naam\nOlena Koval") { $0.formats = [.credential, .svg] }
    let stranger = try TestIssuer(.rsa).issue("naam\nJan Jansen")

    func link(_ report: Issuer.Report) throws -> String {
      try #require(report.documents.first?.link)
    }
    func code(_ report: Issuer.Report) throws -> String {
      try #require(report.documents.first?.id?.checkCode)
    }
    _ = try issuer.folder.register().revoke(
      [try #require(withdrawn.documents.first?.id)], at: Timestamp.now())
    let maker = Issuer(folder: issuer.folder)
    let plan = try maker.plan(
      replacing: try #require(replaced.documents.first?.id), name: "Sunita Ramkhelawan-Smit")
    _ = try maker.issue(plan, to: issuer.home("vervangen"), with: issuer.key)
    // What a thief can make of the key alone.
    let facts = Facts(
      kind: .certificaat, title: "EHBO", name: "Mohamed El Ouazzani", date: .today(),
      validUntil: nil, period: nil, tasks: [], isTest: false)
    let stolen = try Token(signing: facts, id: .random(), with: issuer.key)
    let unregistered = "https://bewijs.example/q#\(TokenDigits.encode(stolen.bytes))"
    let files = try IssuedFolder(path: changed.output).files(".json")
    let file = try String(contentsOfFile: files[0], encoding: .utf8)
    let spoilt = try issuer.home.file(
      "veranderd.json", file.replacingOccurrences(of: "Olena", with: "Helena"))
    let whole = try IssuedFolder(path: valid.output).files(".html")[0]

    let home = issuer.home("zonder")
    try FileManager.default.copyItem(atPath: issuer.folder.path, toPath: home)
    for ending in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: "\(home)/register.sqlite\(ending)")
    }
    let limits = ["--rate-limit", "off", "--guess-limit", "off"]
    service = try Service(issuer: issuer.folder.path, options: limits)
    bare = try Service(issuer: home, options: limits)

    func add(_ name: String, _ way: String, _ input: String, _ state: String, _ heading: String) {
      cases.append(Case(name: name, way: way, input: input, state: state, heading: heading))
    }
    add("valid", "scan", try link(valid), "valid", "Echt: vergelijk met het papier")
    add("valid-file", "file", whole, "valid", "Echt: vergelijk met het document")
    add("practice", "scan", try link(practice), "valid", "Echt: vergelijk met het papier")
    add("practice-code", "type", try code(practice), "valid", "Echt: vergelijk met het papier")
    add("letter", "scan", try link(letter), "valid", "Echt: vergelijk met het papier")
    add("revoked", "scan", try link(withdrawn), "revoked", "Ingetrokken")
    add("replaced", "scan", try link(replaced), "replaced", "Vervangen")
    add("expired", "scan", try link(expired), "expired", "Niet meer geldig")
    add("notYetValid", "scan", try link(later), "notYetValid", "Nog niet geldig")
    add("test", "scan", try link(test), "test", "Oefendocument")
    add("unregistered", "scan", unregistered, "unregistered", "Niet geldig")
    add("altered", "file", spoilt, "altered", "Niet vertrouwen")
    add("unknownIssuer", "scan", try link(stranger), "unknownIssuer", "Onbekende organisatie")
    add("unreadable", "type", "hallo", "unreadable", "Niet leesbaar")
    add("notFound", "type", "EY77-DD8T-KNMP-93HD", "notFound", "Niets te laten zien")
    add("mistyped", "type", "EY77-DD8T-KNMP-93HE", "notFound", "Code klopt niet")
    add("statusUnknown", "scan", try link(valid), "statusUnknown", "Niet zeker")
    add("statusUnknown-code", "type", try code(valid), "statusUnknown", "Nu niet te controleren")
    bareNames = ["statusUnknown", "statusUnknown-code"]
  }

  /// The cases with the addresses of their services, as JSON.
  func list() throws -> String {
    let all = cases.map { one -> Case in
      var one = one
      one.address = "http://127.0.0.1:\((bareNames.contains(one.name) ? bare : service).port)"
      return one
    }
    return String(decoding: try JSONEncoder().encode(all), as: UTF8.self)
  }

  /// Asks about one of the cases, of all in turn: the state that must come, and what came.
  func ask(_ number: Int) async throws -> (must: String, came: String) {
    let one = cases[number % cases.count]
    let asked = bareNames.contains(one.name) ? bare : service
    let answer =
      one.way == "file"
      ? try await asked.post(
        Data(contentsOf: URL(fileURLWithPath: one.input)), type: "application/octet-stream")
      : try await asked.verify(one.input)
    return (one.state, answer["state"] ?? "\(answer.status)")
  }
}
