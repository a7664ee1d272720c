import ArgumentParser
import BlijkBasics
import BlijkIssuing

/// How a list of participants is read.
struct ListOptions: ParsableArguments {
  @OptionGroup var chosen: SheetOption
  @Flag(help: "Kolommen die Blijk niet kent, tellen niet mee. Blijk noemt ze.")
  var ignoreColumns = false
  @Flag(help: "In de kolom 'naam' staat de achternaam vooraan: 'Vos, Anna' wordt Anna Vos.")
  var lastNameFirst = false

  /// Reads the list at a path.
  func sheet(_ path: String) throws(Problem) -> Sheet {
    var reading = SheetReading()
    reading.ignoresColumns = ignoreColumns
    reading.hasLastNameFirst = lastNameFirst
    return try Sheet(file: path, sheet: chosen.name, reading: reading)
  }
}
