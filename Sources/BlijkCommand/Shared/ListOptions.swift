import ArgumentParser
import BlijkArguments
import BlijkBasics
import BlijkIssuing

/// How a list of participants is read.
struct ListOptions: ParsableArguments {
  @OptionGroup var chosen: SheetOption
  @Flag(
    help: ArgumentHelp(
      nl: "Kolommen die Blijk niet kent, tellen niet mee. Blijk noemt ze.",
      en: "Ignores columns that Blijk does not know. Blijk names them."))
  var ignoreColumns = false
  @Flag(
    help: ArgumentHelp(
      nl: "In de kolom 'naam' staat de achternaam vooraan: 'Vos, Anna' wordt Anna Vos.",
      en: "In the column 'name' the last name comes first: 'Vos, Anna' becomes Anna Vos."))
  var lastNameFirst = false

  /// Reads the list at a path.
  func sheet(_ path: String) throws(Problem) -> Sheet {
    var reading = SheetReading()
    reading.ignoresColumns = ignoreColumns
    reading.hasLastNameFirst = lastNameFirst
    return try Sheet(file: path, sheet: chosen.name, reading: reading)
  }
}
