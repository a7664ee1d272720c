import BlijkBasics
import BlijkCredential
import BlijkIssuing
import BlijkKeys
import BlijkSecrets
import BlijkTestSupport
import BlijkVerifying
import Foundation

/// What is issued: five kinds, with everything that a document may have.
extension OracleWorld {
  func issued() throws -> [SignedSample] {
    try writeAchievements()
    let today = CalendarDate.today()
    let future = CalendarDate(daysSinceEpoch: today.daysSinceEpoch + 400)
    let past = CalendarDate(daysSinceEpoch: today.daysSinceEpoch - 400)
    let ending = CalendarDate(daysSinceEpoch: today.daysSinceEpoch - 30)
    let late: (inout IssueRequest) -> Void = { ($0.date, $0.validUntil) = (past, ending) }
    let issuer = own
    var all = try issuer.award("certificaat", "koken", Self.course) { $0.validUntil = future }
    all += try issuer.award("deelname", "buurtles", "naam\nJan") { _ in }
    all += try issuer.award("praktijkverklaring", "gastheer", Self.practice) {
      $0.validUntil = future
    }
    all += try issuer.award("praktijkverklaring that goes on", "gastheer", Self.going) { _ in }
    all += try issuer.award("oorkonde", "dank", Self.thanks) { _ in }
    all += try issuer.award("aanbevelingsbrief", "aanbeveling", Self.letter) { _ in }
    all += try issuer.award("test certificaat", "koken", Self.course) { $0.isTest = true }
    all += try issuer.award("test praktijkverklaring", "gastheer", Self.practice) {
      $0.isTest = true
    }
    all += try issuer.award("expired certificaat", "koken", Self.course, late)
    all += try issuer.award("expired praktijkverklaring", "gastheer", Self.practice, late)
    all += try issuer.award("withdrawn certificaat", "koken", Self.course) { _ in }
    let code = String(all.last?.json?["id"]?.string?.suffix(19) ?? "")
    let revoked = try run(
      program("blijk"), ["revoke", code], environment: ["BLIJK_ISSUER": organisation.folder.path])
    if revoked.status != 0 { throw CancellationError() }
    return all + (try ofGuest(late))
  }

  private func ofGuest(_ late: (inout IssueRequest) -> Void) throws -> [SignedSample] {
    let issuer = OracleIssuer(folder: guest, home: organisation.home, key: guestKey)
    return try issuer.award("certificaat, RSA", "ehbo", "naam\nJan")
      + issuer.award("praktijkverklaring, RSA", "gastheer", Self.practice)
      + issuer.award("expired certificaat, RSA", "ehbo", "naam\nJan", late)
      + issuer.award("test certificaat, RSA", "ehbo", "naam\nJan") { $0.isTest = true }
  }

  var own: OracleIssuer {
    OracleIssuer(folder: organisation.folder, home: organisation.home, key: organisation.key)
  }

  /// What the organisation's key signs without its register, with what issuing leaves out: a skill
  /// without an address, and a day to come.
  func unregistered(on date: CalendarDate = .today()) throws -> [UInt8] {
    let profile = organisation.folder.profile
    var award = Award(
      kind: .certificaat, language: .nl, title: "Koken", name: "Gülşah Çağlayan", date: date,
      isTest: false, signatory: profile.signatory, achievement: "koken", words: Sample.words)
    award.skills = [Award.Link(name: "maaltijden bereiden", url: nil)]
    award.goals = ["Schoon werken"]
    award.seen = .practised
    award.hours = 8
    let credential = Credential(
      award, id: try DocumentID.random(), issuer: profile,
      status: Credential.StatusEntry(list: 1, index: 99_999),
      at: max(Timestamp.now(), date.startOfDay))
    let key = organisation.key
    return try SignedCredential(
      signing: credential, with: key, method: key.publicKey.id.method(of: profile.host.did),
      at: Timestamp.now()
    ).bytes
  }

  private static let course =
    "naam;tonen;ondertekenaar;extern bewijs\nGülşah Çağlayan;ja;K. Å. Kok, docent;Diploma SVH 123"
  private static let practice =
    "naam;periode;rol;setting;taken;bericht;extern bewijs;tonen\n"
    + "Kübra Yıldız;2025-02/2025-10;gastvrouw;Keuken, 40 gasten;"
    + "Ontvangt gasten: zelfstandig | Verzorgt koffie | Wast af: zelfstandig | Kookt: met hulp;Dank je wel;EHBO 7;ja"
  private static let going = "naam;periode;taken\nJan;2025-02/;Ontvangt gasten"
  private static let thanks = "naam;periode;bericht\nMarijke;2015-01/2025-10;Tien jaar, dank!"
  private static let letter = "naam;periode;rol;bericht\nSam;2025-02/2025-10;kok;Hij was er altijd."

  private func writeAchievements() throws {
    let folder = organisation.folder.path + "/achievements"
    try write(Array(Self.cooking.utf8), to: "\(folder)/koken.toml")
    try write(Array(Self.lesson.utf8), to: "\(folder)/buurtles.toml")
  }

  private static let cooking = """
    title = "Koken voor de buurt"
    kind = "certificaat"
    seen = "geoefend"
    hours = 8
    note = "Het is ook geen bewijs van hygiëne."
    goals = ["Schoon werken", "Op tijd klaar zijn"]
    provider = { name = "Kookschool Zuidwest", url = "https://kookschool.example" }
    [[skills]]
    name = "maaltijden bereiden"
    url = "http://data.europa.eu/esco/skill/1"
    [[skills]]
    name = "keuken schoonhouden"
    url = "http://data.europa.eu/esco/skill/2"
    """

  private static let lesson = """
    title = "Buurtles"
    kind = "deelname"
    hours = 1
    provider = { name = "De buurt" }
    """
}

/// An organisation that issues for the oracle.
struct OracleIssuer {
  let folder: IssuerFolder
  let home: TemporaryFolder
  let key: PrivateKey

  /// Issues to the people of a roster, and gives their credentials.
  func award(
    _ name: String, _ achievement: String, _ roster: String,
    _ adjust: (inout IssueRequest) -> Void = { _ in }
  ) throws -> [SignedSample] {
    let list = try home.file("lijst-\(UUID()).csv", roster)
    var request = IssueRequest(achievement: achievement)
    request.formats = [.credential]
    adjust(&request)
    let issuer = Issuer(folder: folder)
    let plan = try issuer.plan(request, for: Sheet(file: list))
    let report = try issuer.issue(plan, to: "\(list).uit", with: key)
    let files = report.documents.flatMap(\.files).filter {
      $0.hasSuffix(".json") || $0.hasSuffix(".jwt")
    }
    let link = report.documents.first?.link
    return try files.map { file in
      let data = try Data(contentsOf: URL(fileURLWithPath: "\(report.output)/\(file)"))
      return SignedSample(name, Array(data), link: link)
    }
  }
}
