import ArgumentParser
import BlijkArguments
import BlijkBasics
import BlijkCredential
import BlijkIssuing
import BlijkKeys
import BlijkVerifying

struct InitCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: Message(
      nl: "Maakt de map voor uw organisatie.",
      en: "Creates the folder for your organisation."),
    discussion: Message(
      nl:
        "Hebt u nog geen adres voor een controlepagina? Laat --host weg: dan kunt u oefenen, "
        + "met --test en --draft. Later geeft u dezelfde map een adres met 'blijk init MAP "
        + "--host ADRES'.",
      en:
        "No address for a check page yet? Leave out --host: then you can practise, with "
        + "--test and --draft. Later you give the same folder an address with 'blijk init "
        + "FOLDER --host ADDRESS'."))

  @Argument(
    help: ArgumentHelp(
      nl: "De map die wordt gemaakt.",
      en: "The folder to create.",
      value: .folder))
  var directory: String
  @Option(
    help: ArgumentHelp(
      nl: "De naam van de organisatie.",
      en: "The name of the organisation.",
      value: .name))
  var name: String?
  @Option(
    help: ArgumentHelp(
      nl:
        "Het adres van uw controlepagina, zoals bewijs.example/moerwijk. Zonder "
        + "controlepagina op dit adres opent de QR-code niets. Weglaten: om te oefenen.",
      en:
        "The address of your check page, such as bewijs.example/moerwijk. Without a check "
        + "page at this address the QR code opens nothing. Leave it out to practise.",
      value: .address))
  var host: String?
  @Option(
    help: ArgumentHelp(
      nl: "Wie ondertekent: \"M. de Vries, coördinator\".",
      en: "Who signs: \"M. de Vries, coordinator\".",
      value: .nameAndRole))
  var signatory: String?
  @Option(
    help: ArgumentHelp(
      nl: "Het KvK-nummer, acht cijfers.",
      en: "The KvK number (Chamber of Commerce), eight digits.",
      value: .number))
  var kvk: String?
  @Option(
    help: ArgumentHelp(
      nl: "De website.",
      en: "The website.",
      value: .url))
  var url: String?
  @Option(
    help: ArgumentHelp(
      nl: "Het telefoonnummer om te bellen bij twijfel.",
      en: "The phone number to call in case of doubt.",
      value: .number))
  var phone: String?
  @OptionGroup var global: GlobalOptions

  func perform() throws {
    let host = try host.map { typed throws(Problem) in try IssuerHost(typed: typed) }
    if let host, IssuerFolder.exists(at: directory) {
      try leavePractice(for: host)
    } else {
      try create(host?.base ?? IssuerHost.practice)
    }
  }

  private func create(_ host: String) throws {
    guard let name else {
      throw Problem(
        .usage, nl: "'--name <naam>' ontbreekt: de naam van de organisatie.",
        en: "'--name <naam>' is missing: the name of the organisation.")
    }
    var profile = try IssuerProfile(
      checking: name, host: host, signatory: signatory, kvk: kvk, url: url, phone: phone)
    profile.typedCodes = true
    let folder = try IssuerFolder.create(
      at: directory, profile: profile, register: global.registerPlace)
    say("Gemaakt: \(folder.path)", "Made: \(folder.path)")
    tell(of: profile, hasSignatory: signatory != nil)
    next(folder)
  }

  /// What is not given again stays as it was.
  private func leavePractice(for host: IssuerHost) throws {
    let folder = try IssuerFolder(path: directory)
    let old = folder.profile
    let hasSignatory = signatory != nil || old.signatory.text != old.name
    var profile = try IssuerProfile(
      checking: name ?? old.name, host: host.base,
      signatory: signatory ?? (hasSignatory ? old.signatory.text : nil), kvk: kvk ?? old.kvk,
      url: url ?? old.url, phone: phone ?? old.phone)
    profile.typedCodes = old.typedCodes ?? true
    let (new, practice) = try folder.leavePractice(as: profile, register: global.registerPlace)
    say(
      "\(new.path) heeft nu het adres \(host.base), met een nieuw register. Wat van het oefenen was, staat "
        + "in \(practice): het register en de sleutels. Die tellen hier niet meer.",
      "\(new.path) has the address \(host.base) now, with a new register. What was for practice is in "
        + "\(practice): the register and the keys. They no longer count here.")
    say(
      "Oefendocumenten waren alleen om te oefenen. Vanaf nu kent Blijk die niet meer: een controle zegt "
        + "'Onbekende organisatie'. Gooi dat papier weg, en deel het niet uit.",
      "Test documents were for practice only. From now on Blijk no longer knows them: a check says "
        + "'Unknown organisation'. Throw that paper away, and do not hand it out.")
    tell(of: profile, hasSignatory: hasSignatory)
    next(new)
  }

  private func tell(of profile: IssuerProfile, hasSignatory: Bool) {
    tell(ofAddress: profile.host)
    if !hasSignatory {
      say(
        "Ondertekenaar is nu '\(profile.name)'. Een naam en rol staan persoonlijker: pas "
          + "issuer.toml aan.",
        "'\(profile.name)' signs for now. A name and role are more personal: edit "
          + "issuer.toml.")
    }
    if profile.host.base.utf8.count > 17 {
      say(
        "Het adres is lang (\(profile.host.base.utf8.count) tekens); met maximaal 17 wordt de "
          + "QR-code kleiner.",
        "The address is long (\(profile.host.base.utf8.count) characters); with at most 17 the QR "
          + "code gets smaller.")
    }
  }

  private func tell(ofAddress host: IssuerHost) {
    guard !host.isPractice else {
      return say(
        "Dit is een oefenmap: u kunt oefendocumenten (--test) en concepten (--draft) maken. Hebt u een "
          + "adres? Doe dan: blijk init '\(directory)' --host ADRES",
        "This is a practice folder: you can make test documents (--test) and drafts (--draft). Have you "
          + "an address? Then: blijk init '\(directory)' --host ADDRESS")
    }
    say(
      "Elke QR-code gaat naar https://\(host.base). Zonder controlepagina op dit adres opent de QR-code "
        + "niets. Na de eerste uitgifte kunt u het adres niet meer veranderen.",
      "Every QR code goes to https://\(host.base). Without a check page at this address the QR code opens "
        + "nothing. After the first documents you cannot change the address.")
    say(
      "Publiceert u dat adres met 'blijk publish'? Dan staat daar, op slot, ook wat iemand ziet die een "
        + "controlecode typt. Alleen wie de code heeft, krijgt het open. Wilt u dat niet? Zet dan in issuer.toml: "
        + "typed-codes = false",
      "Do you publish that address with 'blijk publish'? Then it also contains, locked, what someone sees who "
        + "types a check code. Only who has the code can open it. Do you not want that? Put in issuer.toml: "
        + "typed-codes = false")
  }

  private func next(_ folder: IssuerFolder) {
    say(
      "Doe nu: blijk key new --issuer '\(folder.path)'",
      "Next: blijk key new --issuer '\(folder.path)'")
  }
}
