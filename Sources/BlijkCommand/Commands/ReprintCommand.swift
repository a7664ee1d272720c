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
      nl: "De controlecode op het document.",
      en: "The check code on the document.",
      value: .code))
  var code: String
  @Option(
    help: ArgumentHelp(
      nl: "De map die wordt gemaakt.",
      en: "The folder to create.",
      value: .folder))
  var out: String
  @OptionGroup var global: GlobalOptions

  func perform() throws {
    guard case .code(let id) = DocumentID.reading(code) else {
      throw Problem(
        .notFound, nl: "'\(code)' is geen controlecode, of is verkeerd getypt.",
        en: "'\(code)' is not a check code, or was mistyped.")
    }
    let folder = try global.folder()
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
