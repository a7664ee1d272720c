import ArgumentParser
import BlijkArguments
import BlijkBasics
import BlijkCredential
import BlijkIssuing
import BlijkKeys
import BlijkVerifying

struct IssueCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "issue",
    abstract: Message(
      nl: "Geeft documenten uit aan iedereen op een deelnemerslijst.",
      en: "Issues documents to everyone on a list of participants."))

  @Option(
    help: ArgumentHelp(
      nl:
        "De cursus of rol (zie 'blijk achievement list'). Zonder: een praktijkverklaring met "
        + "de kolom 'rol' als titel.",
      en:
        "The course or role (see 'blijk achievement list'). Without it: a statement of "
        + "experience, with the column 'role' as its title.",
      value: .id))
  var achievement: String?
  @Option(
    help: ArgumentHelp(
      nl: "Een van: \(Self.kinds("of")).",
      en: "One of: \(Self.kinds("or")).",
      value: .kind))
  var kind: Kind?
  @Option(
    help: ArgumentHelp(
      nl: "De deelnemerslijst: .xlsx, .ods of .csv.",
      en: "The list of participants: .xlsx, .ods or .csv.",
      value: .file))
  var roster: String
  @OptionGroup var list: ListOptions
  @Option(
    help: ArgumentHelp(
      nl: "De map die wordt gemaakt.",
      en: "The folder to create.",
      value: .folder))
  var out: String
  @Option(
    help: ArgumentHelp(
      nl:
        "De datum op het document, hoogstens 31 dagen vooruit (anders vandaag): 5 december "
        + "2026, 5-12-2026 of 2026-12-05.",
      en:
        "The date on the document, at most 31 days ahead (by default today): 5 december "
        + "2026, 5-12-2026 or 2026-12-05.",
      value: .date), transform: CalendarDate.option)
  var date: CalendarDate?
  @Option(
    help: ArgumentHelp(
      nl: "De laatste dag dat het document geldt.",
      en: "The last day on which the document is valid.",
      value: .date),
    transform: CalendarDate.option)
  var validUntil: CalendarDate?
  @Option(
    help: ArgumentHelp(
      nl: "\(Formats.all("en/of")), met komma's.",
      en: "\(Formats.all("and/or")), with commas.",
      value: .list))
  var format = Formats(list: [.pdf, .html])
  @Flag(
    help: ArgumentHelp(
      nl:
        "Zet voor iedereen met een e-mailadres een bericht klaar, met de pdf erbij. Versturen doet u zelf.",
      en:
        "Prepares a message for everyone with an e-mail address, with the PDF. You send it yourself."
    ))
  var mail = false
  @Flag(
    help: ArgumentHelp(
      nl: "Oefendocumenten, zonder waarde.",
      en: "Test documents, without value."))
  var test = false
  @Flag(
    help: ArgumentHelp(
      nl: "Concepten: niet ondertekend, om eerst na te kijken.",
      en: "Drafts to look at first; not signed."))
  var draft = false
  @OptionGroup var earlier: AgainOptions
  @Flag(
    help: ArgumentHelp(
      nl: "Laat zien wat er zou worden uitgegeven, en schrijft niets.",
      en: "Shows what would be issued, and writes nothing."))
  var dryRun = false
  @Flag(
    help: ArgumentHelp(
      nl: "Het verslag als JSON.",
      en: "The report as JSON."))
  var json = false
  @OptionGroup var passphrase: PassphraseOptions
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard !out.isEmpty else { throw ValidationError("--out is leeg / is empty.") }
    guard !draft || format.list != [.credential] else {
      throw ValidationError("Een concept heeft geen credential / a draft has no credential.")
    }
    guard !mail || !draft else {
      throw ValidationError("Een concept gaat niet per e-mail / a draft is not mailed.")
    }
  }

  func perform() throws {
    let issuer = Issuer(folder: try global.folder())
    if draft { try makeDrafts(by: issuer) } else { try issue(by: issuer) }
  }

  /// "a, b of c".
  private static func kinds(_ or: String) -> String {
    let words = Kind.allCases.map(\.word)
    return words.dropLast().joined(separator: ", ") + " \(or) " + (words.last ?? "")
  }

  private var request: IssueRequest {
    var request = IssueRequest(achievement: achievement)
    request.kind = kind
    request.date = date
    request.validUntil = validUntil
    request.formats = format.list
    request.mails = mail
    request.isTest = test
    return request
  }

  private func issue(by issuer: Issuer) throws {
    var plan = try issuer.plan(request, for: list.sheet(roster))
    if earlier.onlyNew { plan = try issuer.onlyNew(plan) }
    let report = report(plan.batch)
    report.warn()
    guard !dryRun else { return report.showPlan() }
    if try asksForNewOnly(plan.batch) { plan = try issuer.onlyNew(plan) }
    let key = try passphrase.unlock(issuer.folder, language: global.language)
    let bar = ProgressBar(total: plan.batch.documents.count)
    self.report(plan.batch).show(try issuer.issue(plan, to: out, with: key) { bar.show($0) })
  }

  private func report(_ batch: PlannedBatch, isDraft: Bool = false) -> IssueReport {
    IssueReport(batch, isDraft: isDraft, asJSON: json, language: global.language)
  }

  /// Asks once what those get who have this document already, where there is somebody to ask.
  ///
  /// - Returns: Whether it is for the others alone.
  private func asksForNewOnly(_ batch: PlannedBatch) throws(Problem) -> Bool {
    guard !earlier.again, !earlier.onlyNew, !batch.earlier.isEmpty else { return false }
    let hasOthers = batch.earlier.count < batch.documents.count
    let question =
      hasOthers
      ? Message(
        nl:
          "Toch uitgeven aan iedereen op de lijst (ja), alleen aan wie dit document nog niet heeft "
          + "(alleen), of stoppen (nee)? [ja/alleen/nee] ",
        en: "Issue to everyone on the list all the same (yes), only to those who do not have this "
          + "document yet (only), or stop (no)? [yes/only/no] ")
      : Message(
        nl: "Toch uitgeven aan iedereen op de lijst? [ja/nee] ",
        en: "Issue to everyone on the list all the same? [yes/no] ")
    let answer = Terminal.answer(question[global.language])
    if hasOthers, answer == .only { return true }
    guard answer == .yes else {
      throw Problem(.declined, nl: "Er is niets uitgegeven.", en: "Nothing has been issued.")
    }
    return false
  }

  private func makeDrafts(by issuer: Issuer) throws {
    var plan = try issuer.planDraft(request, for: list.sheet(roster))
    if earlier.onlyNew { plan = try issuer.onlyNew(plan) }
    let report = report(plan.batch, isDraft: true)
    report.warn()
    guard !dryRun else { return report.showPlan() }
    report.show(try issuer.draft(plan, to: out))
  }
}

/// A list of formats, as `pdf,html`.
struct Formats: ExpressibleByArgument {
  let list: [DocumentFormat]

  /// As a sentence names them.
  static func all(_ or: String) -> String {
    let words = DocumentFormat.allCases.map(\.rawValue)
    return words.dropLast().joined(separator: ", ") + " \(or) " + (words.last ?? "")
  }

  init(list: [DocumentFormat]) { self.list = list }

  init?(argument: String) {
    var list: [DocumentFormat] = []
    for word in argument.split(separator: ",", omittingEmptySubsequences: false) {
      guard let format = DocumentFormat(rawValue: String(word)) else { return nil }
      if !list.contains(format) { list.append(format) }
    }
    self.list = list
  }

  var defaultValueDescription: String { list.map(\.rawValue).joined(separator: ",") }
}
