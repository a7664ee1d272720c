import ArgumentParser
import BlijkArguments
import BlijkBasics
import BlijkCredential
import BlijkIssuing
import BlijkRegister
import BlijkVerifying
import Foundation

struct HideCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "hide",
    abstract: Message(
      nl:
        "De controlepagina toont niets meer als iemand de code typt. Wie scant, ziet nog wel "
        + "of het echt is.",
      en:
        "The check page no longer shows anything when someone types the code. Scanning still "
        + "shows whether it is genuine."))

  @Argument(
    help: ArgumentHelp(
      nl: "De controlecode op het document, of een naam.",
      en: "The check code on the document, or a name.",
      value: .codeOrName))
  var codes: [String]
  @OptionGroup var yes: YesOption
  @OptionGroup var global: GlobalOptions

  func perform() throws {
    try setHidden(true, codes, yes) { code in
      say(
        "Bij \(code) is niets meer te zien als iemand de code typt.",
        "Nothing is shown for \(code) any more when someone types it.")
    }
  }
}

struct ShowCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: Message(
      nl: "De controlepagina toont weer wat er staat als iemand de code typt.",
      en: "The check page shows the details again when someone types the code."))

  @Argument(
    help: ArgumentHelp(
      nl: "De controlecode op het document, of een naam.",
      en: "The check code on the document, or a name.",
      value: .codeOrName))
  var codes: [String]
  @OptionGroup var yes: YesOption
  @OptionGroup var global: GlobalOptions

  func perform() throws {
    try setHidden(false, codes, yes) { code in
      say(
        "\(code) is weer te zien als iemand de code typt.",
        "\(code) is shown again when someone types it.")
    }
  }
}

extension Subcommand {
  /// Hides or shows what typed codes or a name stand for, and tells it of each as it stands on paper.
  fileprivate func setHidden(
    _ isHidden: Bool, _ codes: [String], _ yes: YesOption, tell: (_ code: String) -> Void
  ) throws {
    let folder = try global.folder()
    let ids = try documents(codes, in: folder, prefersStanding: false, yes)
    let mustPublish = try folder.changing { (register) throws(Problem) in
      _ = try register.setHidden(isHidden, ids, at: Timestamp.now())
      guard folder.profile.typedCodes == true else { return false }
      return try folder.mustPublish(register)
    }
    ids.map(\.checkCode).forEach(tell)
    if mustPublish { tellToPublish() }
  }
}

