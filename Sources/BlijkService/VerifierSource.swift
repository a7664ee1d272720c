import Blijk
import BlijkBasics
import BlijkCredential
import BlijkKeys
import Foundation
import Synchronization

/// The verifier in use. It is made anew, within a second or two, when the trust list or the issuer
/// folder has changed, and once a second while the register cannot be opened: mended rights change
/// nothing that could be watched. The register's rows are seen as they are without that, and published
/// folders are looked at once a second.
final class VerifierSource: Sendable {
  private struct State {
    var verifier: Verifier
    /// The same, without what others published.
    var own: Verifier
    var host: ServiceHost
    var files: [String: [UInt8]]
    var fingerprint: [String]
    var checkedAt: ContinuousClock.Instant
  }

  private let issuer: String
  private let register: String?
  private let published: PublishedFolders
  private let address: IssuerHost
  private let watched: [String]
  private let state: Mutex<State>

  init(folder: IssuerFolder, register: String?, published: [String]) {
    issuer = folder.path
    self.register = register
    self.published = PublishedFolders(published)
    address = folder.profile.host
    let shared = SharedFiles(issuer: issuer)
    watched =
      ["\(issuer)/issuer.toml", "\(issuer)/register.sqlite", "\(issuer)/trusted"]
      + (shared.defaultTrustFolder.map { [$0] } ?? [])
    let own = Verifier(folder: issuer, register: register)
    let verifier = own.with(published: self.published.current(trust: own.trust).registers)
    state = Mutex(
      State(
        verifier: verifier, own: own, host: ServiceHost(folder),
        files: Self.files(verifier, own: address), fingerprint: Self.fingerprint(of: watched),
        checkedAt: .now))
  }

  func verifier() -> Verifier { current(\.verifier) }

  /// Who runs the service.
  func host() -> ServiceHost { current(\.host) }

  /// The bytes of a file that anybody may have, by its path.
  func file(_ path: String) -> [UInt8]? { current { $0.files[path] } }

  private static func files(_ verifier: Verifier, own: IssuerHost) -> [String: [UInt8]] {
    (try? PublicFiles(trust: verifier.trust, own: own))?.files ?? [:]
  }

  private func current<Value>(_ value: (State) -> Value) -> Value {
    state.withLock { state in
      if state.checkedAt.duration(to: .now) > .seconds(1) { renew(&state) }
      return value(state)
    }
  }

  private func renew(_ state: inout State) {
    state.checkedAt = .now
    let fingerprint = Self.fingerprint(of: watched)
    let isStale = fingerprint != state.fingerprint || state.own.registerProblem != nil
    if isStale { state.own = Verifier(folder: issuer, register: register) }
    let trust = state.own.trust
    state.verifier = state.own.with(
      published: published.current(trust: trust, afresh: isStale).registers)
    guard isStale else { return }
    state.files = Self.files(state.verifier, own: address)
    // A profile that is being changed may not be readable for a moment.
    if let folder = try? IssuerFolder(path: issuer) { state.host = ServiceHost(folder) }
    state.fingerprint = fingerprint
  }

  /// What changes when somebody changes a list, or puts another register in place: inodes, and the
  /// time of change of everything but the register, whose rows change all the time.
  private static func fingerprint(of paths: [String]) -> [String] {
    paths.flatMap { path -> [String] in
      var status = stat()
      guard unsafe stat(path, &status) == 0 else { return ["\(path) -"] }
      if path.hasSuffix(".sqlite") { return ["\(path) \(status.st_ino)"] }
      let own = "\(path) \(FileStamp.of(path))"
      guard status.st_mode & S_IFMT == S_IFDIR else { return [own] }
      let inside = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      return [own]
        + fingerprint(of: inside.sorted().filter { $0.hasSuffix(".json") }.map { "\(path)/\($0)" })
    }
  }
}

extension ServiceHost {
  fileprivate init(_ folder: IssuerFolder) {
    self.init(name: folder.profile.name, phone: folder.profile.phone)
  }
}
