import ArgumentParser
import Blijk
import BlijkBasics
import BlijkKeys
import Foundation

struct KeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key", abstract: "De sleutels waarmee wordt ondertekend.",
    subcommands: [New.self, List.self])

  struct New: Subcommand {
    static let configuration = CommandConfiguration(
      abstract: "Maakt een sleutel en neemt hem in gebruik; de vorige gaat uit gebruik.")

    @Option(help: ArgumentHelp("ed25519 of rsa.", valueName: "soort"))
    var algorithm = KeyAlgorithm.ed25519
    @Option(help: ArgumentHelp("Alleen voor rsa: 2048 of 3072.", valueName: "bits"))
    var bits = 3072
    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var global: GlobalOptions

    func validate() throws {
      guard bits == 2048 || bits == 3072 else {
        throw ValidationError("--bits is 2048 of 3072 / is 2048 or 3072.")
      }
    }

    func perform() throws {
      let folder = try global.folder()
      let key = try folder.makeKey(
        algorithm, bits: bits,
        passphrase: passphrase.read(isNew: true, language: global.language))
      say("Sleutel \(key.id.thumbprint) is in gebruik.", "Key \(key.id.thumbprint) is in use.")
      say(
        "Bewaar een kopie van \(folder.path)/keys en de wachtzin, elk op een eigen veilige plaats.",
        "Keep a copy of \(folder.path)/keys and the passphrase, each in a safe place of its own.")
    }
  }

  struct List: Subcommand {
    static let configuration = CommandConfiguration(
      abstract: "Toont de sleutels, de nieuwste eerst.")

    @OptionGroup var global: GlobalOptions

    func perform() throws {
      let entries = try global.folder().keyRing().entries
      if entries.isEmpty {
        say("Er is nog geen sleutel: blijk key new", "There is no key yet: blijk key new")
      }
      Terminal.table(
        entries.map { entry in
          let until = entry.window.until.map(Self.day)
          let state = Message(
            nl: until.map { "in gebruik tot \($0)" } ?? "in gebruik",
            en: until.map { "in use until \($0)" } ?? "in use")
          return [
            entry.key.id.thumbprint, entry.key.algorithm.rawValue, Self.day(entry.window.from),
            state[global.language],
          ]
        })
    }

    private static func day(_ moment: Int) -> String {
      CalendarDate.inTheNetherlands(moment).iso8601
    }
  }
}
