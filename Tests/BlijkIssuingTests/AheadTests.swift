import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkTestSupport
import BlijkVerifying
import Foundation
import Testing

@testable import BlijkIssuing

/// Documents that are issued before the day on them, for a ceremony.
@Suite struct AheadTests {
  private static func day(_ ahead: Int, after today: CalendarDate) -> CalendarDate {
    CalendarDate(daysSinceEpoch: today.daysSinceEpoch + ahead)
  }

  @Test(arguments: KeyAlgorithm.allCases, [1, 5, 31])
  func isRegisteredNowAndValidFromItsDay(algorithm: KeyAlgorithm, ahead: Int) throws {
    let issuer = try TestIssuer(algorithm)
    let today = CalendarDate.today()
    let day = Self.day(ahead, after: today)
    let report = try issuer.issue("naam\nNoor Bos\n", today: today) {
      $0.date = day
      $0.formats = [.credential, .html]
    }
    let made = try #require(report.documents.first)
    let credential = try #require(
      made.files.first { $0.hasSuffix(".json") || $0.hasSuffix(".jwt") })
    let bytes = try Array(Data(contentsOf: URL(fileURLWithPath: "\(report.output)/\(credential)")))
    let text = String(decoding: bytes, as: UTF8.self)
    let json = algorithm == .rsa ? try Self.payload(text) : text
    #expect(json.contains(#""validFrom":"\#(day.iso8601)T00:00:00Z""#), "\(json)")
    let link = try #require(made.link)
    let texts = try SharedFiles(issuer: nil).texts(.nl)
    for input in [bytes, Array(link.utf8)] {
      for before in 0..<ahead {
        let early = issuer.verifier(on: Self.day(before, after: today)).verify(input)
        #expect(early.state == .notYetValid)
        #expect(try early.sentence(texts).contains("geldt vanaf \(texts.long(day))."))
      }
      #expect(issuer.verifier(on: day).verify(input).state == .valid)
    }
  }

  /// The claims of a JWT.
  private static func payload(_ jwt: String) throws -> String {
    let part = String(try #require(jwt.split(separator: ".").dropFirst().first))
    return String(decoding: try #require(Base64URL.decode(part)), as: UTF8.self)
  }

  @Test(arguments: [0, 1, 10, 31])
  func isToldBefore(ahead: Int) throws {
    let issuer = try TestIssuer()
    let today = try #require(CalendarDate("2026-11-20"))
    var request = IssueRequest(achievement: "ehbo")
    request.date = Self.day(ahead, after: today)
    let list = try issuer.home.file("lijst.csv", "naam\nNoor Bos\n")
    let plan = try Issuer(folder: issuer.folder).plan(
      request, for: Sheet(file: list), today: today)
    #expect(plan.batch.warnings.contains { $0.nl.contains("gelden vanaf") } == (ahead > 0))
    if ahead == 10 {
      #expect(
        plan.batch.warnings.first?.nl
          == "Deze documenten gelden vanaf 30 november 2026. Wie eerder controleert, leest: nog niet "
          + "geldig.")
      #expect(plan.batch.warnings.first?.en.contains("valid from 30 November 2026") == true)
    }
  }

  @Test(arguments: [32, 33, 60, 365])
  func moreThanAMonthAheadIsRefusedWithWhatToDo(ahead: Int) throws {
    let issuer = try TestIssuer()
    let today = try #require(CalendarDate("2026-11-20"))
    let day = Self.day(ahead, after: today)
    let found = try #require(
      problem { try issuer.issue("naam\nNoor\n", today: today) { $0.date = day } })
    #expect(found.code == .badDate)
    #expect(found.message.nl.contains("kies een datum tot en met 2026-12-21"))
    #expect(found.message.nl.contains("op \(Self.day(-31, after: day).iso8601) of later"))
  }

  /// A month that has been by the day on the document.
  @Test func aPeriodMayEndInTheMonthOfTheCeremony() throws {
    let issuer = try TestIssuer()
    let today = try #require(CalendarDate("2026-11-20"))
    let day = CalendarDate("2026-12-05")
    func plan(_ period: String) throws -> IssuePlan {
      var request = IssueRequest(achievement: "gastheer")
      request.date = day
      let list = try issuer.home.file("lijst.csv", "naam;periode\nNoor Bos;\(period)\n")
      return try Issuer(folder: issuer.folder).plan(
        request, for: Sheet(file: list), today: today)
    }
    #expect(try plan("2026-02/2026-12").batch.documents.first?.award.period?.last?.number == 12)
    #expect(
      try plan("februari 2026 t/m december 2026").batch.documents.first?.award.period?.iso8601
        == "2026-02/2026-12")
    #expect(problem { try plan("2026-02/2027-01") }?.code == .badRoster)
  }
}
