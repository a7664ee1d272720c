import Blijk
public import BlijkBasics
import Foundation
import Hummingbird
import Logging
import NIOCore

/// The verify service: it answers whether documents are genuine, and remembers nothing.
///
/// It opens the issuer folder's register read-only and no private key at all.
public struct VerifyService: Sendable {
  let options: ServiceOptions
  let source: VerifierSource
  let presenter: Presenter
  let script: [UInt8]
  let style: [UInt8]

  /// Reads what it needs; a folder that is no issuer's is refused.
  public init(_ options: ServiceOptions) throws(Problem) {
    self.options = options
    source = VerifierSource(folder: try IssuerFolder(path: options.issuer))
    let shared = SharedFiles(issuer: options.issuer)
    presenter = try Presenter(shared: shared)
    script = try Self.bytes(shared, "blijk.js")
    style = try Self.bytes(shared, "blijk.css")
  }

  /// What is wrong with the register and the list of trusted issuers, for whoever runs this.
  public var problems: [Problem] { source.verifier().problems }

  private static func bytes(_ shared: SharedFiles, _ name: String) throws(Problem) -> [UInt8] {
    let path = try shared.file("Templates/service/\(name)")
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Problem(.cannotRead, nl: "\(path) is niet te lezen.", en: "\(path) cannot be read.")
    }
    return Array(data)
  }

  /// Serves until the process is told to stop.
  ///
  /// - Parameter started: told the port once it listens.
  /// - Throws: When the address cannot be listened on.
  public func run(started: @escaping @Sendable (Int) -> Void) async throws {
    var logger = Logger(label: "blijk-service")
    // Requests are never logged: they are about people.
    logger.logLevel = .critical
    let application = Application(
      router: router(),
      // Whoever sends nothing for so long, or half a request, keeps no connection.
      server: .http1(configuration: .init(idleTimeout: .seconds(30))),
      configuration: .init(address: .hostname(options.hostname, port: options.port)),
      onServerRunning: { channel in started(channel.localAddress?.port ?? 0) },
      logger: logger)
    try await application.runService()
  }
}
