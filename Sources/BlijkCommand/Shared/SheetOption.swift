import ArgumentParser
import BlijkArguments
import BlijkBasics

/// Which sheet of a workbook is the list.
struct SheetOption: ParsableArguments {
  @Option(
    name: .customLong("sheet"),
    help: ArgumentHelp(
      nl: "Welk blad van de lijst, als het bestand er meer heeft.",
      en: "Which sheet of the list, if the file has more than one.",
      value: .name))
  var name: String?

  /// It belongs to a list.
  func validate(with roster: String?) throws {
    guard name == nil || roster != nil else {
      throw ValidationError("--sheet hoort bij --roster / --sheet belongs to --roster.")
    }
  }
}
