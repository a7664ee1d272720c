import ArgumentParser
import BlijkArguments
import BlijkBasics
import BlijkIssuing
import BlijkKeys
import BlijkVerifying

struct TrustCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trust",
    abstract: Message(
      nl: "De organisaties die u vertrouwt.",
      en: "The organisations that you trust."),
    subcommands: [Add.self, List.self, Remove.self])

  struct Add: Subcommand {
    static let configuration = CommandConfiguration(
      commandName: "add",
      abstract: Message(
        nl: "Zet een organisatie op uw lijst, of neemt nieuwe sleutels over.",
        en: "Puts an organisation on your list, or takes over its new keys."),
      discussion: Message(
        nl:
          "Vergelijk eerst de sleutel-id, aan de telefoon, op een nummer dat u zelf hebt "
          + "opgezocht.",
        en: "First compare the key ID, by phone, on a number that you looked up yourself."))

    @Argument(
      help: ArgumentHelp(
        nl: "Het DID-document van de organisatie.",
        en: "The DID document of the organisation.",
        value: .file))
    var file: String
    @Option(
      help: ArgumentHelp(
        nl: "De naam die de controlepagina toont.",
        en: "The name that the check page shows.",
        value: .name))
    var name: String?
    @Option(
      help: ArgumentHelp(
        nl: "Het telefoonnummer om te bellen bij twijfel.",
        en: "The phone number to call in case of doubt.",
        value: .number))
    var phone: String?
    @Option(
      help: ArgumentHelp(
        nl: "De website van de organisatie.",
        en: "The website of the organisation.",
        value: .url))
    var url: String?
    @OptionGroup var yes: YesOption
    @OptionGroup var global: GlobalOptions

    func perform() throws {
      let folder = try global.folder()
      let change = try folder.trustChange(file, name: name, phone: phone, url: url)
      tell(change)
      // A new key can sign for the whole organisation, and a key that goes makes all that it signed invalid:
      // neither may happen without somebody knowing.
      if change.mustBeAsked, !yes.isSure { try confirm(change) }
      try folder.trust(change)
      // A name that looks like another's is told when it comes, not only by `trust list`.
      for remark in folder.trusted().remarks {
        Terminal.complain(remark.message[global.language])
      }
      say(
        "\(change.issuer.name) staat nu op uw lijst.", "\(change.issuer.name) is on your list now.")
    }

    private func tell(_ change: IssuerFolder.TrustChange) {
      let name = change.issuer.name
      if change.isNew || !change.comes.isEmpty {
        let (nl, en) =
          change.isNew
          ? ("is nieuw op uw lijst", "is new on your list")
          : change.comes.count == 1
            ? ("heeft een sleutel erbij", "has one more key")
            : ("heeft sleutels erbij", "has more keys")
        say(
          "\(name) \(nl). Bel de organisatie, op een nummer dat u zelf hebt opgezocht. Laat dit voorlezen "
            + "('blijk key list'):",
          "\(name) \(en). Call the organisation, on a number that you looked up yourself. Have this read "
            + "out ('blijk key list'):")
      } else if !change.isLessened {
        say("De sleutels van \(name) zijn dezelfde gebleven.", "The keys of \(name) are the same.")
      }
      list(change.comes, "Nieuwe sleutel", "New key")
      list(
        change.ends, "Telt niet meer voor nieuwe documenten",
        "Does not count any more for new documents")
      list(change.goes, "Gaat weg, met alles wat ermee is ondertekend", "Goes, with all it signed")
    }

    private func list(_ keys: [PublicKey], _ nl: String, _ en: String) {
      for key in keys {
        say(
          "  \(nl): \(key.id.spoken)  \(key.id.thumbprint)",
          "  \(en): \(key.id.spoken)  \(key.id.thumbprint)")
      }
    }

    private func confirm(_ change: IssuerFolder.TrustChange) throws {
      let name = change.issuer.name
      let question =
        !change.isLessened
        ? Message(
          nl:
            "\(name) krijgt een sleutel erbij op uw lijst. Hebt u die aan de telefoon laten voorlezen?",
          en: "\(name) gets one more key on your list. Did you have it read out on the telephone?")
        : Message(
          nl:
            "Sleutels van \(name) verdwijnen of tellen niet meer. Hebt u dat aan de telefoon nagevraagd?",
          en: "Keys of \(name) go or do not count any more. Did you ask about that by telephone?")
      try expectYes(
        question, yes, because: Message(nl: "Zo ja: geef --yes.", en: "If so: give --yes."))
      try ask(Message(nl: "\(question.nl) [ja/nee] ", en: "\(question.en) [yes/no] "))
    }
  }

  struct List: Subcommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: Message(
        nl: "Toont wie u vertrouwt.",
        en: "Lists whom you trust."))

    @OptionGroup var global: GlobalOptions

    func perform() throws {
      let list = try global.folder().trusted()
      for problem in list.problems + list.remarks {
        Terminal.complain(problem.message[global.language])
      }
      Terminal.table(
        list.issuers.values.sorted { ($0.name, $0.did) < ($1.name, $1.did) }.flatMap { issuer in
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
      abstract: Message(
        nl: "Haalt een organisatie van uw lijst. Ook eerdere documenten tellen dan niet meer.",
        en:
          "Removes an organisation from your list. Its earlier documents then no longer count "
          + "either."))

    @Argument(
      help: ArgumentHelp(
        nl: "Het DID van de organisatie, zoals 'trust list' dat toont.",
        en: "The DID of the organisation, as 'trust list' shows it.",
        value: .did))
    var did: String
    @OptionGroup var global: GlobalOptions

    func perform() throws {
      guard try global.folder().distrust(did) else {
        return say(
          "\(did) staat niet meer op uw lijst.", "\(did) is no longer on your list.")
      }
      say(
        "\(did) staat niet meer op uw lijst, maar telt nog mee: de organisatie staat in de map 'Keys' bij Blijk.",
        "\(did) is no longer on your list, but still counts: the organisation is in the folder 'Keys' of Blijk."
      )
    }
  }
}
