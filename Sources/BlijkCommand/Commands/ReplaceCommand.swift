import ArgumentParser
import Blijk
import BlijkBasics
import BlijkCredential
import BlijkKeys

struct ReplaceCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "replace",
    abstract: "Geeft een nieuw document uit in de plaats van een oud, dat dan niet meer geldt.",
    discussion:
      "Zonder --name of --roster komt er hetzelfde te staan, met wat nu in de sjablonen en teksten "
      + "staat. Met alleen --roster zegt de kolom 'vervangt' per regel welk document.")

  @Argument(help: ArgumentHelp("De controlecode van het oude document.", valueName: "code"))
  var code: String?
  @Option(help: ArgumentHelp("De naam zoals die moet zijn.", valueName: "naam"))
  var name: String?
  @Option(
    help: ArgumentHelp("Een lijst die de regel opnieuw geeft.", valueName: "bestand.csv"))
  var roster: String?
  @Option(help: ArgumentHelp("De map die wordt gemaakt.", valueName: "map"))
  var out: String
  @Flag(help: "Laat zien wat er zou worden uitgegeven, en schrijft niets.")
  var dryRun = false
  @Flag(help: "Het verslag als JSON.")
  var json = false
  @OptionGroup var passphrase: PassphraseOptions
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard code != nil || roster != nil else {
      throw ValidationError("Geef een code of --roster / give a code or --roster.")
    }
    guard name == nil || (code != nil && roster == nil) else {
      throw ValidationError("--name hoort bij één code / --name belongs to one code.")
    }
  }

  func perform() throws {
    let issuer = Issuer(folder: try global.folder())
    let plan = try plan(issuer)
    let report = IssueReport(plan: plan, asJSON: json, language: global.language)
    report.warn(plan.warnings)
    guard !dryRun else { return report.showPlan() }
    let count = plan.awards.count
    try confirm(
      "U vervangt \(count) document(en); de oude gelden dan niet meer.",
      "You are replacing \(count) document(s); the old ones will no longer be valid.")
    let key = try passphrase.unlock(issuer.folder, language: global.language)
    report.show(try issuer.issue(plan, with: key))
  }

  private func plan(_ issuer: Issuer) throws -> IssuePlan {
    if let id = try documents([code].compactMap(\.self)).first {
      return try issuer.plan(replacing: id, name: name, roster: roster, output: out)
    }
    return try issuer.plan(replacingFrom: roster ?? "", output: out)
  }
}
