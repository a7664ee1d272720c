import ArgumentParser
import BlijkBasics
import BlijkService
import Foundation

/// Starts the verify service.
@main
struct BlijkServiceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "blijk-service",
    abstract: "De controledienst: zegt van een document of het echt is, en onthoudt niets.",
    version: "0.1.0")

  @Option(
    help: ArgumentHelp(
      "De map van de organisatie (anders BLIJK_ISSUER, anders de huidige map).", valueName: "map"))
  var issuer: String?
  @Option(help: ArgumentHelp("Het adres om op te luisteren.", valueName: "adres"))
  var hostname = "127.0.0.1"
  @Option(help: ArgumentHelp("De poort; 0 neemt een vrije.", valueName: "poort"))
  var port = 8080
  @Option(help: ArgumentHelp("De taal van de meldingen: nl of en.", valueName: "taal"))
  var language = "nl"

  func validate() throws {
    guard (0...65_535).contains(port) else {
      throw ValidationError("--port ligt tussen 0 en 65535 / lies between 0 and 65535.")
    }
    guard Language(rawValue: language) != nil else {
      throw ValidationError("--language is nl of en / is nl or en.")
    }
  }

  func run() async throws {
    let language = Language(rawValue: language) ?? .nl
    let folder = issuer ?? environmentVariable("BLIJK_ISSUER") ?? "."
    do {
      let service = try VerifyService(
        ServiceOptions(issuer: folder, hostname: hostname, port: port))
      for problem in service.problems { Self.complain(problem.message[language]) }
      let hostname = hostname
      try await service.run { port in
        let message = Message(
          nl: "De controledienst luistert op http://\(hostname):\(port)/ (stop met Ctrl-C).",
          en: "The verify service listens on http://\(hostname):\(port)/ (stop with Ctrl-C).")
        FileHandle.standardError.write(Data((message[language] + "\n").utf8))
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

  private static func complain(_ text: String) {
    FileHandle.standardError.write(Data("blijk-service: \(text)\n".utf8))
  }
}