struct EraseCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "erase",
    abstract: Message(
      nl:
        "Wist de naam en het document uit het register. Het papier blijft geldig, tenzij u "
        + "--withdraw kiest.",
      en:
        "Erases the name and the document from the register. The paper stays valid, unless "
        + "you choose --withdraw."),
    discussion: Message(
      nl:
        "Een gescande code blijft controleerbaar: daarvoor blijven alleen hashes over. Blijk "
        + "noemt de bestanden waar de persoon nog in staat, en vraagt of de bestanden van "
        + "alleen dit document weg mogen (--yes). Wat al is uitgedeeld en reservekopieën "
        + "veranderen niet.",
      en:
        "A scanned code can still be checked: only hashes are kept for that. Blijk names the "
        + "files that still contain the person, and asks whether the files of this document "
        + "alone can be removed (--yes). What was handed out and backups do not change."))

  @Argument(
    help: ArgumentHelp(
      nl: "De controlecode op het document, of een naam.",
      en: "The check code on the document, or a name.",
      value: .codeOrName))
  var codes: [String]
  @Flag(
    help: ArgumentHelp(
      nl: "Trek het papier ook in.",
      en: "Also withdraw the paper."))
  var withdraw = false
  @OptionGroup var yes: YesOption
  @OptionGroup var global: GlobalOptions

  func perform() throws {
    let folder = try global.folder()
    let chosen = try chosen(codes, in: folder, prefersStanding: false)
    let ids = chosen.ids
    show(chosen.summaries)
    let others = try folder.register(readOnly: true).others(than: ids)
    let withdraws = withdraw || asked()
    try confirm(chosen, consequence(chosen, withdraws: withdraws, others: others.count), yes)
    let search = try FileSearch(for: ids, in: folder, byName: true)
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
    // What a typed code opens is on the site until then.
    if mustPublish, withdraws || folder.profile.typedCodes == true { tellToPublish() }
    try tell(others)
    try clear(search.files(), yes)
    say(
      "Niet gewist: wat al is uitgedeeld of gemaild, lijsten elders, en reservekopieën van het register.",
      "Not erased: what was handed out or mailed, lists elsewhere, and backups of the register.")
  }

  /// Names the documents of the same person that stay.
  private func tell(_ others: [RegisterSummary]) throws(Problem) {
    guard !others.isEmpty else { return }
    let count = Self.counted(others.count)
    say(
      "In het register \(others.count == 1 ? "staat" : "staan") nog \(count.nl) van dezelfde persoon, of "
        + "van iemand met die naam. Moet dat ook weg? Doe: blijk erase CODE",
      "The register still has \(count.en) of the same person, or of someone of that name. Must that go "
        + "too? Run: blijk erase CODE")
    show(others)
  }

  /// Whether to withdraw the paper too, where there is somebody to ask.
  private func asked() -> Bool {
    guard Terminal.canAsk, !yes.isSure else { return false }
    return Terminal.agrees(
      Message(
        nl:
          "U wist de gegevens. Het papier blijft geldig. Wilt u het papier ook intrekken? [ja/nee] ",
        en:
          "You are erasing the details. The paper stays valid. Do you want to withdraw the paper too? "
          + "[yes/no] ")[global.language])
  }

  private func consequence(_ chosen: ChosenDocuments, withdraws: Bool, others: Int) -> Message {
    let count = Self.counted(chosen.summaries.count)
    let staying = staying(others)
    let what = Message(
      nl: "\(staying.nl)U wist de gegevens van \(count.nl).",
      en: "\(staying.en)You are erasing the details of \(count.en).")
    guard withdraws else {
      return Message(
        nl: "\(what.nl) Het papier blijft geldig.", en: "\(what.en) The paper stays valid.")
    }
    return Message(
      nl: "\(what.nl) U trekt ook het papier in. Niet meer geldig daarna: \(chosen.counting).",
      en: "\(what.en) You also withdraw the paper. No longer valid after that: \(chosen.counting).")
  }

  /// How many of the same person stay, so that nobody thinks that all is gone.
  private func staying(_ others: Int) -> Message {
    switch others {
    case 0: Message(nl: "", en: "")
    case 1:
      Message(
        nl:
          "Er is nog 1 ander document van dezelfde persoon, of van iemand met die naam. Dat blijft. ",
        en: "There is 1 other document of the same person, or of someone of that name. It stays. ")
    default:
      Message(
        nl: "Er zijn nog \(others) andere documenten van dezelfde persoon, of van iemand met die "
          + "naam. Die blijven. ",
        en: "There are \(others) other documents of the same person, or of someone of that name. "
          + "They stay. ")
    }
  }
}

struct ExportCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: Message(
      nl: "Geeft alles wat over een document is bewaard, als pagina voor de persoon.",
      en: "Gives everything that is kept about a document, as a page for the person."),
    discussion: Message(
      nl:
        "Voor iemand die de eigen gegevens wil zien. De pagina is in de taal van het "
        + "document. Met --json komt alles voor een ander programma, met de bestanden erbij.",
      en:
        "For someone who wants to see their own details. The page is in the language of the "
        + "document. With --json you get everything for another program, including the files."))

  @Argument(
    help: ArgumentHelp(
      nl: "De controlecode op het document, of een naam.",
      en: "The check code on the document, or a name.",
      value: .codeOrName))
  var code: String
  @Flag(
    help: ArgumentHelp(
      nl: "Als JSON, met de bestanden erin.",
      en: "As JSON, including the files."))
  var json = false
  @OptionGroup var global: GlobalOptions

  func perform() throws {
    let issuer = Issuer(folder: try global.folder())
    let id = try document(in: issuer.folder)
    if json {
      Terminal.say(json: try issuer.export(id))
    } else {
      Terminal.give(try issuer.exportPage(id))
    }
  }

  /// What was typed. A code is not looked up first, so that a document whose row is gone is told as that.
  private func document(in folder: IssuerFolder) throws -> DocumentID {
    let isName = !code.contains(where: \.isNumber)
    let ids =
      isName ? try chosen([code], in: folder, prefersStanding: false).ids : try documents([code])
    guard let id = ids.first else { throw Problem.notACode(code) }
    return id
  }
}
