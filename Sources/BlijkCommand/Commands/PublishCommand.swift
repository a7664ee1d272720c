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
        "Maakt de bestanden voor uw website: de controlepagina, sleutels, register en lijst van ingetrokken "
        + "documenten.",
      en:
        "Creates the files for your website: the check page, keys, register and list of withdrawn "
        + "documents."),
    discussion: Message(
      nl:
        "Niemand leest er namen in die de code niet heeft. Doe het opnieuw als u iets hebt uitgegeven of "
        + "ingetrokken. Wat niet veranderde, wordt niet opnieuw geschreven.",
      en:
        "Nobody reads names in them who does not have the code. Do it again when you have issued or "
        + "withdrawn something. What did not change is not written again."))

  @Option(
    help: ArgumentHelp(
      nl: "De map van de website; oudere bestanden daarin worden vervangen.",
      en: "The folder of the website; older files in it are replaced.",
      value: .folder))
  var out: String?
  @Flag(
    help: ArgumentHelp(
      nl:
        "Zet de bestanden daarna op uw website, met het programma uit issuer.toml ([publish] upload).",
      en: "Then puts the files on your website, by the program in issuer.toml ([publish] upload)."))
  var upload = false
  @Option(
    help: ArgumentHelp(
      nl: "Vraagt elk bestand aan uw website (https://…), en zegt wat er niet klopt.",
      en: "Asks your website (https://…) for each file, and says what is wrong.",
      value: .address))
  var check: String?
  @Option(
    help: ArgumentHelp(
      nl:
        "Schrijft in dit bestand wat naar de website moet, een regel per bestand, voor rsync --files-from; ook "
        + "wat daar weg moet (rsync --delete-missing-args).",
      en:
        "Writes in this file what must go to the website, a line for each file, for rsync --files-from; also "
        + "what must be removed there (rsync --delete-missing-args).",
      value: .file))
  var changedList: String?
  @Flag(
    help: ArgumentHelp(
      nl: "Haalt weg wat al zeven dagen niet meer nodig is.",
      en: "Removes what has not been needed for seven days."))
  var prune = false
  @Flag(
    help: ArgumentHelp(
      nl: "Schrijft ook register.jsonl als codes te typen zijn.",
      en: "Writes register.jsonl too where codes can be typed."))
  var registerJsonl = false
  @OptionGroup var yes: YesOption
  @OptionGroup var passphrase: PassphraseOptions
  @OptionGroup var global: GlobalOptions

  func perform() throws {
    let folder = try global.folder()
    guard check != nil || out != nil else {
      throw Problem(
        .usage, nl: "Noem de map van de website met --out, of controleer een website met --check.",
        en: "Name the folder of the website with --out, or check a website with --check.")
    }
    if let out { try publish(folder, to: out) }
    if let check { try tell(SiteCheck(check, of: folder)) }
  }

  private func tell(_ found: SiteCheck) throws {
    for finding in found.findings { Terminal.say("✖ \(finding[global.language])") }
    guard found.findings.isEmpty else {
      throw Problem(
        .cannotRead, nl: "Op de website klopt nog niet alles: \(found.findings.count).",
        en: "Not everything is right on the website yet: \(found.findings.count).")
    }
    if found.asked < found.all {
      say(
        "✔ De website geeft \(found.asked) van \(found.all) bestanden zoals Blijk ze schreef; de rest is niet gevraagd.",
        "✔ The website gives \(found.asked) of \(found.all) files as Blijk wrote them; the rest was not asked for."
      )
    } else {
      say(
        "✔ De website geeft alle bestanden (\(found.all)) zoals Blijk ze schreef. Scan zelf één QR-code.",
        "✔ The website gives all files (\(found.all)) as Blijk wrote them. Scan one QR code yourself."
      )
    }
  }

  private func publish(_ folder: IssuerFolder, to out: String) throws {
    let replacesKeys = try agreesToLoseKeys(folder, out)
    let key = try passphrase.unlock(folder, language: global.language)
    var options = PublishOptions()
    options.replacesKeys = replacesKeys
    options.writesRegisterFile = registerJsonl
    options.prunes = prune
    let done = try folder.publish(to: out, with: key, options: options) { done, all in
      ProgressBar(total: all).draw(done)
    }
    try tell(of: done, out)
    let host = folder.profile.host.base.prefix { $0 != "/" }
    if upload {
      try folder.upload(out)
      say(
        "Overgezet. Controleer het met: blijk publish --check https://\(folder.profile.host.base)",
        "Uploaded. Check it with: blijk publish --check https://\(folder.profile.host.base)")
    } else {
      tellWhere(host, out)
    }
    try refuse(
      folder.register(readOnly: true).unlogged(), nl: "niet gepubliceerd", en: "not published")
  }

  private func tellWhere(_ host: Substring, _ out: String) {
    say(
      "Zet de inhoud van \(out) op https://\(host)/. Andere websites moeten ze kunnen lezen "
        + "(Access-Control-Allow-Origin: *).",
      "Put the contents of \(out) on https://\(host)/. Other websites must be able to read them "
        + "(Access-Control-Allow-Origin: *).")
  }

  /// The most files that are named one by one.
  private static let named = 40

  private func tell(of done: SitePublication, _ out: String) throws(Problem) {
    if let changedList {
      let lines = (done.written + done.removed).map { "\($0)\n" }.joined()
      try WholeFile.write(Array(lines.utf8), to: changedList, mode: 0o644, replaces: true)
    }
    for path in done.written.prefix(Self.named) { Terminal.say("\(out)/\(path)") }
    if done.written.count > Self.named {
      let more = done.written.count - Self.named
      say("en nog \(more) bestanden", "and \(more) more files")
    }
    if !done.removed.isEmpty {
      say(
        "Haal dit ook van uw website, want daar staat het nog:",
        "Remove this from your website too, since it is still there:")
      for path in done.removed { Terminal.say("  \(path)") }
    }
    for path in done.left {
      say(
        "'\(out)/\(path)' is van u en blijft. Blijk zet er zijn controlepagina niet overheen.",
        "'\(out)/\(path)' is yours and stays. Blijk does not put its check page over it.")
    }
    if !done.spoiled.isEmpty {
      let codes = done.spoiled.joined(separator: ", ")
      say(
        "In het register is iets aan deze documenten veranderd. Een getypte code laat er niets van zien: \(codes). "
          + "Doe: blijk register check",
        "Something about these documents was changed in the register. A typed code shows nothing of them: "
          + "\(codes). Run: blijk register check")
    }
  }

  /// Asks before keys leave the site that are not in this key ring: a colleague may have published them, or
  /// this register may be an older one.
  private func agreesToLoseKeys(_ folder: IssuerFolder, _ out: String) throws -> Bool {
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
