import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkVerifying
import Foundation
import ServiceLifecycle
import Synchronization

/// What the service goes by at this moment: the verifier, who runs the service, and the files that anybody
/// may have. The register's rows are not kept here: each question reads them.
///
/// Everything else is looked at twice a second, beside the questions, and put in its place at once:
/// however large a published register is, or however slow a disk or a database, no question waits.
final class VerifierSource: Service {
  private struct Known {
    var verifier: Verifier
    var host: ServiceHost
    var files: PublicFiles
    /// How often something that was published had been read when these files were made.
    var readings: Int
    var isWell: Bool
    var isElsewhere: Bool
    var problems: [Problem]
  }

  /// What only the next reading needs.
  private struct Reading {
    /// The verifier without what others published.
    var own: Verifier
    /// Why its register cannot be consulted, if so. Kept, since finding out asks the database.
    var registerProblem: Problem?
    var host: ServiceHost
    var isElsewhere: Bool
    /// The file of the register, if it is one.
    var register: String?
    var fingerprint: [String: FileStamp]
  }

  private let options: ServiceOptions
  private let published: PublishedFolders
  private let address: IssuerHost?
  private let watched: [String]
  private let complain: @Sendable (Problem) -> Void
  private let known: Mutex<Known>
  private let reading: Mutex<Reading>
  private let queue = DispatchQueue(label: "blijk-service.reading")

  /// Reads everything once, before the first question.
  init(
    _ options: ServiceOptions, folder: IssuerFolder?,
    complain: @escaping @Sendable (Problem) -> Void
  ) throws(Problem) {
    self.options = options
    self.complain = complain
    published = PublishedFolders(
      options.published,
      memory: try options.state.map { folder throws(Problem) in
        try PublishedMemory(folder: folder)
      })
    address = folder?.profile.host
    let files = folder.map { folder in
      ["issuer.toml", "trusted"].map { "\(folder.path)/\($0)" }
    }
    let register = folder.flatMap(\.registerFile)
    watched =
      (files ?? []) + options.trusted
      + (SharedFiles(issuer: folder?.path).defaultTrustFolder.map { [$0] } ?? [])
    let own = Self.verifier(options)
    let first = Reading(
      own: own, registerProblem: own.registerProblem, host: ServiceHost(options, folder),
      isElsewhere: folder?.registerIsElsewhere ?? false, register: register,
      fingerprint: Self.fingerprint(of: watched, register))
    let found = published.current(trust: first.own.trust)
    known = Mutex(
      try Self.known(
        first, found,
        files: PublicFiles(trust: first.own.trust, own: address, published: found), options))
    reading = Mutex(first)
  }

  /// The verifier of this moment.
  func verifier() -> Verifier { known.withLock(\.verifier) }

  /// Who runs the service.
  func host() -> ServiceHost { known.withLock(\.host) }

  /// Whether it can say everything.
  func isWell() -> Bool { known.withLock(\.isWell) }

  /// Whether the register is in a database, which may be slow to answer.
  func isElsewhere() -> Bool { known.withLock(\.isElsewhere) }

  /// What whoever runs this should mend.
  func problems() -> [Problem] { known.withLock(\.problems) }

  /// A file that anybody may have, by the path and the host that are asked for.
  func file(_ path: String, host: String?) -> PublicFiles.File? {
    known.withLock(\.files).file(path, host: host)
  }

  /// Looks again and again, on a thread of its own, until the service stops.
  func run() async {
    try? await cancelWhenGracefulShutdown {
      while true {
        try await Task.sleep(for: .milliseconds(500))
        await withCheckedContinuation { done in
          self.queue.async {
            self.renew()
            done.resume()
          }
        }
      }
    }
  }

  /// Reads what has changed.
  func renew() {
    reading.withLock { reading in
      // Taken before anything is read: what changes meanwhile is seen the next time.
      let fingerprint = Self.fingerprint(of: watched, reading.register)
      let isChanged = fingerprint != reading.fingerprint
      // Repaired permissions and a database that is back change no file that is watched.
      reading.registerProblem = reading.own.registerProblem
      let isReread = isChanged || reading.registerProblem != nil
      if isReread {
        reading.own = Self.verifier(options)
        reading.registerProblem = reading.own.registerProblem
      }
      // A profile that is being changed may not be readable for a moment.
      if isChanged, let path = options.issuer,
        let folder = try? IssuerFolder(path: path, register: options.register)
      {
        reading.host = ServiceHost(options, folder)
        reading.isElsewhere = folder.registerIsElsewhere
        reading.register = folder.registerFile
      }
      let found = published.current(trust: reading.own.trust, afresh: isChanged)
      let (before, readings, told) = known.withLock { ($0.files, $0.readings, $0.problems) }
      // Mostly nothing is new; the public files are then not made again.
      let files =
        !isReread && found.readings == readings
        ? before : try? PublicFiles(trust: reading.own.trust, own: address, published: found)
      guard let files else { return }
      reading.fingerprint = fingerprint
      let now = Self.known(reading, found, files: files, options)
      known.withLock { $0 = now }
      for problem in now.problems where !told.contains(problem) { complain(problem) }
    }
  }

  private static func verifier(_ options: ServiceOptions) -> Verifier {
    Verifier(folder: options.issuer, register: options.register, trusting: options.trusted)
  }

  private static func known(
    _ reading: Reading, _ found: PublishedFolders.Found, files: PublicFiles,
    _ options: ServiceOptions
  ) -> Known {
    Known(
      verifier: reading.own.with(published: found), host: reading.host,
      files: files, readings: found.readings,
      isWell: options.issuer == nil ? !found.registers.isEmpty : reading.registerProblem == nil,
      isElsewhere: reading.isElsewhere,
      problems: (reading.registerProblem.map { [$0] } ?? []) + reading.own.trust.problems
        + reading.own.trust.remarks + found.problems + found.remarks)
  }

  /// What changes when somebody changes a list, or puts another register in place: inodes, and the
  /// time of change of everything but the register, whose rows change all the time.
  private static func fingerprint(of paths: [String], _ register: String?) -> [String: FileStamp] {
    var found: [String: FileStamp] = [:]
    if let register { found[register] = FileStamp(of: register, identityOnly: true) }
    for path in paths {
      found[path] = FileStamp(of: path)
      let inside = try? FileManager.default.contentsOfDirectory(atPath: path)
      for name in inside ?? [] where name.hasSuffix(".json") {
        found["\(path)/\(name)"] = FileStamp(of: "\(path)/\(name)")
      }
    }
    return found
  }
}

extension ServiceHost {
  /// What was said at the start, or else the organisation of the folder.
  fileprivate init(_ options: ServiceOptions, _ folder: IssuerFolder?) {
    let profile = options.name == nil ? folder?.profile : nil
    self.init(name: options.name ?? profile?.name, phone: options.phone ?? profile?.phone)
  }
}
