import ArgumentParser
import BlijkArguments
import BlijkBasics
import BlijkCredential
import BlijkIssuing
import BlijkKeys
import BlijkRegister
import BlijkVerifying

struct PublishCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract: Message(
      nl:
        "Maakt de bestanden voor uw website: sleutels, register en lijst van ingetrokken "
        + "documenten.",
      en: "Creates the files for your website: keys, register and list of withdrawn documents."),
    discussion: Message(
      nl:
        "Er gaan geen namen en niets geheims in, en er wordt niets verstuurd. Doe het "
        + "opnieuw als u iets hebt uitgegeven of ingetrokken.",
      en:
        "They contain no names and nothing secret, and nothing is sent. Do it again when you "
        + "have issued or withdrawn something."))

  @Option(
    help: ArgumentHelp(
      nl: "De map van de website; oudere bestanden daarin worden vervangen.",
      en: "The folder of the website; older files in it are replaced.",
      value: .folder))
  var out: String
  @OptionGroup var yes: YesOption
  @OptionGroup var passphrase: PassphraseOptions
  @OptionGroup var global: GlobalOptions

  func perform() throws {
    let folder = try global.folder()
    let replacesKeys = try agreesToLoseKeys(folder)
    let key = try passphrase.unlock(folder, language: global.language)
    for path in try folder.publish(to: out, with: key, replacesKeys: replacesKeys) {
      Terminal.say("\(out)/\(path)")
    }
    let host = folder.profile.host.base.prefix { $0 != "/" }
    say(
      "Zet de inhoud van \(out) op https://\(host)/. Andere websites moeten ze kunnen lezen "
        + "(Access-Control-Allow-Origin: *).",
      "Put the contents of \(out) on https://\(host)/. Other websites must be able to read them "
        + "(Access-Control-Allow-Origin: *).")
    try refuse(
      folder.register(readOnly: true).unlogged(), nl: "niet gepubliceerd", en: "not published")
  }

  /// Asks before keys leave the site that are not in this key ring: a colleague may have published them, or
  /// this register may be an older one.
  private func agreesToLoseKeys(_ folder: IssuerFolder) throws -> Bool {
    let lost = try folder.keysLost(byPublishingTo: out)
    guard !lost.isEmpty else { return false }
    Terminal.table(lost.map { [$0.id.thumbprint, $0.id.spoken] }, isError: true)
    let what = Message(
      nl:
        "In '\(out)' staan deze sleutels van uw organisatie, die u hier niet hebt. Publiceren haalt ze weg, "
        + "met alles wat ermee is ondertekend.",
      en:
        "'\(out)' has these keys of your organisation, which you do not have here. Publishing takes them away, "
        + "with all that they signed.")
    try confirm(
      what, yes,
      needsYes: Message(nl: "Is dat goed? Geef dan --yes.", en: "Is that right? Then give --yes."))
    return true
  }
}
