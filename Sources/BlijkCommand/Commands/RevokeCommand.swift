import ArgumentParser
import BlijkBasics
import BlijkCredential
import BlijkIssuing
import BlijkRegister
import BlijkVerifying
import Foundation

struct RevokeCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke", abstract: "Trekt documenten in. Dat kunt u niet terugdraaien.")

  @Argument(
    help: ArgumentHelp("De controlecode op het document, of een naam.", valueName: "code of naam"))
  var codes: [String] = []
  @Option(
    help: ArgumentHelp(
      "Een lijst met een kolom 'code', zoals overzicht.csv; .xlsx en .ods mogen ook.",
      valueName: "bestand"))
  var roster: String?
  @OptionGroup var sheet: SheetOption
  @Option(
    help: ArgumentHelp(
      "vergissing, onterecht, op-verzoek of anders. Dit blijft in het register staan.",
      valueName: "reden"))
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
      say("Publiceer nu het register: blijk publish", "Publish the register now: blijk publish")
    }
  }
}
