import ArgumentParser
import BlijkBasics
import BlijkCredential
import BlijkIssuing
import BlijkRegister
import BlijkVerifying
import Foundation

struct ReportCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Telt wat in een jaar is uitgegeven, zonder namen.")

  @Option(help: ArgumentHelp("Het jaar (anders dit jaar).", valueName: "jjjj"))
  var year: Int?
  @Flag(help: "Als csv.")
  var csv = false
  @OptionGroup var global: GlobalOptions

  func perform() throws {
    let year = year ?? CalendarDate.today().components.year
    let counts = try global.folder().register(readOnly: true).counts(year: year)
    let rows = counts.map { count in
      [
        count.kind?.word ?? text("gewist", "erased"), count.title ?? "-", String(count.issued),
        String(count.withdrawn), String(count.replaced),
      ]
    }
    let all = [
      text("samen", "in all"), "", String(counts.reduce(0) { $0 + $1.issued }),
      String(counts.reduce(0) { $0 + $1.withdrawn }), String(counts.reduce(0) { $0 + $1.replaced }),
    ]
    let head = [
      text("soort", "kind"), text("titel", "title"), text("uitgegeven", "issued"),
      text("ingetrokken", "withdrawn"), text("vervangen", "replaced"),
    ]
    if csv {
      var table = CSVWriter()
      for row in [head] + rows { table.add(row) }
      Terminal.give(table.bytes)
    } else {
      Terminal.table([head] + rows + [all])
    }
  }

  private func text(_ nl: String, _ en: String) -> String {
    Message(nl: nl, en: en)[global.language]
  }
}
