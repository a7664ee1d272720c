import ArgumentParser
import Blijk
import BlijkBasics
import BlijkCredential
import BlijkRegister
import Foundation

struct RevokeCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke", abstract: "Trekt een document in, voorgoed.")

  @Argument(help: ArgumentHelp("De controlecode op het document.", valueName: "code"))
  var codes: [String]
  @OptionGroup var global: GlobalOptions

  func perform() throws {
    let folder = try global.folder()
    var ids: [DocumentID] = []
    for code in codes {
      guard case .code(let id) = DocumentID.reading(code) else {
        throw Problem(
          .notFound,
          nl: "'\(code)' is geen controlecode, of is verkeerd getypt. Er is niets ingetrokken.",
          en: "'\(code)' is not a check code, or was mistyped. Nothing was withdrawn.")
      }
      ids.append(id)
    }
    let register = try folder.register()
    let changed = try register.revoke(ids, at: Int(Date().timeIntervalSince1970))
    for id in ids {
      if changed.contains(id) {
        say("\(id.checkCode) is ingetrokken.", "\(id.checkCode) was withdrawn.")
      } else {
        say("\(id.checkCode) was al ingetrokken.", "\(id.checkCode) was withdrawn already.")
      }
    }
  }
}
