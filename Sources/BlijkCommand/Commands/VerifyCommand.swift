import ArgumentParser
import BlijkArguments
import BlijkBasics
import BlijkVerifying

struct VerifyCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: Message(
      nl: "Controleert of een document echt is.",
      en: "Checks whether a document is genuine."),
    discussion: Message(
      nl:
        "Eindigt met 0 als het geldig is, anders met 1. Heet een bestand zoals een code, typ "
        + "dan ./ ervoor.",
      en:
        "Ends with 0 if it is valid, otherwise with 1. Does a file have a name like a code? "
        + "Then type ./ in front of it."))

  @Argument(
    help: ArgumentHelp(
      nl: "De tekst van een QR-code, een controlecode, of een uitgegeven bestand.",
      en: "The text of a QR code, a check code, or an issued file.",
      value: .input)
  )
  var input: String
  @Option(
    help: ArgumentHelp(
      nl: "Een DID-document of JWK-set van een organisatie die u vertrouwt.",
      en: "A DID document or JWK set of an organisation that you trust.",
      value: .file))
  var trust: [String] = []
  @Option(
    help: ArgumentHelp(
      nl: "Een lijst van ingetrokken documenten die de organisatie heeft gepubliceerd.",
      en: "A list of withdrawn documents that the organisation has published.",
      value: .file))
  var status: [String] = []
  @Option(
    help: ArgumentHelp(
      nl: "Een bevestiging van dit document door een andere organisatie.",
      en: "An endorsement of this document by another organisation.",
      value: .file))
  var endorsement: [String] = []
  @Option(
    help: ArgumentHelp(
      nl: "Een map met het register dat een organisatie heeft gepubliceerd.",
      en: "A folder with the register that an organisation has published.",
      value: .folder))
  var published: [String] = []
  @Flag(
    help: ArgumentHelp(
      nl: "Het antwoord als JSON.",
      en: "The answer as JSON."))
  var json = false
  @OptionGroup var global: GlobalOptions

  func perform() throws {
    let verifier = try Verifier(folder: global.pathAtHand, register: global.registerPlace).also(
      trusting: trust, statusLists: status, endorsements: endorsement, published: published,
      memory: published.isEmpty && status.isEmpty ? nil : memory())
    if global.isChosen, !IssuerFolder.exists(at: global.path) {
      Terminal.complain(
        Message(
          nl: "'\(global.path)' is geen map van een organisatie, of is niet te lezen.",
          en: "'\(global.path)' is not an organisation's folder, or cannot be read.")[
            global.language])
    }
    for problem in verifier.problems { Terminal.complain(problem.message[global.language]) }
    let verdict = verifier.verify(textOrFile: input, withDetails: !json)
    if json {
      Terminal.say(json: verdict.json(global.language))
    } else {
      try show(verdict)
    }
    if verdict.state != .valid { throw ExitCode(1) }
  }

  /// The memory of what was seen before. When it cannot be used that is said, and the answer is given without
  /// it.
  private func memory() -> PublishedMemory? {
    do throws(Problem) {
      return try PublishedMemory(folder: PublishedMemory.personalFolder())
    } catch {
      Terminal.complain(error.message[global.language])
      return nil
    }
  }

  private func show(_ verdict: Verdict) throws {
    let issuer = IssuerFolder.exists(at: global.path) ? global.path : nil
    let texts = try SharedFiles(issuer: issuer).texts(global.language)
    Terminal.say("\(verdict.symbol) \(try verdict.title(texts))")
    Terminal.say(try verdict.sentence(texts))
    let facts = try verdict.labelledFacts(texts)
    if !facts.isEmpty {
      Terminal.say("")
      Terminal.table(facts.map { ["  " + $0.label, $0.value] })
    }
    for (file, endorsement) in zip(endorsement, verdict.endorsements) {
      show(endorsement, file: file)
    }
    if let boundary = try verdict.boundary(texts) {
      Terminal.say("")
      Terminal.say(boundary)
    }
    Terminal.say("")
    for remark in try verdict.remarks(texts) { Terminal.say(remark) }
    if let reason = verdict.reasons.first(where: { $0.outcome == .fail }) {
      Terminal.say("(\(reason.policy): \(reason.why[global.language]))")
    }
  }

  private func show(_ endorsement: Verdict.Endorsement, file: String) {
    let why = endorsement.why[global.language]
    Terminal.say("")
    guard endorsement.state == .valid else {
      return say(
        "⚠ De bevestiging in '\(file)' telt niet: \(why)",
        "⚠ The endorsement in '\(file)' does not count: \(why)")
    }
    Terminal.say("✔ \(why)")
    guard let comment = endorsement.comment else { return }
    // Indented, so that no line of theirs looks like one of ours.
    for line in "“\(comment)”".split(separator: "\n") { Terminal.say("  \(line)") }
  }
}
