import BlijkBasics
import BlijkTestSupport
import Foundation
import Testing

/// A list with latecomers on it: those who have the document can be left out.
@Suite struct OnlyNewTests {
  private let organisation: Organisation
  private let list: String

  init() throws {
    organisation = try Organisation()
    _ = try organisation.issue("ehbo", roster: "naam\nFatma Yıldız\nJan Jansen\n")
    list = try organisation.folder.file(
      "later.csv", "naam\nFatma Yıldız\nJan Jansen\nZoë Bos\n")
  }

  private func arguments(_ out: String, _ more: [String] = []) -> [String] {
    ["issue", "--achievement", "ehbo", "--roster", list, "--out", organisation.folder(out)] + more
  }

  private func names() throws -> [String] {
    try organisation.blijk(["list"]).output.split(separator: "\n")
      .map { String($0.dropFirst(21).prefix { $0 != " " }) }
  }

  private static let leftOut =
    "2 van de 3 op de lijst hebben dit document al, van \(CalendarDate.today().iso8601): "
    + "Fatma Yıldız, Jan Jansen. Die slaat Blijk over."

  @Test func withoutATerminalTheOptionLeavesThemOut() throws {
    let ending = try organisation.blijk(arguments("a", ["--only-new", "--json"]))
    #expect(ending.status == 0 && ending.errors.contains(Self.leftOut), "\(ending)")
    #expect(!ending.errors.contains("komt er nog een"))
    let json = try JSON(reading: Array(ending.output.utf8))
    #expect(json["documents"]?.array?.compactMap { $0["name"]?.string } == ["Zoë Bos"])
    #expect(
      json["already"]?.array?.compactMap { $0["name"]?.string } == ["Fatma Yıldız", "Jan Jansen"])
    #expect(json["onlyNew"]?.bool == true)
    #expect(try names() == ["Fatma", "Jan", "Zoë"])
  }

  @Test func aDryRunAndDraftsLeaveThemOutToo() throws {
    let dry = try organisation.blijk(arguments("b", ["--only-new", "--dry-run"]))
    #expect(dry.output.contains("Zoë Bos") && !dry.output.contains("Fatma"), "\(dry)")
    let draft = try organisation.blijk(arguments("c", ["--only-new", "--draft"]))
    #expect(draft.status == 0 && draft.errors.contains(Self.leftOut), "\(draft)")
    #expect(draft.output.contains("1 document als concept"))
    #expect(try names() == ["Fatma", "Jan"])
  }

  @Test(arguments: ["alleen", "a", "only"]) func onATerminalItIsTheThirdAnswer(word: String) throws
  {
    let ending = try organisation.answering(
      [.text(word), .text(Organisation.passphrase)], arguments("d"))
    #expect(ending.status == 0 && !ending.output.contains("not asked for"), "\(ending)")
    #expect(ending.output.contains("[ja/alleen/nee]"))
    #expect(ending.output.contains("1 document uitgegeven"))
    #expect(try names() == ["Fatma", "Jan", "Zoë"])
  }

  @Test func theOtherAnswersStay() throws {
    let no = try organisation.answering(["nee"], arguments("e"))
    #expect(no.status == 2 && no.output.contains("Er is niets uitgegeven."), "\(no)")
    let asked = try organisation.answering([], arguments("e", ["--only-new"]))
    #expect(!asked.output.contains("[ja/alleen/nee]"), "\(asked)")
    #expect(try names() == ["Fatma", "Jan"])
    let yes = try organisation.answering(["ja", .text(Organisation.passphrase)], arguments("e"))
    #expect(yes.status == 0 && yes.output.contains("3 documenten uitgegeven"), "\(yes)")
  }

  /// Whoever lost a document gets no other unasked, nor does a name that was corrected come back.
  @Test func whoseDocumentHasEndedIsLeftOutToo() throws {
    let revoked = try organisation.blijk(["revoke", "Jan", "--because", "onterecht", "--yes"])
    #expect(revoked.status == 0, "\(revoked)")
    let ending = try organisation.blijk(arguments("h", ["--only-new"]))
    #expect(ending.status == 0, "\(ending)")
    #expect(
      ending.errors.contains(
        "Van wie dit document is ingetrokken of vervangen, slaat Blijk ook over: Jan Jansen."))
    #expect(try names() == ["Fatma", "Jan", "Zoë"])
  }

  @Test func whereNobodyIsLeftNothingIsWritten() throws {
    let ending = try organisation.blijk([
      "issue", "--achievement", "ehbo", "--only-new", "--out", organisation.folder("f"),
      "--roster", try organisation.folder.file("oud.csv", "naam\nJan Jansen\n"),
    ])
    #expect(ending.status == 2 && ending.output.isEmpty, "\(ending)")
    #expect(
      ending.errors.hasPrefix("blijk: 1 van de 1 op de lijst heeft dit document al, van "),
      "\(ending.errors)")
    #expect(ending.errors.contains("Jan Jansen. Er blijft niemand over. Er is niets uitgegeven."))
    #expect(ending.errors.split(separator: "\n").count == 1)
    #expect(!FileManager.default.fileExists(atPath: organisation.folder("f")))
    #expect(try names() == ["Fatma", "Jan"])
  }

  @Test func bothOptionsTogetherAreWrongUsage() throws {
    let ending = try organisation.blijk(arguments("g", ["--again", "--only-new"]))
    #expect(ending.status == 64 && ending.errors.contains("--only-new"), "\(ending)")
  }
}
