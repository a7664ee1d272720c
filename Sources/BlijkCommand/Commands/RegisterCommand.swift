import ArgumentParser
import BlijkArguments
import BlijkBasics
import BlijkIssuing
import BlijkRegister
import BlijkVerifying
import Foundation

struct RegisterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "register",
    abstract: Message(
      nl: "Het register controleren, verhuizen of opruimen.",
      en: "Check, move or clean up the register."),
    subcommands: [Check.self, Copy.self, Prune.self])

  struct Check: Subcommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: Message(
        nl: "Maakt af wat werd onderbroken, en controleert het hele register.",
        en: "Finishes what was interrupted, and checks the whole register."),
      discussion: Message(
        nl:
          "Schrijf de stand op, bijvoorbeeld in de notulen. Dan kunt u later controleren dat "
          + "niemand oude regels heeft veranderd.",
        en:
          "Write down the checkpoint, for example in the minutes. Then you can check later "
          + "that no one has changed old lines."))

    @Option(
      help: ArgumentHelp(
        nl: "Een stand van eerder.",
        en: "A checkpoint from before.",
        value: .checkpoint))
    var earlier: [String] = []
    @OptionGroup var global: GlobalOptions

    private static func mistakes(_ count: Int) -> Message {
      count == 1
        ? Message(nl: "1 fout", en: "1 mistake")
        : Message(nl: "\(count) fouten", en: "\(count) mistakes")
    }

    func perform() throws {
      let folder = try global.folder()
      let recovery = try Issuer(folder: folder).recover()
      for message in recovery.messages { Terminal.say(message[global.language]) }
      let register = try folder.register(readOnly: true)
      let found = try register.check(earlier: earlier)
      for remark in found.remarks.prefix(40) { Terminal.say(remark[global.language]) }
      for finding in (recovery.refused + found.findings + found.faults).prefix(40) {
        Terminal.complain(finding[global.language])
      }
      say(
        "\(found.documents) documenten, \(found.events) regels in het logboek.",
        "\(found.documents) documents, \(found.events) lines in the log.")
      guard found.findings.isEmpty else {
        let counted = Self.mistakes(found.findings.count)
        throw Problem(
          .badRegister,
          nl: "Het register klopt niet met het logboek (\(counted.nl)). Zet een "
            + "reservekopie terug: blijk restore",
          en:
            "The register does not agree with its log (\(counted.en)). Restore a backup: "
            + "blijk restore")
      }
      guard recovery.refused.isEmpty else {
        throw Problem(
          .badRegister,
          nl:
            "Iemand anders schreef in het register. Maak een reservekopie en zet die terug: zulke "
            + "regels gaan niet mee.",
          en:
            "Someone else wrote in the register. Make a backup and restore it: such rows are left "
            + "out.")
      }
      guard found.passesThrough else {
        throw Problem(
          .badRegister,
          nl:
            "Deze stand komt in het register niet voor. Het register is daarna veranderd of ingekort. Zet "
            + "een reservekopie terug: blijk restore",
          en:
            "This checkpoint is not in the register. The register was changed or cut short since. "
            + "Restore a backup: blijk restore")
      }
      guard found.faults.isEmpty else {
        throw Problem(
          .badRegister,
          nl: "Het logboek klopt, maar het register is zo niet te gebruiken. Deed u dit niet zelf, "
            + "zet dan een reservekopie terug van ervoor: blijk restore",
          en: "The log is right, but the register cannot be used as it is. If this was not your "
            + "own doing, restore a backup from before: blijk restore")
      }
      say("Alles klopt. Stand: \(found.head)", "All is right. Checkpoint: \(found.head)")
    }
  }

  struct Copy: Subcommand {
    static let configuration = CommandConfiguration(
      commandName: "copy",
      abstract: Message(
        nl: "Verhuist het register naar een lege database; het oude neemt daarna niets meer aan.",
        en: "Moves the register to an empty database; the old one accepts nothing after that."))

    @Option(
      help: ArgumentHelp(
        nl: "postgres://… of een nieuw bestand.",
        en: "postgres://… or a new file.",
        value: .address))
    var to: String
    @OptionGroup var global: GlobalOptions

    func perform() throws {
      warn(ofRegisterAt: to)
      let found = try global.folder().moveRegister(to: to)
      say(
        "\(found.documents) documenten overgezet en rij voor rij vergeleken. Stand: \(found.head)",
        "\(found.documents) documents copied and compared row by row. Checkpoint: \(found.head)")
      say(
        "Zet nu in issuer.toml: register = \(JSON.string(to).text)",
        "Now put in issuer.toml: register = \(JSON.string(to).text)")
    }
  }

  struct Prune: Subcommand {
    static let configuration = CommandConfiguration(
      commandName: "prune",
      abstract: Message(
        nl:
          "Wist naam en document van alles wat lang geleden is uitgegeven. Het papier blijft "
          + "geldig.",
        en:
          "Erases the name and document of everything that was issued long ago. The paper "
          + "stays valid."))

    @Option(
      help: ArgumentHelp(
        nl: "Bijvoorbeeld 7y (jaren) of 18m (maanden).",
        en: "For example 7y (years) or 18m (months).",
        value: .duration))
    var olderThan: Age
    @OptionGroup var yes: YesOption
    @OptionGroup var global: GlobalOptions

    func perform() throws {
      let limit = olderThan.limit(before: .today())
      let folder = try global.folder()
      let old = try folder.documents(registeredBefore: limit)
      if !old.isEmpty { try confirm(old, before: limit) }
      let (count, unlogged) = try folder.prune(registeredBefore: limit)
      let erased = Self.counted(count)
      say(
        "De namen en documenten van vóór \(limit.iso8601) zijn gewist: \(erased.nl).",
        "The names and documents from before \(limit.iso8601) were erased: \(erased.en).")
      try refuse(unlogged, nl: "niet gewist", en: "not erased")
    }

    /// How many are shown by name.
    private static let shown = 10

    private func confirm(_ old: [RegisterSummary], before limit: CalendarDate) throws(Problem) {
      show(Array(old.prefix(Self.shown)))
      if old.count > Self.shown {
        let more = Message(
          nl: "en nog \(old.count - Self.shown)", en: "and \(old.count - Self.shown) more")
        Terminal.say(more[global.language], isError: true)
      }
      let count = Self.counted(old.count)
      let what = Message(
        nl:
          "U wist de namen en documenten van vóór \(limit.iso8601): \(count.nl). De papieren blijven "
          + "geldig.",
        en:
          "You are erasing the names and documents from before \(limit.iso8601): \(count.en). The "
          + "papers stay valid.")
      try confirm(
        what, yes,
        needsYes: Message(nl: "Klopt het? Geef dan --yes.", en: "Is this right? Then give --yes."))
    }
  }
}

