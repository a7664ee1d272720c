import ArgumentParser
import BlijkBasics
import BlijkCredential
import BlijkIssuing
import BlijkKeys
import BlijkVerifying

struct ReplaceCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "replace",
    abstract: "Geeft een nieuw document uit in de plaats van een oud, dat dan niet meer geldt.",
    discussion:
      "Zonder --name of --roster komt er hetzelfde te staan, met wat nu in de sjablonen en teksten "
      + "staat. Met alleen --roster zegt de kolom 'vervangt' per regel welk document.")

  @Argument(
    help: ArgumentHelp(
      "De controlecode van het oude document, of een naam.", valueName: "code of naam"))
  var code: String?
  @Option(help: ArgumentHelp("De naam zoals die moet zijn.", valueName: "naam"))
  var name: String?
  @Option(
    help: ArgumentHelp(
      "Een lijst die de regel opnieuw geeft: .xlsx, .ods of .csv.", valueName: "bestand"))
  var roster: String?
  @OptionGroup var list: ListOptions
  @Option(help: ArgumentHelp("De map die wordt gemaakt.", valueName: "map"))
  var out: String
  @Flag(help: "Laat zien wat er zou worden uitgegeven, en schrijft niets.")
  var dryRun = false
  @Flag(help: "Het verslag als JSON.")
  var json = false
  @OptionGroup var yes: YesOption
  @OptionGroup var passphrase: PassphraseOptions
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    try list.chosen.validate(with: roster)
    guard code != nil || roster != nil else {
      throw ValidationError("Geef een code of --roster / give a code or --roster.")
    }
    guard name == nil || (code != nil && roster == nil) else {
      throw ValidationError("--name hoort bij één code / --name belongs to one code.")
    }
  }

  func perform() throws {
    let issuer = Issuer(folder: try global.folder())
    let old = try code.map { code in try chosen([code], in: issuer.folder) }
    let plan = try plan(issuer, old)
    let report = IssueReport(plan.batch, asJSON: json, language: global.language)
    report.warn()
    guard !dryRun else { return report.showPlan() }
    let replaced = try old ?? chosen(plan.batch.replaced.map(\.checkCode), in: issuer.folder)
    try confirm(plan, replaced)
    let key = try passphrase.unlock(issuer.folder, language: global.language)
    let search = try FileSearch(for: replaced.ids, in: issuer.folder, byName: false)
    report.show(try issuer.issue(plan, to: out, with: key))
    if !json { try clear(search.files(), yes) }
  }

  private func confirm(_ plan: IssuePlan, _ old: ChosenDocuments) throws(Problem) {
    show(old.summaries, newNames: plan.batch.documents.map(\.award.name))
    let count = Self.counted(old.summaries.count)
    try confirm(
      old,
      Message(
        nl: "U vervangt \(count.nl). Niet meer geldig daarna: \(old.counting).",
        en: "You are replacing \(count.en). No longer valid after that: \(old.counting)."), yes)
  }

  private func plan(_ issuer: Issuer, _ old: ChosenDocuments?) throws -> IssuePlan {
    guard let id = old?.ids.first else {
      return try issuer.plan(replacingEachOf: list.sheet(roster ?? ""))
    }
    guard let roster else { return try issuer.plan(replacing: id, name: name) }
    return try issuer.plan(replacing: id, by: list.sheet(roster))
  }
}
