import ArgumentParser
import BlijkArguments
import BlijkBasics
import BlijkCredential
import BlijkIssuing
import BlijkRegister
import BlijkVerifying

struct ReprintCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "reprint",
    abstract: Message(
      nl: "Maakt de bestanden van een document opnieuw, precies zoals ze zijn uitgegeven.",
      en: "Makes the files of a document again, exactly as they were issued."))

  @Argument(
    help: ArgumentHelp(
      nl: "De controlecode op het document, of een naam.",
      en: "The check code on the document, or a name.",
      value: .codeOrName))
  var code: String
  @Option(
    help: ArgumentHelp(
      nl: "De map die wordt gemaakt.",
      en: "The folder to create.",
      value: .folder))
  var out: String
  @OptionGroup var global: GlobalOptions

  func perform() throws {
    let folder = try global.folder()
    let found = try documents([code], in: folder, prefersStanding: true, nil)
    guard let id = found.first else { throw Problem.notACode(code) }
    for name in try Issuer(folder: folder).reprint(id, to: out) { Terminal.say("\(out)/\(name)") }
    let entry = try folder.register(readOnly: true).entry(issuer: folder.profile.did, id: id)
    if entry?.state != .active {
      Terminal.complain(
        Message(
          nl: "Let op: \(id.checkCode) is ingetrokken of vervangen. Deel dit papier niet uit.",
          en: "Note: \(id.checkCode) was withdrawn or replaced. Do not hand this paper out.")[
            global.language])
    }
  }
}
