import ArgumentParser
import BlijkBasics
import BlijkCredential
import BlijkIssuing
import BlijkRegister
import BlijkVerifying

struct ReprintCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "reprint",
    abstract: "Maakt de bestanden van een document opnieuw, precies zoals ze zijn uitgegeven.")

  @Argument(help: ArgumentHelp("De controlecode op het document.", valueName: "code"))
  var code: String
  @Option(help: ArgumentHelp("De map die wordt gemaakt.", valueName: "map"))
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
