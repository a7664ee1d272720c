package import ArgumentParser
package import BlijkBasics

// Help is written in both languages where the argument is, so that none can be left out.

extension CommandConfiguration {
  /// A command, described in the language that was asked for.
  package init(
    commandName: String, abstract: Message, discussion: Message = Message(nl: "", en: ""),
    version: String = "", subcommands: [any ParsableCommand.Type] = []
  ) {
    self.init(
      commandName: commandName, abstract: abstract[AskedLanguage.value],
      discussion: discussion[AskedLanguage.value], version: version, subcommands: subcommands)
  }
}

extension ArgumentHelp {
  /// What an argument or flag is for, in the language that was asked for.
  package init(nl: String, en: String, value: ValueName? = nil) {
    self.init(
      Message(nl: nl, en: en)[AskedLanguage.value],
      valueName: value?.name[AskedLanguage.value])
  }
}

/// What stands in the place of a value, as in `--out <folder>`.
package struct ValueName: Sendable {
  let name: Message

  private init(_ nl: String, _ en: String) { name = Message(nl: nl, en: en) }

  package static let address = ValueName("adres", "address")
  package static let bits = ValueName("bits", "bits")
  package static let checkpoint = ValueName("stand", "checkpoint")
  package static let code = ValueName("code", "code")
  package static let codeOrName = ValueName("code of naam", "code or name")
  package static let credential = ValueName("bewijs", "credential")
  package static let date = ValueName("datum", "date")
  package static let did = ValueName("did", "did")
  package static let duration = ValueName("tijd", "time")
  package static let file = ValueName("bestand", "file")
  package static let folder = ValueName("map", "folder")
  package static let id = ValueName("id", "id")
  package static let input = ValueName("invoer", "input")
  package static let kind = ValueName("soort", "kind")
  package static let language = ValueName("taal", "language")
  package static let level = ValueName("niveau", "level")
  package static let list = ValueName("lijst", "list")
  package static let name = ValueName("naam", "name")
  package static let nameAndRole = ValueName("naam, rol", "name, role")
  package static let number = ValueName("nummer", "number")
  package static let amount = ValueName("aantal", "number")
  package static let picture = ValueName("afbeelding", "image")
  package static let port = ValueName("poort", "port")
  package static let reason = ValueName("reden", "reason")
  package static let text = ValueName("tekst", "text")
  package static let url = ValueName("url", "url")
  package static let year = ValueName("jjjj", "yyyy")
}
