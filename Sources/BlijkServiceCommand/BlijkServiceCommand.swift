import ArgumentParser
import BlijkBasics
import BlijkService
import BlijkVerifying
import Dispatch
import Foundation
import Logging

/// The program.
@main
enum BlijkServiceProgram {
  /// Not `async`: without `/proc` the threads for that would end the program before it can say why.
  static func main() {
    if let hindrance = ThisProgram.hindrance {
      BlijkServiceCommand.complain(hindrance.nl)
      BlijkServiceCommand.complain(hindrance.en)
      BlijkServiceCommand.exit(withError: ExitCode.validationFailure)
    }
    Task {
      await BlijkServiceCommand.main()
      BlijkServiceCommand.exit()
    }
    dispatchMain()
  }
}

/// Starts the check service.
struct BlijkServiceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "blijk-service",
    abstract: "De controledienst: zegt van een document of het echt is, en bewaart niets.",
    version: Version.current)

  @Option(
    help: ArgumentHelp(
      "De map van de organisatie (anders BLIJK_ISSUER, anders de huidige map). Met --published of "
        + "--trust kan het zonder.", valueName: "map"))
  var issuer: String?
  @Option(
    help: ArgumentHelp(
      "Het register, als het niet in de map staat: postgres://… (anders BLIJK_REGISTER, anders wat "
        + "issuer.toml zegt).", valueName: "adres"))
  var register: String?
  @Option(
    help: ArgumentHelp(
      "Een map met wat organisaties hebben gepubliceerd; mag vaker.", valueName: "map"))
  var published: [String] = []
  @Option(
    help: ArgumentHelp(
      "Een map om te onthouden welke kopie van elk register de nieuwste is (anders STATE_DIRECTORY).",
      valueName: "map"))
  var state: String?
  @Option(
    help: ArgumentHelp(
      "Een map met DID-documenten van organisaties die u vertrouwt; mag vaker.", valueName: "map"))
  var trust: [String] = []
  @Option(
    help: ArgumentHelp(
      "Van wie de dienst is, als dat niet de organisatie van de map is.", valueName: "naam"))
  var name: String?
  @Option(
    help: ArgumentHelp(
      "Het nummer voor wie er met de pagina niet uitkomt.", valueName: "nummer"))
  var phone: String?
  @Option(help: ArgumentHelp("Het adres om op te luisteren.", valueName: "adres"))
  var hostname = "127.0.0.1"
  @Option(help: ArgumentHelp("De poort; 0 neemt een vrije.", valueName: "poort"))
  var port = 8080
  @Option(help: ArgumentHelp("Het certificaat (PEM), voor https.", valueName: "bestand"))
  var tlsCert: String?
  @Option(help: ArgumentHelp("De sleutel bij het certificaat (PEM).", valueName: "bestand"))
  var tlsKey: String?
  @Option(
    help: ArgumentHelp(
      "Het adres van een webserver hiervoor, die zegt wie er vraagt; mag vaker.",
      valueName: "adres"))
  var trustedProxy: [String] = []
  @Option(
    help: ArgumentHelp("Vragen per minuut van één bezoeker, of off.", valueName: "aantal"))
  var rateLimit = Limit(60)
  @Option(
    help: ArgumentHelp(
      "Getypte codes per minuut waar niets bij hoort, van iedereen samen, of off.",
      valueName: "aantal"))
  var guessLimit = Limit(300)
  @Option(
    help: ArgumentHelp(
      "Hoeveel de dienst over zichzelf vertelt: trace, debug, info, notice, warning, error of "
        + "critical. Over vragen nooit iets.", valueName: "niveau"))
  var logLevel = "error"
  @Option(help: ArgumentHelp("De taal van de meldingen: nl of en.", valueName: "taal"))
  var language = "nl"

  func validate() throws {
    guard (0...65_535).contains(port) else {
      throw ValidationError("--port ligt tussen 0 en 65535 / lies between 0 and 65535.")
    }
    guard phone == nil || name != nil else {
      throw ValidationError("--phone hoort bij --name / belongs to --name.")
    }
    guard (tlsCert == nil) == (tlsKey == nil) else {
      throw ValidationError("--tls-cert en --tls-key horen bij elkaar / belong together.")
    }
    guard trustedProxy.allSatisfy(ServiceOptions.isAddress) else {
      throw ValidationError(
        "--trusted-proxy is een adres (127.0.0.1, ::1) / is an address (127.0.0.1, ::1).")
    }
    guard Logger.Level(rawValue: logLevel) != nil else {
      throw ValidationError("--log-level is trace, debug, info, notice, warning, error, critical.")
    }
    guard Language(rawValue: language) != nil else {
      throw ValidationError("--language is nl of en / is nl or en.")
    }
  }

  func run() async throws {
    let language = Language(rawValue: language) ?? .nl
    do {
      let service = try VerifyService(options) { Self.complain($0.message[language]) }
      for problem in service.problems { Self.complain(problem.message[language]) }
      if let safety = service.registerSafety { Self.complain(safety[language]) }
      if !published.isEmpty, options.state == nil { Self.complain(Self.forgetful[language]) }
      let start = "\(tlsCert == nil ? "http" : "https")://\(hostname)"
      try await service.run { port in
        let message = Message(
          nl: "De controledienst luistert op \(start):\(port)/ (stop met Ctrl-C).",
          en: "The check service listens on \(start):\(port)/ (stop with Ctrl-C).")
        Self.write(message[language])
      }
    } catch {
      let message =
        (error as? Problem)?.message
        ?? Message(
          nl: "Kan niet luisteren op \(hostname):\(port). Is de poort al in gebruik?",
          en: "Cannot listen on \(hostname):\(port). Is the port in use?")
      Self.complain(message[language])
      throw ExitCode(2)
    }
  }

  private var options: ServiceOptions {
    var options = ServiceOptions(
      issuer: issuer ?? environmentVariable("BLIJK_ISSUER") ?? current, hostname: hostname,
      port: port)
    options.register = register ?? environmentVariable("BLIJK_REGISTER")
    options.published = published
    options.state = state ?? environmentVariable("STATE_DIRECTORY")
    options.trusted = trust
    options.name = name
    options.phone = phone
    options.trustedProxies = Set(trustedProxy)
    options.questionsPerMinute = rateLimit.number
    options.guessesPerMinute = guessLimit.number
    if let tlsCert, let tlsKey { options.tls = TLSFiles(certificate: tlsCert, key: tlsKey) }
    options.logLevel = Logger.Level(rawValue: logLevel) ?? .error
    return options
  }

  private static let forgetful = Message(
    nl:
      "Zonder --state onthoudt de dienst na een herstart niet welke kopie van een register de nieuwste "
      + "was. Een oudere kopie telt dan weer mee.",
    en:
      "Without --state the service does not remember after a restart which copy of a register was the "
      + "newest. An older copy then counts again.")

  /// The current folder, unless it is no organisation's and need not be.
  private var current: String? {
    let isNeeded = published.isEmpty && trust.isEmpty
    return isNeeded || IssuerFolder.exists(at: ".") ? "." : nil
  }

  /// A line on standard error; paths and names in it are what somebody else may have chosen.
  private static func write(_ line: String) {
    FileHandle.standardError.write(Data((line.showingHidden() + "\n").utf8))
  }

  fileprivate static func complain(_ text: String) {
    write("blijk-service: \(text)")
  }
}

/// A number of at least one, or `off`.
struct Limit: ExpressibleByArgument {
  let number: Int?

  init(_ number: Int) { self.number = number }

  init?(argument: String) {
    if argument == "off" {
      number = nil
    } else {
      guard let value = Int(argument), (1...1_000_000).contains(value) else { return nil }
      number = value
    }
  }

  var defaultValueDescription: String { number.map(String.init) ?? "off" }
}
