import BlijkBasics
import Foundation
import NIOSSL
import Synchronization

/// The certificate in use. It is read again when one of its files changes; a pair that does not fit is
/// told once and not taken.
final class TLSSource: Sendable {
  private struct State {
    var context: NIOSSLContext
    var stamp: [FileStamp]
    var checkedAt: ContinuousClock.Instant
  }

  private let files: TLSFiles
  private let complain: @Sendable (Problem) -> Void
  private let state: Mutex<State>

  init(_ files: TLSFiles, complain: @escaping @Sendable (Problem) -> Void) throws(Problem) {
    self.files = files
    self.complain = complain
    state = Mutex(
      State(context: try Self.read(files), stamp: Self.stamp(files), checkedAt: .now))
  }

  /// For the next connection.
  func context() -> NIOSSLContext {
    state.withLock { state in
      guard state.checkedAt.duration(to: .now) > .seconds(1) else { return state.context }
      state.checkedAt = .now
      let stamp = Self.stamp(files)
      guard stamp != state.stamp else { return state.context }
      state.stamp = stamp
      do throws(Problem) {
        state.context = try Self.read(files)
      } catch {
        complain(error)
      }
      return state.context
    }
  }

  /// The most bytes of a chain of certificates, or of a key.
  private static let longest = 1 << 20

  private static func read(_ files: TLSFiles) throws(Problem) -> NIOSSLContext {
    do {
      // BoringSSL would read a file of any size.
      for path in [files.certificate, files.key] { _ = try BoundedFile(path, atMost: longest).size }
      var configuration = TLSConfiguration.makeServerConfiguration(
        certificateChain: try NIOSSLCertificate.fromPEMFile(files.certificate).map {
          .certificate($0)
        },
        privateKey: .privateKey(try NIOSSLPrivateKey(file: files.key, format: .pem)))
      configuration.minimumTLSVersion = .tlsv12
      configuration.applicationProtocols = ["http/1.1"]
      return try NIOSSLContext(configuration: configuration)
    } catch {
      throw Problem(
        .cannotRead,
        nl:
          "Het certificaat \(files.certificate) en de sleutel \(files.key) zijn niet te gebruiken: "
          + "beide moeten PEM zijn, leesbaar, en bij elkaar horen.",
        en:
          "The certificate \(files.certificate) and the key \(files.key) cannot be used: both must "
          + "be PEM, readable, and belong together.")
    }
  }

  private static func stamp(_ files: TLSFiles) -> [FileStamp] {
    [files.certificate, files.key].map { FileStamp(of: $0) }
  }
}
