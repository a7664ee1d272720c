import ArgumentParser
import Blijk
import BlijkBasics
import BlijkKeys

struct TrustCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trust", abstract: "De organisaties van wie documenten worden geloofd.",
    subcommands: [Add.self, List.self, Remove.self])

  struct Add: Subcommand {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: "Gelooft een organisatie, of neemt haar nieuwe sleutels over.",
      discussion:
        "Vergelijk eerst de sleutel-id, aan de telefoon, op een nummer dat u zelf hebt opgezocht.")

    @Argument(help: ArgumentHelp("Haar DID-document.", valueName: "bestand"))
    var file: String
    @Option(help: ArgumentHelp("De naam die de controlepagina toont.", valueName: "naam"))
    var name: String?
    @Option(help: ArgumentHelp("Het nummer voor wie twijfelt.", valueName: "nummer"))
    var phone: String?
    @Option(help: ArgumentHelp("Haar website.", valueName: "url"))
    var url: String?
    @OptionGroup var global: GlobalOptions

    func perform() throws {
      let issuer = try global.folder().trust(file, name: name, phone: phone, url: url)
      say("\(issuer.name) wordt nu geloofd.", "\(issuer.name) is believed now.")
      for key in issuer.keys { Terminal.say(key.id.thumbprint) }
    }
  }

  struct List: Subcommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Toont wie er wordt geloofd.")

    @OptionGroup var global: GlobalOptions

    func perform() throws {
      let list = try global.folder().trusted()
      for problem in list.problems { Terminal.complain(problem.message[global.language]) }
      Terminal.table(
        list.issuers.values.sorted { $0.name < $1.name }.flatMap { issuer in
          issuer.keys.enumerated().map { number, key in
            number == 0
              ? [issuer.did, issuer.name, issuer.phone ?? "-", key.id.thumbprint]
              : ["", "", "", key.id.thumbprint]
          }
        })
    }
  }

  struct Remove: Subcommand {
    static let configuration = CommandConfiguration(
      commandName: "remove",
      abstract: "Gelooft een organisatie niet meer; ook wat zij eerder uitgaf niet.")

    @Argument(help: ArgumentHelp("Haar DID, zoals 'trust list' die toont.", valueName: "did"))
    var did: String
    @OptionGroup var global: GlobalOptions

    func perform() throws {
      try global.folder().distrust(did)
      say("\(did) wordt niet meer geloofd.", "\(did) is not believed any more.")
    }
  }
}
