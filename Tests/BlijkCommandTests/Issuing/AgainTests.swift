import BlijkBasics
import BlijkTestSupport
import Foundation
import Testing

/// Issuing a list a second time: told, asked once on a terminal, and never refused.
@Suite struct AgainTests {
  private let organisation: Organisation
  private let list: String

  init() throws {
    organisation = try Organisation()
    let roster = "naam\nFatma Yıldız\nJan Jansen\n"
    _ = try organisation.issue("ehbo", roster: roster)
    list = try organisation.folder.file("nog-eens.csv", roster)
  }

  private static let told = "2 van de 2 op de lijst hebben dit document al, van "

  private func arguments(_ out: String, _ more: [String] = []) -> [String] {
    ["issue", "--achievement", "ehbo", "--roster", list, "--out", organisation.folder(out)] + more
  }

  private func count() throws -> Int {
    try organisation.blijk(["list"]).output.split(separator: "\n").count
  }

  @Test func withoutATerminalItIsAWarning() throws {
    let ending = try organisation.blijk(arguments("b"))
    #expect(ending.status == 0 && ending.errors.contains(Self.told), "\(ending)")
    #expect(ending.errors.contains("Fatma Yıldız, Jan Jansen. Met deze lijst komt"))
    #expect(try count() == 4)
  }

  @Test func aDryRunAndJSONTellIt() throws {
    for more in [["--dry-run"], ["--dry-run", "--json"], ["--json"]] {
      let ending = try organisation.blijk(arguments("c", more))
      #expect(ending.status == 0 && ending.errors.contains(Self.told), "\(ending)")
      guard more.contains("--json") else { continue }
      let json = try JSON(reading: Array(ending.output.utf8))
      let already = json["already"]?.array ?? []
      #expect(already.compactMap { $0["name"]?.string } == ["Fatma Yıldız", "Jan Jansen"])
      #expect(already.allSatisfy { $0["date"]?.string == CalendarDate.today().iso8601 })
      #expect(already.allSatisfy { $0["code"]?.string?.count == 19 })
    }
    #expect(try count() == 4)
  }

  @Test func onATerminalItIsAskedOnceForAll() throws {
    let no = try organisation.answering(["nee"], arguments("d"))
    #expect(no.status == 2 && no.output.contains("Er is niets uitgegeven."), "\(no)")
    #expect(no.output.contains(Self.told) && !no.output.contains("not asked for"))
    #expect(try count() == 2)
    let yes = try organisation.answering(
      ["ja", .text(Organisation.passphrase)], arguments("e"))
    #expect(yes.status == 0 && !yes.output.contains("not asked for"), "\(yes)")
    #expect(yes.output.ranges(of: "Toch uitgeven").count == 1)
    let again = try organisation.answering(
      [.text(Organisation.passphrase)], arguments("f", ["--again"]))
    #expect(again.status == 0 && again.output.contains(Self.told), "\(again)")
    #expect(!again.output.contains("Toch uitgeven"))
    #expect(try count() == 6)
  }

  @Test func aDateIsTakenAsItIsTyped() throws {
    let today = CalendarDate.today()
    let ahead = CalendarDate(daysSinceEpoch: today.daysSinceEpoch + 5)
    let (year, month, day) = ahead.components
    let ending = try organisation.blijk(
      arguments("g", ["--dry-run", "--date", "\(day)-\(month)-\(year)"]))
    #expect(ending.status == 0 && ending.output.contains(ahead.iso8601), "\(ending)")
    #expect(ending.errors.contains("Deze documenten gelden vanaf \(day) "))
    let wrong = try organisation.blijk(arguments("g", ["--dry-run", "--date", "12/5/26"]))
    #expect(wrong.status == 64)
    #expect(
      wrong.errors.hasPrefix(
        "Fout: '12/5/26' kan niet bij '--date <datum>'. Schrijf zoiets: 5 december 2026"),
      "\(wrong.errors)")
    let far = try organisation.blijk(arguments("g", ["--dry-run", "--date", "1-1-2200"]))
    #expect(far.status == 2 && far.errors.contains("meer dan 31 dagen vooruit"))
  }
}
