import BlijkBasics
import BlijkCredential
import BlijkTestSupport
import Foundation
import Testing

@testable import BlijkIssuing

/// Whoever shows a list gets each place that is wrong; whoever prints gets the same in sentences.
@Suite struct RefusalTests {
  private let issuer: TestIssuer

  init() throws { issuer = try TestIssuer() }

  private func found(_ text: String, _ achievement: String = "gastheer") throws -> Problem {
    let path = try issuer.home.file("lijst.csv", text)
    return try #require(
      problem {
        try Issuer(folder: issuer.folder).plan(
          IssueRequest(achievement: achievement), for: Sheet(file: path))
      })
  }

  struct Place: Hashable {
    let row: Int?
    var column: String?
    var person: String?
  }

  private static let wide = String(repeating: "W", count: 80)

  /// A list, and what is refused of it.
  @Test(arguments: [
    ("", [Place(row: nil)]), ("naam\n", [Place(row: nil)]), ("\nJan\nPiet\n", [Place(row: 2)]),
    ("naam;maat\nJan;4\n", [Place(row: 1)]), ("naam\n\"Jan\n", [Place(row: 2)]),
    ("naam;rol\nJan;a;b\nAn;b\nPiet;;c\n", [Place(row: 2), Place(row: 4)]),
    (
      "naam;taal;e-mail\nJan;fr;a@b.nl\n<b>;nl;\nAn;nl;x\nAn;nl;\nAn;nl;\n",
      [
        Place(row: 2, column: "taal"), Place(row: 3, column: "naam"),
        Place(row: 4, column: "e-mail"), Place(row: 6, column: "naam"),
      ]
    ),
    (
      "naam;periode;vervangt\nJan;2099-01/;EY77-DD8T-KNMP-93HD\nAn;;\nPiet;2098-01/2099-01;\n",
      [
        Place(row: 2, column: "vervangt"), Place(row: 2, column: "periode"),
        Place(row: 4, column: "periode"),
      ]
    ),
    ("naam\nJan\n\(wide)\n", [Place(row: 3, person: wide)]),
  ])
  func eachPlaceReachesTheCaller(text: String, places: [Place]) throws {
    let found = try found(text)
    #expect(found.code == .badRoster)
    #expect(
      found.refusals.map { Place(row: $0.row, column: $0.column, person: $0.person) } == places)
    // Who only prints says the same.
    let lines = found.message.nl.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(
      lines.first
        == "De deelnemerslijst lijst.csv klopt nog niet. Er is niets uitgegeven. Verbeter dit:")
    let reasons = Set(found.refusals.map(\.message))
    #expect(
      lines.count == 1
        + Set(found.refusals.map { Place(row: nil, column: $0.column, person: $0.message.nl) })
        .count)
    for reason in reasons {
      #expect(found.message.nl.contains(reason.nl) && found.message.en.contains(reason.en))
    }
  }

  @Test func aSentenceBeginsWithItsPlace() {
    func sentence(_ row: Int?, _ column: String? = nil, _ person: String? = nil) -> Message {
      Refusal(row: row, column: column, person: person, nl: "is leeg", en: "is empty").sentence
    }
    #expect(sentence(nil).nl == "is leeg" && sentence(nil).en == "is empty")
    #expect(sentence(7).nl == "regel 7: is leeg" && sentence(7).en == "line 7: is empty")
    #expect(sentence(7, "naam").nl == "regel 7, kolom 'naam': is leeg")
    #expect(sentence(7, "naam").en == "line 7, column 'naam': is empty")
    #expect(sentence(7, nil, "Jan").nl == "regel 7, Jan: is leeg")
    #expect(sentence(7, nil, "Jan").en == "line 7, Jan: is empty")
  }

  /// A list that is wrong throughout costs little, and its size is told.
  @Test func ofManyTheFirstAreKept() throws {
    let found = try found("naam\n" + String(repeating: "<\n", count: 1200))
    #expect(found.refusals.map(\.row) == Array(2...1001))
    #expect(found.message.nl.split(separator: "\n").count == 2)
    #expect(found.message.nl.contains("regel 2 t/m 1201,"))
    #expect(found.message.en.contains("line 2 to 1201,"))
  }

  /// Also where a list replaces: which row, and why.
  @Test func areToldWhenReplacing() throws {
    let ids = try issuer.issue("naam\nJan\nPiet").documents.compactMap(\.id)
    let maker = Issuer(folder: issuer.folder)
    func rows(_ text: String) throws -> [Int?]? {
      let path = try issuer.home.file("nieuw.csv", text)
      return problem { try maker.plan(replacingEachOf: Sheet(file: path)) }?.refusals.map(\.row)
    }
    #expect(try rows("naam;vervangt\nJan;\(ids[0].checkCode)\n\nPiet;\n") == [4])
    #expect(try rows("naam;vervangt\nJan;\(ids[0].checkCode)\nAn;\(ids[0].checkCode)\n") == [3])
    let two = try issuer.home.file("twee.csv", "naam\nJan\nPiet\n")
    let found = problem { try maker.plan(replacing: ids[0], by: Sheet(file: two)) }
    #expect(found?.refusals.map(\.row) == [nil])
  }

  /// What is wrong for everybody is told before the list is looked at, and the list before the key.
  @Test func aListIsReadAfterWhatIsAskedForAll() throws {
    let maker = Issuer(folder: issuer.folder)
    var isRead = false
    func list() throws(Problem) -> Sheet {
      isRead = true
      return try Sheet(file: issuer.home("weg.csv"))
    }
    var request = IssueRequest(achievement: "onzin")
    #expect(problem { try maker.plan(request, for: list()) }?.code == .notFound)
    request = IssueRequest(achievement: "ehbo")
    request.date = CalendarDate(daysSinceEpoch: CalendarDate.today().daysSinceEpoch + 32)
    #expect(problem { try maker.planDraft(request, for: list()) }?.code == .badDate)
    #expect(!isRead)
    let id = try #require(try issuer.issue("naam\nJan").documents[0].id)
    _ = try issuer.folder.register().revoke([id], at: 1)
    #expect(problem { try maker.plan(replacing: id, by: list()) }?.code == .notFound)
    #expect(!isRead)
    request = IssueRequest(achievement: "ehbo")
    #expect(problem { try maker.plan(request, for: list()) }?.code == .cannotRead)
    #expect(isRead)
  }
}
