import ArgumentParser
import BlijkArguments
import BlijkBasics
import BlijkCredential
import BlijkIssuing
import BlijkRegister
import BlijkVerifying
import Foundation

struct ReportCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: Message(
      nl: "Telt wat in een jaar is uitgegeven, zonder namen.",
      en: "Counts what was issued in a year, without names."),
    discussion: Message(
      nl:
        "Een document dat is vervangen, telt één keer, in het jaar van het eerste. Nu "
        + "geldig: vandaag. Mensen: verschillende namen met een document dat nu geldig is. "
        + "Oefendocumenten tellen niet mee.",
      en:
        "A document that was replaced counts once, in the year of the first. Valid now: "
        + "today. People: different names with a document that is valid now. Test documents do "
        + "not count."))

  @Option(
    help: ArgumentHelp(
      nl: "Het jaar (anders dit jaar).",
      en: "The year (by default this year).",
      value: .year))
  var year: Int?
  @Flag(
    help: ArgumentHelp(
      nl: "Als csv.",
      en: "As csv."))
  var csv = false
  @OptionGroup var global: GlobalOptions

  func perform() throws {
    let year = year ?? CalendarDate.today().components.year
    let register = try global.folder().register(readOnly: true)
    let report = try register.report(year: year)
    let rows = report.counts.map { count in
      [count.kind?.word ?? text("gewist", "erased"), count.title ?? "-"]
        + [count.issued, count.valid, count.people, count.withdrawn, count.replaced].map(
          String.init)
    }
    if csv {
      var table = CSVWriter()
      for row in [head] + rows { table.add(row) }
      Terminal.give(table.bytes)
    } else {
      Terminal.table([head] + rows + [all(report)])
    }
    try refuse(register.unlogged(), nl: "niet geteld", en: "not counted")
  }

  private var head: [String] {
    [
      text("soort", "kind"), text("titel", "title"), text("uitgegeven", "issued"),
      text("nu geldig", "valid now"), text("mensen", "people"), text("ingetrokken", "withdrawn"),
      text("vervangen", "replaced"),
    ]
  }

  /// Somebody with two documents counts once among the people.
  private func all(_ report: RegisterReport) -> [String] {
    func sum(_ number: (RegisterCount) -> Int) -> Int {
      report.counts.reduce(0) { $0 + number($1) }
    }
    let numbers = [
      sum(\.issued), sum(\.valid), report.people, sum(\.withdrawn), sum(\.replaced),
    ]
    return [text("samen", "in all"), ""] + numbers.map(String.init)
  }

  private func text(_ nl: String, _ en: String) -> String {
    Message(nl: nl, en: en)[global.language]
  }
}
