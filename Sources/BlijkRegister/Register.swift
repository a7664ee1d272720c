public import BlijkBasics
import Foundation
import Synchronization

/// What an issuer has issued, withdrawn and replaced, and with which keys. It makes a stolen key useless by
/// itself: a document counts only if it is registered.
///
/// It is a file beside the keys (SQLite) or a PostgreSQL database, with the same answers. Every commit is on
/// the disk when it returns.
public final class Register: Sendable {
  /// The database's file or address, without a password.
  public var path: String { engine.place }
  let engine: any RegisterEngine
  /// The end of the log when this program last wrote or opened it. The log must still have it.
  private let seen = Mutex(EventLog.Link())
  let keys = RememberedKeys()

  private init(_ place: String, readOnly: Bool) throws(Problem) {
    engine =
      PostgresEngine.isAddress(place)
      ? try PostgresEngine(url: place, isReadOnly: readOnly)
      : try SQLiteEngine(path: place, isReadOnly: readOnly)
  }

  /// Whether a place is a database's address, which may be slow to answer, or hang.
  package static func isElsewhere(_ place: String) -> Bool { PostgresEngine.isAddress(place) }

  /// Makes an empty register.
  ///
  /// - Throws: `badRegister`, when the file exists, or the database is not empty.
  public static func create(at place: String, issuer: String) throws(Problem) -> Register {
    try make(at: place) { session in
      _ = try session.run("INSERT INTO register (issuer) VALUES (?)", [.text(issuer)])
    }.register
  }

  /// Makes a register and fills it; on an error there is none.
  static func make<Result>(at place: String, _ fill: (any SQLSession) throws -> Result)
    throws(Problem) -> (register: Register, result: Result)
  {
    let isFile = !PostgresEngine.isAddress(place)
    if isFile { try claim(place) }
    do throws(Problem) {
      let register = try Register(place, readOnly: false)
      let result = try register.guarded { engine in
        // Asked first without waiting for another writer there, which may be this program itself.
        guard try engine.schemaVersion() == 0, let result = try engine.make(fill) else {
          throw exists(engine.place)
        }
        return result
      }
      return (register, result)
    } catch {
      if isFile { remove(place) }
      throw error
    }
  }

