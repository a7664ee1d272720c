import ArgumentParser
import Blijk
import BlijkCredential
import BlijkKeys
import BlijkRegister

struct PublishCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract: "Schrijft sleutels, statuslijst en register als bestanden voor uw website.",
    discussion:
      "Er gaan geen namen en niets geheims in, en er wordt niets verstuurd. Doe het na elke uitgifte "
      + "en na elk intrekken.")

  @Option(
    help: ArgumentHelp(
      "De map van de website; oudere bestanden daarin worden vervangen.", valueName: "map"))
  var out: String
  @OptionGroup var passphrase: PassphraseOptions
  @OptionGroup var global: GlobalOptions

  func perform() throws {
    let folder = try global.folder()
    let key = try passphrase.unlock(folder, language: global.language)
    for path in try folder.publish(to: out, with: key) { Terminal.say("\(out)/\(path)") }
    let host = folder.profile.host.base.prefix { $0 != "/" }
    say(
      "Zet de inhoud van \(out) op https://\(host)/, leesbaar van elders "
        + "(Access-Control-Allow-Origin: *).",
      "Put what is in \(out) on https://\(host)/, readable from elsewhere "
        + "(Access-Control-Allow-Origin: *).")
    try refuse(
      folder.register(readOnly: true).unlogged(), nl: "niet gepubliceerd", en: "not published")
  }
}
