import ArgumentParser
import BlijkArguments
import BlijkBasics
import BlijkIssuing
import BlijkSecrets
import BlijkVerifying
import Foundation

/// Where the passphrase comes from: a file, BLIJK_PASSPHRASE, or a question on the terminal. Never from
/// an argument, which other users of the computer could see.
struct PassphraseOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      nl: "Een bestand met het wachtwoord van de sleutel op de eerste regel.",
      en: "A file with the passphrase of the key on its first line.",
      value: .file))
  var passphraseFile: String?

  /// Opens the key to sign with; without a usable key nobody is asked for its passphrase.
  func unlock(_ folder: IssuerFolder, language: Language) throws(Problem) -> PrivateKey {
    _ = try folder.signingKey()
    // Not a variable of its own: it is wiped as soon as the key is open.
    return try folder.unlock(read(language))
  }

  private func read(_ language: Language) throws(Problem) -> Passphrase {
    if let passphrase = try ready() { return passphrase }
    try PassphrasePrompt.expectTerminal()
    let question = Message(nl: "Wachtwoord van de sleutel: ", en: "Passphrase of the key: ")
    return try PassphrasePrompt.ask(question[language])
  }

  /// The passphrase that is there without asking.
  func ready() throws(Problem) -> Passphrase? {
    if let passphraseFile { return try PassphrasePrompt.read(file: passphraseFile) }
    let passphrase = Passphrase(
      takenFromEnvironment: "BLIJK_PASSPHRASE", longest: PassphrasePrompt.longest)
    guard (passphrase?.secret.count ?? 0) < PassphrasePrompt.longest else {
      throw PassphrasePrompt.tooLong
    }
    return passphrase
  }
}

/// The same for a new key: its passphrase is judged, typed twice, and can be proposed.
struct NewPassphraseOptions: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      nl: "Stel vier woorden voor als wachtwoord van de sleutel.",
      en: "Propose four words as the passphrase of the key."))
  var propose = false
  @OptionGroup var given: PassphraseOptions

  func validate() throws {
    guard !propose || given.passphraseFile == nil else {
      throw ValidationError(
        "--propose kan niet met --passphrase-file / cannot go with --passphrase-file.")
    }
  }

  /// Reads it; on a terminal an empty answer asks for a proposal.
  func read(for folder: IssuerFolder, _ language: Language) throws(Problem) -> Passphrase {
    // Taken out of the environment also where a proposal is asked for.
    if let passphrase = try given.ready(), !propose { return passphrase }
    try PassphrasePrompt.expectTerminal()
    var proposal = propose ? try Self.showProposal(language) : nil
    while true {
      let question =
        proposal == nil
        ? Message(
          nl: "Nieuw wachtwoord van de sleutel (of Enter: Blijk stelt er een voor): ",
          en: "New passphrase of the key (or Enter: Blijk proposes one): ")
        : Message(
          nl: "Wachtwoord van de sleutel (of Enter: een ander voorstel): ",
          en: "Passphrase of the key (or Enter: another proposal): ")
      guard let first = try PassphrasePrompt.askOptional(question[language]) else {
        proposal = try Self.showProposal(language)
        continue
      }
      if let proposal, first.equals(proposal) { return first }
      try folder.checkFitForNewKey(first)
      let again = Message(nl: "Nog een keer: ", en: "Again: ")
      guard first.equals(try PassphrasePrompt.ask(again[language])) else {
        throw Problem(
          .noPassphrase,
          nl: "U typte twee verschillende wachtwoorden. Er is geen sleutel gemaakt. Probeer het "
            + "opnieuw.",
          en: "You typed two different passphrases. No key was made. Try again.")
      }
      return first
    }
  }

  /// Shows a proposal, which must be typed over: that shows that it was written down well.
  private static func showProposal(_ language: Language) throws(Problem) -> Passphrase {
    let proposal = try Passphrase.proposal()
    let around = Message(
      nl: "Voorstel voor het wachtwoord van de sleutel:\n",
      en: "A proposal for the passphrase of the key:\n")
    Terminal.explain(around[language], isError: true)
    Terminal.ask("  ")
    proposal.secret.write(to: STDERR_FILENO)
    let then = Message(
      nl: "\n\nSchrijf het op papier. Typ het daarna hieronder over.",
      en: "\n\nWrite it on paper. Then type it below.")
    Terminal.explain(then[language], isError: true)
    return proposal
  }
}
