public import BlijkBasics
import BlijkVerifying
import Foundation
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore

/// The verify service: it answers whether documents are genuine, and remembers nothing.
///
/// It opens the issuer folder's register read-only and no private key at all. Without such a folder it
/// goes by what organisations published.
public struct VerifyService: Sendable {
  let options: ServiceOptions
  let source: VerifierSource
  let presenter: Presenter
  let script: [UInt8]
  let style: [UInt8]
  let limiter: RateLimiter
  let metrics = Metrics()
  let clients: ClientAddresses
  /// The connections that are open.
  var connections: Shares
  /// The requests that a trusted proxy handed on and that are not answered yet.
  var requests: Shares
  var bodies = BodyReader()
  /// Where files are verified, on all cores but one: that one is left for codes and scans.
  let files = Workshop(
    threads: max(1, System.coreCount - 1), places: Shares(all: 64, each: 8))
  /// Where a database elsewhere is asked: many at once, since they wait rather than work.
  let lookups = Workshop(threads: 16, places: Shares(all: 512, each: 64))
  private let tls: TLSSource?

  /// Reads what it needs; a folder that is no issuer's is refused.
  ///
  /// - Parameters:
  ///   - options: Where to listen, and the rest.
  ///   - complain: Told what goes wrong later, for whoever runs this.
  /// - Throws: What is missing or does not fit.
  public init(
    _ options: ServiceOptions, complain: @escaping @Sendable (Problem) -> Void = { _ in }
  ) throws(Problem) {
    self.options = options
    let folder = try options.issuer.map { path throws(Problem) in
      try IssuerFolder(path: path, register: options.register)
    }
    for path in options.trusted where !Self.isFolder(path) {
      throw Problem(
        .badTrustList, nl: "'\(path)' is geen map met DID-documenten. Controleer --trust.",
        en: "'\(path)' is not a folder with DID documents. Check --trust.")
    }
    source = try VerifierSource(options, folder: folder, complain: complain)
    clients = ClientAddresses(
      trustedProxies: options.trustedProxies, servesTLS: options.tls != nil)
    connections = Shares(all: OpenFiles.mostConnections(), each: 64)
    requests = Shares(all: connections.all, each: connections.each)
    let shared = SharedFiles(issuer: options.issuer)
    presenter = try Presenter(shared: shared)
    script =
      try Self.withoutExports(Self.bytes(shared, "Site/codes.js"))
      + Self.bytes(shared, "Templates/service/blijk.js")
    style = try Self.bytes(shared, "Templates/service/blijk.css")
    limiter = RateLimiter(
      questionsPerMinute: options.questionsPerMinute, guessesPerMinute: options.guessesPerMinute)
    tls = try options.tls.map { files throws(Problem) in try TLSSource(files, complain: complain) }
  }

  /// What is wrong with the register, the list of trusted issuers and what others published, for whoever
  /// runs this.
  public var problems: [Problem] { source.problems() }

  /// How the register is asked, where it is on another computer; for whoever runs this.
  public var registerSafety: Message? {
    options.issuer.flatMap { try? IssuerFolder(path: $0, register: options.register) }?
      .registerSafety
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  /// A module as a script: `export` is what only modules may have.
  private static func withoutExports(_ module: [UInt8]) -> [UInt8] {
    let text = String(decoding: module, as: UTF8.self)
    return Array(text.replacing("\nexport ", with: "\n").utf8)
  }

  private static func bytes(_ shared: SharedFiles, _ name: String) throws(Problem) -> [UInt8] {
    let path = try shared.file(name)
    guard let bytes = try? BoundedFile.read(path, atMost: 1 << 20) else {
      throw Problem(.cannotRead, nl: "\(path) is niet te lezen.", en: "\(path) cannot be read.")
    }
    return bytes
  }

  /// Serves until the process is told to stop.
  ///
  /// - Parameter started: told the port once it listens.
  /// - Throws: When the address cannot be listened on.
  public func run(started: @escaping @Sendable (Int) -> Void) async throws {
    try await application(started: started).runService()
  }

  /// What listens and answers; it can be run without taking the process's signals.
  func application(started: @escaping @Sendable (Int) -> Void) -> Application<
    RouterResponder<ServiceContext>
  > {
    var logger = Logger(label: "blijk-service")
    // Whatever the level: a request is about a person, so none is ever logged.
    logger.logLevel = options.logLevel
    var application = Application(
      router: router(), server: server,
      configuration: .init(
        address: .hostname(options.hostname, port: options.port),
        // One more than may come in: whoever finds no place is turned away, not left to wait.
        availableConnectionsDelegate: .maximum(connections.all + 1, logger: logger)),
      onServerRunning: { channel in started(channel.localAddress?.port ?? 0) },
      logger: logger)
    application.addServices(source)
    return application
  }

  /// HTTP with limits on the head of a request, on time and on the number of connections; with TLS where that
  /// is asked for.
  private var server: HTTPServerBuilder {
    let configuration = HTTP1Channel.Configuration(
      additionalChannelHandlers: [Deadlines()],
      httpDecoderConfiguration: .init(
        maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 16 << 10, maxHeaderFieldCount: 100))
    return HTTPServerBuilder { responder in
      let plain = StrictChannel(
        base: HTTP1Channel(responder: responder, configuration: configuration))
      guard let tls else { return counted(plain) }
      return counted(EncryptedChannel(base: plain, source: tls))
    }
  }

  private func counted<Base: ServerChildChannel>(_ base: Base) -> any ServerChildChannel
  where Base.Value == HTTP1Channel.Value {
    CountedChannel(base: OwnLoopChannel(base: base), places: connections, clients: clients)
  }
}
