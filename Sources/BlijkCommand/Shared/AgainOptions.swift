import ArgumentParser
import BlijkArguments

/// Whether people who have a document already get another, answered beforehand.
struct AgainOptions: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      nl: "Vraagt niet of wie dit document al heeft, er nog een moet krijgen.",
      en: "Does not ask whether people who have this document already should get another."))
  var again = false
  @Flag(
    help: ArgumentHelp(
      nl: "Alleen voor wie dit document nog niet heeft. Blijk noemt wie het al heeft.",
      en: "Only for people who do not have this document yet. Blijk names those who have it."))
  var onlyNew = false

  func validate() throws {
    guard !again || !onlyNew else {
      throw ValidationError(
        "--again en --only-new gaan niet samen / --again and --only-new exclude each other.")
    }
  }
}
