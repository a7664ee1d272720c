import BlijkKeys
import BlijkSecrets
import Foundation
import GRDB
import Hummingbird
import Logging
import Synchronization

/// The least that a verify service on Hummingbird could do: a route that takes a request, verifies one
/// Ed25519 signature and looks up one row, as one would write it first. `blijk-service-floor REGISTER`
@main
struct ServiceFloor {
  static func main() async throws {
    let register = try DatabasePool(path: CommandLine.arguments[1], configuration: readOnly)
    let ids = try await register.read { try Data.fetchAll($0, sql: "SELECT id FROM document") }
    let key = try PrivateKey.generate(.ed25519)
    let publicKey = key.publicKey
    // As many bytes as are signed of a token.
    let message = [UInt8](repeating: 7, count: 110)
    let signature = try key.sign(message)
    let next = Atomic(0)

    let router = Router()
    router.post("/api/verify") { request, _ -> Response in
      _ = try await request.body.collect(upTo: 1 << 20)
      guard publicKey.verifies(signature, over: message) else { throw HTTPError(.badRequest) }
      let id = ids[next.wrappingAdd(1, ordering: .relaxed).oldValue % ids.count]
      guard try hash(of: id, in: register) != nil else { throw HTTPError(.notFound) }
      return Response(
        status: .ok, headers: [.contentType: "application/json"],
        body: .init(byteBuffer: ByteBuffer(string: #"{"state":"valid"}"#)))
    }
    var logger = Logger(label: "floor")
    logger.logLevel = .error
    let application = Application(
      router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { channel in
        let port = channel.localAddress?.port ?? 0
        FileHandle.standardError.write(Data("http://127.0.0.1:\(port)/\n".utf8))
      }, logger: logger)
    try await application.runService()
  }

  /// Waited for where the request is: another thread would cost more than the row.
  private static func hash(of id: Data, in register: DatabasePool) throws -> Data? {
    try register.read { db in
      try Data.fetchOne(
        db.cachedStatement(sql: "SELECT tokenHash FROM document WHERE id = ?"), arguments: [id])
    }
  }

  private static var readOnly: Configuration {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.maximumReaderCount = 4
    return configuration
  }
}
