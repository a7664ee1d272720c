import BlijkBasics
import BlijkCredential
import BlijkIssuing
import BlijkKeys
import BlijkSecrets
import BlijkTestSupport
import BlijkVerifying
import Foundation

/// What the organisation's key can do without its register.
extension ParityWorld {
  /// Tokens that were never registered, of today and of tomorrow, and one under a code that is in use.
  mutating func sign() throws {
    let folder = try IssuerFolder(path: organisation.path)
    let key = try folder.unlock(Passphrase(Organisation.passphrase))
    let today = CalendarDate.today()
    let days = [today, CalendarDate(daysSinceEpoch: today.daysSinceEpoch + 40)]
    guard case .code(let used) = DocumentID.reading(codes.first ?? "") else { return }
    for (id, day) in zip([try DocumentID.random(), used], days) {
      let facts = Facts(
        kind: .certificaat, title: "Directeur", name: "Dief", date: day, validUntil: nil,
        period: nil,
        tasks: [], isTest: false)
      let token = try Token(signing: facts, id: id, with: key)
      let link = "https://bewijs.example/q#\(TokenDigits.encode(token.bytes))"
      good += [[UInt8]](repeating: Array(link.utf8), count: 5)
    }
    // Dated ahead, and registered: as a clock that was wrong would leave it.
    let issuer = Issuer(folder: folder)
    let later = CalendarDate(daysSinceEpoch: today.daysSinceEpoch + 40)
    let list = try organisation.folder.file("later.csv", "naam\nLater")
    var request = IssueRequest(achievement: "ehbo")
    request.date = later
    let plan = try issuer.plan(request, for: Sheet(file: list), today: later)
    let report = try issuer.issue(plan, to: organisation.folder("later"), with: key)
    good += report.documents.compactMap(\.link).flatMap { link in
      [[UInt8]](repeating: Array(link.utf8), count: 10)
    }
    codes = try Self.codes(organisation)
  }

  /// Pictures with a credential in them.
  mutating func bake() throws {
    let credentials = good.filter { $0.first == UInt8(ascii: "{") }.prefix(4)
    for (number, credential) in credentials.enumerated() {
      let file = try organisation.folder.file(
        "bewijs-\(number).json", String(decoding: credential, as: UTF8.self))
      for (ending, picture) in [("png", Sample.png), ("svg", Sample.svg)] {
        let image = organisation.folder("plaatje.\(ending)")
        try Data(picture).write(to: URL(fileURLWithPath: image))
        let badge = organisation.folder("insigne-\(number).\(ending)")
        try Baking.bake(image, credential: file, to: badge)
        good.append(Array(try Data(contentsOf: URL(fileURLWithPath: badge))))
      }
    }
  }
}