  /// Makes an empty file for its owner only, and refuses one that is there. Other errors are left to the
  /// database, which reports them.
  private static func claim(_ place: String) throws(Problem) {
    let file = unsafe Foundation.open(place, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 || errno != EEXIST else { throw exists(place) }
    if file >= 0 { close(file) }
  }

  /// A register's file and those beside it, in the order in which they are to be moved or removed: whatever
  /// is left halfway is seen to be incomplete.
  package static func files(_ path: String) -> [String] {
    ["-wal", "-shm", "", "-head"].map { path + $0 }
  }

  static func remove(_ path: String) {
    for file in files(path) { try? FileManager.default.removeItem(atPath: file) }
  }

  static func exists(_ place: String) -> Problem {
    Problem(
      .badRegister,
      nl: "Het register \(place) bestaat al. Noem een nieuw bestand of een lege database.",
      en: "The register \(place) exists already. Name a new file or an empty database.")
  }

  /// Opens a register. One of an older Blijk is brought up to date when it is opened to write. Opening to
  /// read changes nothing.
  ///
  /// - Throws: `badRegister` when it is missing, damaged or too old, or `newerRegister`.
  public static func open(at place: String, readOnly: Bool = false) throws(Problem) -> Register {
    guard PostgresEngine.isAddress(place) || FileManager.default.fileExists(atPath: place) else {
      throw Problem(
        .badRegister,
        nl:
          "Het register \(place) is er niet. Zet een reservekopie terug. Zonder register kan "
          + "niemand controleren wat echt is.",
        en:
          "The register \(place) is missing. Restore a backup; without the register nobody can tell "
          + "what is genuine."
      )
    }
    let register = try Register(place, readOnly: readOnly)
    try register.bringUpToDate(readOnly: readOnly)
    return register
  }

  private func bringUpToDate(readOnly: Bool) throws(Problem) {
    try guarded { engine in
      guard let version = try engine.schemaVersion(), version > 0 else {
        throw Problem(
          .badRegister,
          nl:
            "\(path) is geen register van Blijk. Was het dat wel, zet dan een reservekopie terug: "
            + "blijk restore",
          en:
            "\(path) is not a register of Blijk. If it was, restore a backup: blijk restore")
      }
      guard version <= Schema.newest else {
        throw Problem(
          .newerRegister,
          nl:
            "Het register \(path) is gemaakt met een nieuwere Blijk (versie \(version)). Werk Blijk "
            + "bij.",
          en: "The register \(path) was made by a newer Blijk (version \(version)). Update Blijk.")
      }
      guard version >= Schema.oldest else {
        throw Problem(
          .badRegister,
          nl: "Het register \(path) is van een proefversie van Blijk, van vóór de eerste uitgave.",
          en: "The register \(path) is of a trial version of Blijk, before its first release.")
      }
      guard version < Schema.newest else {
        if !readOnly {
          // A log with impossible numbers is left for the check to report; writing refuses it anyway.
          let head = try read { session in
            do { return try EventLog(session).head } catch is UnexpectedValue { return .init() }
          }
          remember(head)
        }
        return
      }
      guard !readOnly else {
        throw Problem(
          .badRegister,
          nl:
            "Het register \(path) is van een oudere Blijk. Werk het bij met: blijk register check",
          en: "The register \(path) is of an older Blijk. Update it with: blijk register check")
      }
      try engine.migrate(from: version)
    }
  }

  private func isOlder(than number: Int) -> Problem {
    Problem(
      .badRegister,
      nl:
        "Er ontbreekt iets in het register \(path): regel \(number) van het logboek was er al. Is '\(path)-wal' "
        + "weggehaald, of een oud bestand teruggezet? Zet alles terug zoals het was, of zet een "
        + "reservekopie terug met: blijk restore",
      en:
        "Something is missing from the register \(path): line \(number) of the log was there already. Was "
        + "'\(path)-wal' taken away, or an old file put back? Put all back as it was, or restore a "
        + "backup with: blijk restore")
  }

  /// The DID of the organisation whose register this is.
  public func issuer() throws(Problem) -> String? {
    try read { try $0.first("SELECT issuer FROM register") { try $0.text(0) } }
  }

  /// Keeps other issuers out for as long as the result exists.
  package func lock() throws(Problem) -> any Sendable {
    try guarded { try $0.lock() }
  }

  /// The same for a place that may have no register yet, as when a backup is restored there.
  package static func lock(at place: String) throws(Problem) -> any Sendable {
    guard PostgresEngine.isAddress(place) else { return () }
    return try Register(place, readOnly: false).lock()
  }

  /// Runs in one transaction; on an error nothing has happened. It refuses a register that has moved, since
  /// two would each miss something, and one that another register has replaced.
  func write<Result>(
    streams: Bool = false, _ body: (any SQLSession) throws -> Result
  ) throws(Problem) -> Result {
    try guarded { engine in
      let (result, head) = try engine.write(streams: streams) { session in
        try confirm(session)
        let result = try body(session)
        return (result, try EventLog(session).head)
      }
      remember(head)
      return result
    }
  }

  private func remember(_ head: EventLog.Link) {
    seen.withLock { if head.number > $0.number { $0 = head } }
  }

  /// Whether the log still has the event at its end when this program last wrote or opened it.
  func hasSeenLog(_ session: any SQLSession) throws -> Bool {
    try EventLog.passes(through: seen.withLock { $0 }, in: session)
  }

  /// Throws when this is not the register that was opened, or when it has moved.
  private func confirm(_ session: any SQLSession) throws {
    let place = try session.first("SELECT movedTo FROM register") { try $0.optionalText(0) }
    guard let place, try hasSeenLog(session) else {
      throw Displaced()
    }
    guard let place else { return }
    throw Problem(
      .badRegister,
      nl:
        "Dit register zegt dat het is verhuisd naar \(place). Hebt u het zelf verhuisd, zet dan in "
        + "issuer.toml: register = … Zo niet, gebruik dat adres niet, en doe: blijk register check",
      en: "This register says that it has moved to \(place). If you moved it yourself, put in "
        + "issuer.toml: register = … If not, do not use that address, and run: blijk register check"
    )
  }

  /// Throws when another register has come in this one's place since it was opened.
  package func confirmPlace() throws(Problem) {
    try guarded { engine in
      try engine.confirmPlace()
      try engine.read { session in
        guard try hasSeenLog(session) else { throw Displaced() }
      }
    }
  }

  /// The problem when another register has come in this one's place.
  var replaced: Problem {
    Problem(
      .replacedRegister,
      nl: "Het register \(path) is intussen vervangen door een ander. Er is niets in geschreven. "
        + "Doe de opdracht opnieuw.",
      en: "Another register has come in the place of \(path) meanwhile. Nothing was written. "
        + "Run the command again.")
  }

  /// The problem when that was seen only after the commit.
  private var replacedAfter: Problem {
    Problem(
      .badRegister,
      nl:
        "Het register \(path) is vervangen terwijl erin werd geschreven. Kijk met 'blijk list' of "
        + "het erin staat, voor u iets uitdeelt.",
      en: "Another register came in the place of \(path) while it was written. See with 'blijk "
        + "list' whether it is there, before you hand anything out.")
  }

  /// The problem when a column holds what Blijk never writes there.
  private var damaged: Problem {
    Problem(
      .badRegister,
      nl: "In het register \(path) staat iets dat Blijk er niet schreef; het is beschadigd. Doe: "
        + "blijk register check",
      en: "The register \(path) contains something that Blijk did not write; it is damaged. Run: "
        + "blijk register check")
  }

  /// Reads; each statement sees what is there when it begins. It refuses a register that is older than it
  /// was: what was withdrawn since would count again, and what was issued since would be called false.
  func read<Result>(_ body: (any SQLSession) throws -> Result) throws(Problem) -> Result {
    try guarded { engine in
      let head = engine.headToConfirm()
      return try engine.read { session in
        try confirm(head, session)
        return try body(session)
      }
    }
  }

  /// Reads one state of everything. It refuses a register that is older than it was.
  func snapshot<Result>(_ body: (any SQLSession) throws -> Result) throws(Problem) -> Result {
    try guarded { engine in
      let head = engine.headToConfirm()
      return try engine.snapshot { session in
        try confirm(head, session)
        return try body(session)
      }
    }
  }

  private func confirm(
    _ head: (link: EventLog.Link, files: RegisterFiles)?, _ session: any SQLSession
  ) throws {
    guard let head else { return }
    guard try EventLog.passes(through: head.link, in: session) else {
      throw Outdated(number: head.link.number)
    }
    engine.confirmed(head.files)
  }

  func guarded<Result>(_ body: (any RegisterEngine) throws -> Result) throws(Problem) -> Result {
    do {
      return try body(engine)
    } catch let problem as Problem {
      throw problem
    } catch let displaced as Displaced {
      throw displaced.isCommitted ? replacedAfter : replaced
    } catch let outdated as Outdated {
      throw isOlder(than: outdated.number)
    } catch is UnexpectedValue {
      throw damaged
    } catch {
      throw engine.problem(error)
    }
  }
}
