import ArgumentParser
import BlijkBasics
import BlijkIssuing
import BlijkRegister
import BlijkVerifying
import Foundation

struct RegisterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "register", abstract: "Het register controleren, verhuizen of opruimen.",
    subcommands: [Check.self, Copy.self, Prune.self])

  struct Check: Subcommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Maakt af wat werd onderbroken, en controleert het hele register.",
      discussion:
        "Schrijf de stand op, bijvoorbeeld in de notulen. Dan kunt u later controleren dat niemand oude "
        + "regels heeft veranderd.")

    @Option(
      help: ArgumentHelp("Een stand van eerder.", valueName: "stand"))
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
      abstract:
        "Verhuist het register naar een lege database; het oude neemt daarna niets meer aan.")

    @Option(help: ArgumentHelp("postgres://… of een nieuw bestand.", valueName: "adres"))
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
      abstract:
        "Wist naam en document van alles wat lang geleden is uitgegeven. Het papier blijft geldig.")

    @Option(help: ArgumentHelp("Bijvoorbeeld 7y (jaren) of 18m (maanden).", valueName: "tijd"))
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
    abstract: "Maakt een reservekopie van het register, ook terwijl het in gebruik is.",
    discussion:
      "Zonder sleutels: bewaar een kopie van keys/ en het wachtwoord van de sleutel elk op een eigen "
      + "plaats.")

  @Argument(help: ArgumentHelp("Het bestand dat wordt gemaakt.", valueName: "bestand"))
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
    commandName: "restore", abstract: "Controleert een reservekopie en zet die terug.",
    discussion:
      "Zou er iets wegraken dat na de kopie is gebeurd, dan zegt Blijk wat, en zet niets terug zonder "
      + "ja.")

  @Argument(help: ArgumentHelp("De reservekopie.", valueName: "bestand"))
  var file: String
  @Flag(help: "Zet ook terug als er dan iets wegraakt.")
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
