import ArgumentParser
import BlijkArguments
import BlijkBasics
import BlijkCredential
import BlijkIssuing
import BlijkKeys
import BlijkVerifying

struct ReplaceCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "replace",
    abstract: Message(
      nl: "Geeft een nieuw document uit in de plaats van een oud, dat dan niet meer geldt.",
      en: "Issues a new document in the place of an old one, which is then no longer valid."),
    discussion: Message(
      nl:
        "Zonder --name of --roster komt er hetzelfde te staan, met wat nu in de sjablonen en "
        + "teksten staat. Met alleen --roster zegt de kolom 'vervangt' per regel welk document.",
      en:
        "Without --name or --roster it says the same, with what the templates and texts "
        + "contain now. With --roster alone, the column 'replaces' says for each line which "
        + "document."))

  @Argument(
    help: ArgumentHelp(
      nl: "De controlecode van het oude document, of een naam.",
      en: "The check code of the old document, or a name.",
      value: .codeOrName))
  var code: String?
  @Option(
    help: ArgumentHelp(
      nl: "De naam zoals die moet zijn.",
      en: "The name as it should be.",
      value: .name))
  var name: String?
  @Option(
    help: ArgumentHelp(
      nl: "Een lijst die de regel opnieuw geeft: .xlsx, .ods of .csv.",
      en: "A list that gives the line again: .xlsx, .ods or .csv.",
      value: .file))
  var roster: String?
  @OptionGroup var list: ListOptions
  @Option(
    help: ArgumentHelp(
      nl: "De map die wordt gemaakt.",
      en: "The folder to create.",
      value: .folder))
  var out: String
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
