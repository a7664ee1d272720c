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
    help: ArgumentHelp("Wat wordt toegekend (zie 'blijk achievement list').", valueName: "id"))
  var achievement: String
  @Option(
    help: ArgumentHelp(
      "deelname, certificaat, praktijkverklaring, oorkonde of aanbevelingsbrief.",
      valueName: "soort"))
  var kind: Kind?
  @Option(help: ArgumentHelp("De deelnemerslijst.", valueName: "bestand.csv"))
  var roster: String
  @Option(help: ArgumentHelp("De map die wordt gemaakt.", valueName: "map"))
  var out: String
  @Option(help: ArgumentHelp("De datum van uitreiking (anders vandaag).", valueName: "jjjj-mm-dd"))
  var date: CalendarDate?
  @Option(help: ArgumentHelp("De laatste dag van geldigheid.", valueName: "jjjj-mm-dd"))
  var validUntil: CalendarDate?
  @Option(help: ArgumentHelp("html, svg en/of credential, met komma's.", valueName: "lijst"))
  var format = Formats(list: [.html, .svg])
  @Flag(help: "Oefendocumenten, zonder waarde.")
  var test = false
  @Flag(help: "Concepten: niet ondertekend, om eerst na te kijken.")
  var draft = false
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
    var request = IssueRequest(achievement: achievement, roster: roster, output: out)
    request.kind = kind
    request.date = date
    request.validUntil = validUntil
    request.formats = format.list
    request.isTest = test
    request.isDraft = draft
    let plan = try issuer.plan(request)
    let report = IssueReport(plan: plan, asJSON: json, language: global.language)
    report.warn(plan.warnings)
    if dryRun {
      report.showPlan()
    } else if draft {
      report.show(try issuer.draft(plan))
    } else {
      let key = try passphrase.unlock(issuer.folder, language: global.language)
      let bar = ProgressBar(total: plan.awards.count)
      report.show(try issuer.issue(plan, with: key) { bar.show($0) })
    }
  }
}

/// A list of formats, as `html,svg`.
struct Formats: ExpressibleByArgument {
  let list: [IssueRequest.Format]

  init(list: [IssueRequest.Format]) { self.list = list }

  init?(argument: String) {
    var list: [IssueRequest.Format] = []
    for word in argument.split(separator: ",", omittingEmptySubsequences: false) {
      guard let format = IssueRequest.Format(rawValue: String(word)) else { return nil }
      if !list.contains(format) { list.append(format) }
    }
    self.list = list
  }

  var defaultValueDescription: String { list.map(\.rawValue).joined(separator: ",") }
}
