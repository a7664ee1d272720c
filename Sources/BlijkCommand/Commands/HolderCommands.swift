import ArgumentParser
import Blijk
import BlijkBasics
import BlijkCredential
import BlijkRegister
import Foundation

struct HideCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "hide",
    abstract: "Laat een getypte controlecode niets meer tonen; een gescande code blijft geldig.")

  @Argument(help: ArgumentHelp("De controlecode op het document.", valueName: "code"))
  var codes: [String]
  @OptionGroup var global: GlobalOptions

  func perform() throws {
    for code in try setHidden(true, codes) {
      say(
        "Bij \(code) is niets meer te zien als iemand de code typt.",
        "Nothing is shown for \(code) any more when somebody types it.")
    }
  }
}

struct ShowCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Laat een getypte controlecode weer tonen wat er staat.")

  @Argument(help: ArgumentHelp("De controlecode op het document.", valueName: "code"))
  var codes: [String]
  @OptionGroup var global: GlobalOptions

  func perform() throws {
    for code in try setHidden(false, codes) {
      say(
        "\(code) is weer te zien als iemand de code typt.",
        "\(code) is shown again when somebody types it.")
    }
  }
}

extension Subcommand {
  /// Hides or shows what typed codes name; gives these codes as they stand on paper.
  fileprivate func setHidden(_ isHidden: Bool, _ codes: [String]) throws -> [String] {
    let ids = try documents(codes)
    _ = try global.folder().changing { (register) throws(Problem) in
      try register.setHidden(isHidden, ids, at: Timestamp.now())
    }
    return ids.map(\.checkCode)
  }
}

struct EraseCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "erase",
    abstract: "Wist alles over een persoon; het papier blijft geldig, of wordt ook ingetrokken.",
    discussion:
      "Een gescande code blijft controleerbaar: daarvoor blijven alleen hashes over. Bestanden die al "
      + "zijn uitgedeeld en reservekopieën veranderen niet.")

  @Argument(help: ArgumentHelp("De controlecode op het document.", valueName: "code"))
  var codes: [String]
  @Flag(help: "Trek het papier ook in.")
  var withdraw = false
  @OptionGroup var global: GlobalOptions

  func perform() throws {
    let ids = try documents(codes)
    let withdraws = withdraw ? true : asked()
    try confirm(
      withdraws ? "Gegevens wissen en papier intrekken." : "Gegevens wissen, papier blijft geldig.",
      withdraws
        ? "Erase the details and withdraw the paper." : "Erase the details; the paper stays valid.")
    let folder = try global.folder()
    let (erased, mustPublish) = try folder.changing { (register) throws(Problem) in
      let moment = Timestamp.now()
      if withdraws { _ = try register.revoke(ids, because: .requested, at: moment) }
      return (try register.erase(ids, at: moment), try folder.mustPublish(register))
    }
    for id in ids {
      say(
        erased.contains(id) ? "\(id.checkCode) is gewist." : "\(id.checkCode) was al gewist.",
        erased.contains(id) ? "\(id.checkCode) was erased." : "\(id.checkCode) was erased already.")
    }
    say(
      "Niet gewist: wat al is uitgedeeld, de map van de uitgifte, en reservekopieën van het register. "
        + "Ruim die zelf op.",
      "Not erased: what was handed out, the folder of the batch, and backups of the register. Clear "
        + "those yourself.")
    if withdraws && mustPublish {
      say("Publiceer nu het register: blijk publish", "Publish the register now: blijk publish")
    }
  }

  /// Which of the two, where there is somebody to ask.
  private func asked() -> Bool {
    guard isatty(STDIN_FILENO) == 1 else { return false }
    return Terminal.agrees(
      Message(
        nl: "Gegevens wissen, papier blijft geldig. Ook het papier intrekken? [ja/nee] ",
        en: "Erase the details, the paper stays valid. Withdraw the paper too? [yes/no] ")[
          global.language])
  }
}

struct ExportCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Geeft alles wat over een document is bewaard, als JSON.")

  @Argument(help: ArgumentHelp("De controlecode op het document.", valueName: "code"))
  var code: String
  @OptionGroup var global: GlobalOptions

  func perform() throws {
    let issuer = Issuer(folder: try global.folder())
    for id in try documents([code]) {
      Terminal.say(json: try issuer.export(id))
    }
  }
}
