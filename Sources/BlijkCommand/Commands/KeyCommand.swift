import ArgumentParser
import BlijkArguments
import BlijkBasics
import BlijkIssuing
import BlijkKeys
import BlijkVerifying
import Foundation

struct KeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key",
    abstract: Message(
      nl: "De sleutels waarmee wordt ondertekend.",
      en: "The keys that documents are signed with."),
    subcommands: [New.self, Rotate.self, Retire.self, Compromised.self, List.self])

  struct New: Subcommand {
    static let configuration = CommandConfiguration(
      commandName: "new",
      abstract: Message(
        nl: "Maakt een sleutel en neemt hem in gebruik; de vorige gaat uit gebruik.",
        en: "Creates a key and starts using it; the previous one is retired."))

    @Option(
      help: ArgumentHelp(
        nl: "Een van: \(Self.algorithms("of")).",
        en: "One of: \(Self.algorithms("or")).",
        value: .kind))
    var algorithm = KeyAlgorithm.ed25519
    @Option(
      help: ArgumentHelp(
        nl: "Alleen voor rsa: 2048 of 3072.",
        en: "Only for rsa: 2048 or 3072.",
        value: .bits))
    var bits = 3072
    @OptionGroup var passphrase: NewPassphraseOptions
    @OptionGroup var global: GlobalOptions

    private static func algorithms(_ or: String) -> String {
      KeyAlgorithm.allCases.map(\.rawValue).joined(separator: " \(or) ")
    }

    func validate() throws {
      guard bits == 2048 || bits == 3072 else {
        throw ValidationError("--bits is 2048 of 3072 / is 2048 or 3072.")
      }
    }

    func perform() throws {
      let folder = try global.folder()
      let key = try folder.makeKey(
        algorithm, bits: bits,
        passphrase: passphrase.read(for: folder, global.language))
      say("Sleutel \(key.id.thumbprint) is in gebruik.", "Key \(key.id.thumbprint) is in use.")
      say(
        "Bewaar een kopie van \(folder.path)/keys en het wachtwoord van de sleutel, elk op een eigen "
          + "veilige plaats.",
        "Keep a copy of \(folder.path)/keys and the passphrase, each in a safe place of its own.")
    }
  }

  struct Rotate: Subcommand {
    static let configuration = CommandConfiguration(
      commandName: "rotate",
      abstract: Message(
        nl: "Vervangt de sleutel door een nieuwe van dezelfde soort.",
        en: "Replaces the key by a new one of the same kind."),
      discussion: Message(
        nl: "Wat met de oude is ondertekend, blijft geldig. Publiceer daarna opnieuw.",
        en: "What was signed with the old one stays valid. Publish again afterwards."))

    @OptionGroup var passphrase: NewPassphraseOptions
    @OptionGroup var global: GlobalOptions

    func perform() throws {
      let folder = try global.folder()
      let old = try folder.entryInUse()
      let key = try folder.makeKey(
        old.key.algorithm, bits: old.key.bits,
        passphrase: passphrase.read(for: folder, global.language))
      say(
        "Sleutel \(key.id.thumbprint) is in gebruik, in plaats van \(old.key.id.thumbprint).",
        "Key \(key.id.thumbprint) is in use, instead of \(old.key.id.thumbprint).")
    }
  }

  struct Retire: Subcommand {
    static let configuration = CommandConfiguration(
      commandName: "retire",
      abstract: Message(
        nl: "Neemt een sleutel uit gebruik; wat ermee is ondertekend, blijft geldig.",
        en: "Retires a key; what was signed with it stays valid."))

    @Argument(
      help: ArgumentHelp(
        nl: "De sleutel-id, zie 'key list'.",
        en: "The key ID, see 'key list'.",
        value: .id))
    var id: String
    @OptionGroup var yes: YesOption
    @OptionGroup var global: GlobalOptions

    func perform() throws {
      let folder = try global.folder()
      let id = try folder.keyID(named: id)
      // What cannot be retired is not asked about; the register says why.
      if let key = try folder.keyRing().entries.first(where: { $0.key.id.thumbprint == id }),
        key.window.until == nil
      {
        try ask(about: key)
      }
      try folder.retireKey(id)
      say("Sleutel \(id) is buiten gebruik.", "Key \(id) is out of use.")
    }

    private func ask(about key: KeyRing.Entry) throws {
      let since = CalendarDate.inTheNetherlands(key.window.from).iso8601
      let inUse = Message(nl: "in gebruik sinds \(since)", en: "in use since \(since)")
      Terminal.table(
        [
          [
            key.key.id.thumbprint, key.key.id.spoken, key.key.algorithm.rawValue,
            inUse[global.language],
          ]
        ], isError: true)
      try confirm(
        Message(
          nl:
            "U neemt deze sleutel uit gebruik. Wat ermee is ondertekend, blijft geldig. Uitgeven en "
            + "publiceren kan pas weer na: blijk key new.",
          en:
            "You are taking this key out of use. What it signed stays valid. You can issue and publish "
            + "again only after: blijk key new."), yes)
    }
  }

  struct Compromised: Subcommand {
    static let configuration = CommandConfiguration(
      commandName: "compromised",
      abstract: Message(
        nl: "Meldt dat iemand anders een sleutel kan hebben, en vanaf welke dag.",
        en: "Reports that someone else may have a key, and from which day."),
      discussion: Message(
        nl:
          "Wat daarvoor is geregistreerd, blijft geldig; daarna niets. Publiceer meteen daarna "
          + "opnieuw.",
        en:
          "What was registered before that day stays valid; nothing after it does. Publish "
          + "again right afterwards.")
    )

    @Argument(
      help: ArgumentHelp(
        nl: "De sleutel-id, zie 'key list'.",
        en: "The key ID, see 'key list'.",
        value: .id))
    var id: String
    @Option(
      help: ArgumentHelp(
        nl: "De eerste dag dat iemand anders de sleutel kon hebben.",
        en: "The first day on which someone else could have had the key.",
        value: .date),
      transform: CalendarDate.option)
    var since: CalendarDate
    @OptionGroup var yes: YesOption
    @OptionGroup var global: GlobalOptions

    func perform() throws {
      let folder = try global.folder()
      let id = try folder.keyID(named: id)
      let lost = try folder.documents(lostWith: id, since: since).filter { $0.counts(on: .today()) }
      show(lost)
      try confirm(
        Message(
          nl: "U meldt sleutel \(id) als onveilig sinds \(since.iso8601). Niet meer geldig daarna: "
            + "\(lost.count).",
          en:
            "You report key \(id) as compromised since \(since.iso8601). No longer valid after that: "
            + "\(lost.count)."), yes)
      try folder.compromiseKey(id, since: since)
      say(
        "Sleutel \(id) telt niet meer voor wat sinds \(since.iso8601) is geregistreerd. Maak een "
          + "nieuwe: blijk key new",
        "Key \(id) does not count for what was registered since \(since.iso8601). Make a new one: "
          + "blijk key new")
    }
  }

  struct List: Subcommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: Message(
        nl: "Toont de sleutels, de nieuwste eerst.",
        en: "Lists the keys, newest first."))

    @OptionGroup var global: GlobalOptions

    func perform() throws {
      let entries = try global.folder().keyRing().entries
      if entries.isEmpty {
        say("Er is nog geen sleutel: blijk key new", "There is no key yet: blijk key new")
      }
      Terminal.table(
        entries.map { entry in
          let until = entry.window.until.map(Self.day)
          let stolen = entry.window.compromisedSince.map(Self.day)
          let state = Message(
            nl: (until.map { "in gebruik tot \($0)" } ?? "in gebruik")
              + (stolen.map { ", onveilig sinds \($0)" } ?? ""),
            en: (until.map { "in use until \($0)" } ?? "in use")
              + (stolen.map { ", compromised since \($0)" } ?? ""))
          return [
            entry.key.id.thumbprint, entry.key.id.spoken, entry.key.algorithm.rawValue,
            Self.day(entry.window.from), state[global.language],
          ]
        })
    }

    private static func day(_ moment: Int) -> String {
      CalendarDate.inTheNetherlands(moment).iso8601
    }
  }
}
