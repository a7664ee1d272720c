import BlijkTestSupport
import Foundation
import Testing

/// The commands for somebody who asks what is kept, or wants to be forgotten.
@Suite struct HolderCommandTests {
  private func code(_ name: String, _ organisation: Organisation) throws -> String {
    let list = try organisation.blijk(["list", name])
    return String(list.output.prefix(19))
  }

  @Test func filesOfAPersonAreNamedAndGoWhenSomebodyAgrees() throws {
    let organisation = try Organisation()
    let issued = try organisation.issue("ehbo", roster: "naam\nZoë Bos\nJan Jansen\n")
    let zoe = try code("Zoë", organisation)
    let (own, jan) = (try issued.files("\(zoe).html")[0], try code("Jan", organisation))
    let told = try organisation.blijk(["erase", zoe])
    #expect(told.status == 0)
    #expect(told.output.contains("  \(own)\n") && told.output.contains("afdrukken-1.pdf"))
    #expect(told.output.contains("Ze zijn niet gewist."))
    #expect(FileManager.default.fileExists(atPath: own))
    let done = try organisation.blijk(["erase", zoe, "--yes"])
    #expect(done.output.contains("Bestanden gewist: 6."), "\(done.output)")
    #expect(try issued.files("\(zoe).html").isEmpty && issued.files("\(zoe).pdf").isEmpty)
    #expect(try issued.files("\(jan).html").count == 1)
    let again = try organisation.blijk(["erase", zoe, "--yes"])
    #expect(again.status == 0 && !again.output.contains("Bestanden gewist"))
    #expect(again.output.contains("overzicht.csv"))
  }

  @Test func onATerminalItIsAskedAbout() throws {
    let organisation = try Organisation()
    let issued = try organisation.issue("ehbo", roster: "naam\nZoë Bos\nJan Jansen\n")
    let (zoe, jan) = (try code("Zoë", organisation), try code("Jan", organisation))
    let kept = try organisation.answering(["nee", "ja", "ja", "nee"], ["erase", zoe])
    #expect(kept.output.contains("Deze bestanden wissen?"))
    #expect(kept.status == 0 && !kept.output.contains("not asked for"))
    #expect(try issued.files(".pdf").count == 2)
    let done = try organisation.answering(["nee", "ja", "ja", "ja"], ["erase", jan])
    #expect(done.status == 0 && done.output.contains("Bestanden gewist: 6."))
    #expect(try issued.files(".pdf").map { $0.contains(zoe) } == [true])
  }

  @Test func replacingNamesTheOldFilesAndErasingTheOldDocument() throws {
    let organisation = try Organisation()
    let issued = try organisation.issue("ehbo", roster: "naam\nZoë Bos\n")
    let old = try code("Zoë", organisation)
    let out = organisation.folder("nieuw")
    let replaced = try organisation.blijk(["replace", old, "--name", "Zoë Vos", "--out", out])
    #expect(replaced.status == 0, "\(replaced.errors)")
    #expect(replaced.output.contains("  \(try issued.files(".html")[0])\n"))
    #expect(!replaced.output.contains("  \(out)/zoe-vos"))
    let erased = try organisation.blijk(["erase", try code("Vos", organisation)])
    #expect(erased.output.contains("In het register staat nog 1 document van dezelfde persoon"))
    #expect(erased.errors.contains(old))
  }

  @Test func whatIsKeptIsAPageAndJSON() throws {
    let organisation = try Organisation()
    _ = try organisation.issue("ehbo", roster: "naam\nZoë Bos\n")
    let zoe = try code("Zoë", organisation)
    let page = try organisation.blijk(["export", zoe])
    #expect(page.output.hasPrefix("<!DOCTYPE html>") && page.output.contains("Zoë Bos"))
    let json = try organisation.blijk(["export", zoe, "--json"])
    let read = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect(read?["name"] as? String == "Zoë Bos")
    #expect((read?["files"] as? [Any])?.count == 6)
  }

  @Test func theReportTellsWhatIsValidNow() throws {
    let organisation = try Organisation()
    _ = try organisation.issue("ehbo", roster: "naam\nZoë Bos\nJan Jansen\n")
    _ = try organisation.issue("bhv", roster: "naam\nZoë Bos\n")
    let jan = try code("Jan", organisation)
    _ = try organisation.blijk(
      ["replace", jan, "--name", "Jan Janssen", "--out", organisation.folder("nieuw")])
    let report = try organisation.blijk(["report", "--csv"])
    let rows = report.output.split(whereSeparator: \.isNewline).map { $0.split(separator: ";") }
    #expect(rows.count == 3)
    #expect(
      rows.dropFirst().map { $0.dropFirst(2).joined(separator: " ") }.sorted() == [
        "1 1 1 0 0", "2 2 2 0 1",
      ])
    let table = try organisation.blijk(["report"])
    let last = table.output.split(whereSeparator: \.isNewline).last ?? ""
    #expect(last.split(separator: " ").joined(separator: " ") == "samen 3 3 2 0 1")
    _ = try SQLite.rows(organisation.register, "UPDATE document SET state = 1 WHERE number = 1")
    let changed = try organisation.blijk(["report"])
    #expect(changed.status == 2 && changed.errors.contains("niet geteld"))
  }

  @Test func aBrokenCourseIsNamedAndTheOthersAreListed() throws {
    let organisation = try Organisation()
    let folder = organisation.path + "/achievements"
    try "title = Koken\n".write(toFile: folder + "/koken.toml", atomically: true, encoding: .utf8)
    try "".write(toFile: folder + "/Mijn Cursus.toml", atomically: true, encoding: .utf8)
    let list = try organisation.blijk(["achievement", "list"])
    #expect(list.status == 2)
    #expect(list.output.contains("voedselveiligheid"))
    #expect(
      list.errors.contains("koken.toml, regel 1: dit is geen geldige TOML: zet tekst tussen "))
    #expect(list.errors.contains("Noem het mijn-cursus.toml"))
    let copied = try organisation.blijk(["template", "copy", "certificaat"])
    #expect(
      copied.status == 0 && copied.output.contains("Gekopieerd: \(organisation.path)/theme.toml"))
    #expect(try organisation.blijk(["template", "copy", "diploma"]).status == 64)
  }
}