/// A number of years or months.
struct Age: ExpressibleByArgument {
  private let months: Int

  init?(argument: String) {
    guard let number = Int(argument.dropLast()), (1...1200).contains(number) else { return nil }
    switch argument.last {
    case "y", "j": months = number * 12
    case "m": months = number
    default: return nil
    }
  }

  func limit(before day: CalendarDate) -> CalendarDate { day.adding(months: -months) ?? day }
}

struct BackupCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: Message(
      nl: "Maakt een reservekopie van het register, ook terwijl het in gebruik is.",
      en: "Makes a backup of the register, also while it is in use."),
    discussion: Message(
      nl:
        "Zonder sleutels: bewaar een kopie van keys/ en het wachtwoord van de sleutel elk op "
        + "een eigen plaats.",
      en:
        "Without keys: keep a copy of keys/ and the passphrase of the key, each in a place "
        + "of its own."))

  @Argument(
    help: ArgumentHelp(
      nl: "Het bestand dat wordt gemaakt.",
      en: "The file to create.",
      value: .file))
  var file: String
  @OptionGroup var global: GlobalOptions

  func perform() throws {
    let found = try global.folder().register(readOnly: true).backUp(to: file)
    say(
      "\(found.documents) documenten in \(file). Stand: \(found.head)",
      "\(found.documents) documents in \(file). Checkpoint: \(found.head)")
    say(
      "De sleutels zitten er niet in. Er staan wel namen in: bewaar het achter slot.",
      "The keys are not in it. Names are: keep it locked away.")
  }
}

struct RestoreCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: Message(
      nl: "Controleert een reservekopie en zet die terug.",
      en: "Checks a backup and restores it."),
    discussion: Message(
      nl:
        "Zou er iets wegraken dat na de kopie is gebeurd, dan zegt Blijk wat, en zet niets "
        + "terug zonder ja.",
      en:
        "If something that happened after the backup would be lost, Blijk says what, and "
        + "restores nothing without a yes."))

  @Argument(
    help: ArgumentHelp(
      nl: "De reservekopie.",
      en: "The backup.",
      value: .file))
  var file: String
  @Flag(
    help: ArgumentHelp(
      nl: "Zet ook terug als er dan iets wegraakt.",
      en: "Restores also if something is lost."))
  var yes = false
  @OptionGroup var global: GlobalOptions

  func perform() throws {
    let folder = try global.folder()
    let loss = try folder.loss(restoring: file)
    let isAgreed = try loss.isNone || agrees(to: loss)
    let (found, old) = try folder.restoreRegister(from: file, losing: isAgreed ? loss : .nothing)
    say(
      "\(found.documents) documenten teruggezet. Stand: \(found.head)",
      "\(found.documents) documents restored. Checkpoint: \(found.head)")
    if let old {
      say(
        "Wat er stond, ligt nu in \(old). Er staan namen in: bewaar het achter slot, of gooi het weg.",
        "What was there is in \(old) now. There are names in it: keep it locked away, or throw it away."
      )
    }
    if !loss.isNone { Terminal.say(loss.words[global.language]) }
    say(
      "Wat na deze kopie is uitgegeven, ingetrokken, vervangen, gewist of verborgen, staat er niet in: "
        + "doe dat opnieuw. De sleutels zitten er niet in.",
      "What was issued, withdrawn, replaced, erased or hidden after this copy is not in it: do that "
        + "again. The keys are not in it.")
  }

  /// Where nobody can be asked only `--yes` agrees: papers that were handed out would no longer count.
  private func agrees(to loss: Register.Loss) throws(Problem) -> Bool {
    guard !yes else { return true }
    guard isatty(STDIN_FILENO) == 1 else { return false }
    try confirm(loss.words.nl, loss.words.en)
    return true
  }
}
