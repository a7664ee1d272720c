import ArgumentParser
import BlijkArguments
import BlijkBasics
import BlijkCredential
import BlijkIssuing
import BlijkRegister
import BlijkVerifying
import Foundation

struct RevokeCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke",
    abstract: Message(
      nl: "Trekt documenten in. Dat kunt u niet terugdraaien.",
      en: "Withdraws documents. You cannot undo this."))

  @Argument(
    help: ArgumentHelp(
      nl: "De controlecode op het document, of een naam.",
      en: "The check code on the document, or a name.",
      value: .codeOrName))
  var codes: [String] = []
  @Option(
    help: ArgumentHelp(
      nl: "Een lijst met een kolom 'code', zoals overzicht.csv; .xlsx en .ods mogen ook.",
      en: "A list with a column 'code', such as overzicht.csv; .xlsx and .ods work too.",
      value: .file))
  var roster: String?
  @OptionGroup var sheet: SheetOption
  @Option(
    help: ArgumentHelp(
      nl: "vergissing, onterecht, op-verzoek of anders. Dit blijft in het register staan.",
      en:
        "vergissing (a mistake), onterecht (not deserved), op-verzoek (on request) or anders "
        + "(other). This stays in the register.",
      value: .reason))
  var because: RegisterEntry.Reason?
  @OptionGroup var yes: YesOption
  @OptionGroup var global: GlobalOptions

  func validate() throws { try sheet.validate(with: roster) }

  func perform() throws {
    let folder = try global.folder()
    let chosen = try chosen(codes, orOn: roster, sheet: sheet.name, in: folder)
    let ids = chosen.ids
    show(chosen.summaries)
    let count = Self.counted(ids.count)
    try confirm(
      chosen,
      Message(
        nl: "U trekt \(count.nl) in. Niet meer geldig daarna: \(chosen.counting).",
        en: "You are withdrawing \(count.en). No longer valid after that: \(chosen.counting)."), yes
    )
    let (changed, mustPublish) = try folder.changing { (register) throws(Problem) in
      (
        try register.revoke(ids, because: because, at: Timestamp.now()),
        try folder.mustPublish(register)
      )
    }
    for id in ids {
      if changed.contains(id) {
        say("\(id.checkCode) is ingetrokken.", "\(id.checkCode) was withdrawn.")
      } else {
        say(
          "\(id.checkCode) was al ingetrokken of vervangen.",
          "\(id.checkCode) was withdrawn or replaced already.")
      }
    }
    if !changed.isEmpty && mustPublish {
      tellToPublish()
    }
  }
}
