import ArgumentParser
import BlijkBasics
import BlijkCredential
import BlijkIssuing
import BlijkKeys
import BlijkVerifying

struct InitCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Maakt de map voor uw organisatie.")

  @Argument(help: ArgumentHelp("De map die wordt gemaakt.", valueName: "map"))
  var directory: String
  @Option(help: ArgumentHelp("De naam van de organisatie.", valueName: "naam"))
  var name: String
  @Option(
    help: ArgumentHelp(
      "Het adres van de controledienst, zoals bewijs.example/moerwijk.", valueName: "adres"))
  var host: String
  @Option(
    help: ArgumentHelp("Wie ondertekent: \"M. de Vries, coördinator\".", valueName: "naam, rol"))
  var signatory: String?
  @Option(help: ArgumentHelp("Het KvK-nummer, acht cijfers.", valueName: "nummer"))
  var kvk: String?
  @Option(help: ArgumentHelp("De website.", valueName: "url"))
  var url: String?
  @Option(help: ArgumentHelp("Het telefoonnummer om te bellen bij twijfel.", valueName: "nummer"))
  var phone: String?
  @OptionGroup var global: GlobalOptions

  func perform() throws {
    let profile = try IssuerProfile(
      checking: name, host: host, signatory: signatory, kvk: kvk, url: url, phone: phone)
    let folder = try IssuerFolder.create(
      at: directory, profile: profile, register: global.registerPlace)
    say("Gemaakt: \(folder.path)", "Made: \(folder.path)")
    if signatory == nil {
      say(
        "Ondertekenaar is nu '\(profile.name)'. Een naam en rol staan persoonlijker: pas "
          + "issuer.toml aan.",
        "'\(profile.name)' signs for now. A name and role are more personal: edit "
          + "issuer.toml."
      )
    }
    if profile.host.base.utf8.count > 17 {
      say(
        "Het adres is lang (\(profile.host.base.utf8.count) tekens); met maximaal 17 wordt de "
          + "QR-code kleiner.",
        "The address is long (\(profile.host.base.utf8.count) characters); with at most 17 the QR "
          + "code gets smaller."
      )
    }
    say(
      "Doe nu: blijk key new --issuer '\(folder.path)'",
      "Next: blijk key new --issuer '\(folder.path)'")
  }
}
