import ArgumentParser
import BlijkBasics
import BlijkCredential
import BlijkIssuing
import BlijkKeys
import BlijkVerifying

struct IssueCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "issue", abstract: "Geeft documenten uit aan iedereen op een deelnemerslijst.")

  @Option(
    help: ArgumentHelp(
      "De cursus of rol (zie 'blijk achievement list'). Zonder: een praktijkverklaring met de kolom "
        + "'rol' als titel.", valueName: "id"))
  var achievement: String?
  @Option(
    help: ArgumentHelp("\(Self.kinds).", valueName: "soort"))
  var kind: Kind?
  @Option(
    help: ArgumentHelp("De deelnemerslijst: .xlsx, .ods of .csv.", valueName: "bestand"))
  var roster: String
  @OptionGroup var list: ListOptions
  @Option(help: ArgumentHelp("De map die wordt gemaakt.", valueName: "map"))
  var out: String
  @Option(
    help: ArgumentHelp(
      "De datum op het document, hoogstens 31 dagen vooruit (anders vandaag): 5 december 2026, "
        + "5-12-2026 of 2026-12-05.", valueName: "datum"), transform: CalendarDate.option)
  var date: CalendarDate?
  @Option(
    help: ArgumentHelp("De laatste dag dat het document geldt.", valueName: "datum"),
    transform: CalendarDate.option)
  var validUntil: CalendarDate?
  @Option(help: ArgumentHelp("\(Formats.all), met komma's.", valueName: "lijst"))
  var format = Formats(list: [.html, .svg])
  @Flag(help: "Oefendocumenten, zonder waarde.")
  var test = false
  @Flag(help: "Concepten: niet ondertekend, om eerst na te kijken.")
  var draft = false
  @Flag(help: "Vraagt niet of wie dit document al heeft, er nog een moet krijgen.")
  var again = false
  @Flag(help: "Laat zien wat er zou worden uitgegeven, en schrijft niets.")
  var dryRun = false
  @Flag(help: "Het verslag als JSON.")
  var json = false
  @OptionGroup var passphrase: PassphraseOptions
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard !out.isEmpty else { throw ValidationError("--out is leeg / is empty.") }
    guard !draft || format.list != [.credential] else {
      throw ValidationError("Een concept heeft geen credential / a draft has no credential.")
    }
  }

  func perform() throws {
    let issuer = Issuer(folder: try global.folder())
    if draft { try makeDrafts(by: issuer) } else { try issue(by: issuer) }
  }

  /// "a, b of c".
  private static var kinds: String {
    let words = Kind.allCases.map(\.word)
    return [words.dropLast().joined(separator: ", "), words.last ?? ""].joined(separator: " of ")
  }

  private var request: IssueRequest {
    var request = IssueRequest(achievement: achievement)
    request.kind = kind
    request.date = date
    request.validUntil = validUntil
    request.formats = format.list
    request.isTest = test
    return request
  }

  private func issue(by issuer: Issuer) throws {
    let plan = try issuer.plan(request, for: list.sheet(roster))
    let report = IssueReport(plan.batch, asJSON: json, language: global.language)
    report.warn()
    guard !dryRun else { return report.showPlan() }
    try askAgain(plan.batch)
    let key = try passphrase.unlock(issuer.folder, language: global.language)
    let bar = ProgressBar(total: plan.batch.documents.count)
    report.show(try issuer.issue(plan, to: out, with: key) { bar.show($0) })
  }

  /// Asks once for all who have this document already, where there is somebody to ask.
  private func askAgain(_ batch: PlannedBatch) throws(Problem) {
    guard !again, !batch.earlier.isEmpty else { return }
    let question = Message(
      nl: "Toch uitgeven aan iedereen op de lijst? [ja/nee] ",
      en: "Issue to everybody on the list all the same? [yes/no] ")
    guard Terminal.agrees(question[global.language]) else {
      throw Problem(.declined, nl: "Er is niets uitgegeven.", en: "Nothing has been issued.")
    }
  }

  private func makeDrafts(by issuer: Issuer) throws {
    let plan = try issuer.planDraft(request, for: list.sheet(roster))
    let report = IssueReport(plan.batch, isDraft: true, asJSON: json, language: global.language)
    report.warn()
    guard !dryRun else { return report.showPlan() }
    report.show(try issuer.draft(plan, to: out))
  }
}

/// A list of formats, as `html,svg`.
struct Formats: ExpressibleByArgument {
  let list: [DocumentFormat]

  /// As a sentence names them.
  static var all: String {
    let words = DocumentFormat.allCases.map(\.rawValue)
    return words.dropLast().joined(separator: ", ") + " en/of " + (words.last ?? "")
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
