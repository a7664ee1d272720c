import ArgumentParser
import BlijkArguments
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
      await BlijkServiceCommand.start()
      BlijkServiceCommand.exit()
    }
    dispatchMain()
  }
}

/// Starts the check service.
struct BlijkServiceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "blijk-service",
    abstract: Message(
      nl: "De controledienst: zegt van een document of het echt is, en bewaart niets.",
      en: "The check service: says whether a document is genuine, and keeps nothing."),
    version: Version.current)

  @Option(
    help: ArgumentHelp(
      nl:
        "De map van de organisatie (anders BLIJK_ISSUER, anders de huidige map). Met "
        + "--published of --trust kan het zonder.",
      en:
        "The folder of the organisation (by default BLIJK_ISSUER, or else the current "
        + "folder). Not needed with --published or --trust.",
      value: .folder))
  var issuer: String?
  @Option(
    help: ArgumentHelp(
      nl:
        "Het register, als het niet in de map staat: postgres://… (anders BLIJK_REGISTER, "
        + "anders wat issuer.toml zegt).",
      en:
        "The register, if it is not in the folder: postgres://… (by default BLIJK_REGISTER, "
        + "or else what issuer.toml says).",
      value: .address))
  var register: String?
  @Option(
    help: ArgumentHelp(
      nl: "Een map met wat organisaties hebben gepubliceerd; mag vaker.",
      en: "A folder with what organisations have published; can be repeated.",
      value: .folder))
  var published: [String] = []
  @Option(
    help: ArgumentHelp(
      nl:
        "Een map om te onthouden welke kopie van elk register de nieuwste is (anders "
        + "STATE_DIRECTORY).",
      en:
        "A folder to remember which copy of each register is the newest (by default "
        + "STATE_DIRECTORY).",
      value: .folder))
  var state: String?
  @Option(
    help: ArgumentHelp(
      nl: "Een map met DID-documenten van organisaties die u vertrouwt; mag vaker.",
      en: "A folder with DID documents of organisations that you trust; can be repeated.",
      value: .folder))
  var trust: [String] = []
  @Option(
    help: ArgumentHelp(
      nl: "Van wie de dienst is, als dat niet de organisatie van de map is.",
      en: "Who runs the service, if that is not the organisation of the folder.",
      value: .name))
  var name: String?
  @Option(
    help: ArgumentHelp(
      nl: "Het nummer voor wie er met de pagina niet uitkomt.",
      en: "The phone number for people who need help with the page.",
      value: .number))
  var phone: String?
  @Option(
    help: ArgumentHelp(
      nl: "Het adres om op te luisteren.",
      en: "The address to listen on.",
      value: .address))
  var hostname = "127.0.0.1"
  @Option(
    help: ArgumentHelp(
      nl: "De poort; 0 neemt een vrije.",
      en: "The port; 0 takes a free one.",
      value: .port))
  var port = 8080
  @Option(
    help: ArgumentHelp(
      nl: "Het certificaat (PEM), voor https.",
      en: "The certificate (PEM), for https.",
      value: .file))
  var tlsCert: String?
  @Option(
    help: ArgumentHelp(
      nl: "De sleutel bij het certificaat (PEM).",
      en: "The key of the certificate (PEM).",
      value: .file))
  var tlsKey: String?
  @Option(
    help: ArgumentHelp(
      nl: "Het adres van een webserver hiervoor, die zegt wie er vraagt; mag vaker.",
      en: "The address of a web server in front of this, which says who asks; can be repeated.",
      value: .address))
  var trustedProxy: [String] = []
  @Option(
    help: ArgumentHelp(
      nl: "Vragen per minuut van één bezoeker, of 'off'.",
      en: "Questions a minute from one visitor, or 'off'.",
      value: .amount))
  var rateLimit = Limit(60)
  @Option(
    help: ArgumentHelp(
      nl: "Getypte codes per minuut waar niets bij hoort, van iedereen samen, of 'off'.",
      en: "Typed codes a minute that belong to no document, from everyone together, or 'off'.",
      value: .amount))
  var guessLimit = Limit(300)
  @Option(
    help: ArgumentHelp(
      nl:
        "Hoeveel de dienst over zichzelf vertelt: trace, debug, info, notice, warning, error "
        + "of critical. Over vragen nooit iets.",
      en:
        "How much the service tells about itself: trace, debug, info, notice, warning, error "
        + "or critical. Never anything about questions.",
      value: .level))
  var logLevel = "error"
  @Option(
    help: ArgumentHelp(
      nl: "De taal van meldingen en uitleg: nl of en.",
      en: "The language of messages and help: nl or en.",
      value: .language))
  var language = "nl"

  /// Runs by what the arguments say; help and wrong usage are told in the user's language.
  fileprivate static func start() async {
    do {
      var command = try parseAsRoot()
      guard let service = command as? BlijkServiceCommand else { return try command.run() }
      try await service.run()
    } catch {
      let ending = ending(for: error)
      guard let text = ending.text else { exit(withError: error) }
      let output = ending.isError ? FileHandle.standardError : .standardOutput
      // What was typed is repeated in it.
      if !text.isEmpty { output.write(Data((text.showingHidden(keepingLines: true) + "\n").utf8)) }
      exit(withError: ending.code)
    }
  }

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
