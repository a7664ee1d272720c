public import BlijkBasics
import Foundation

/// Putting a backup back.
extension Register {
  /// What restoring a backup would lose: what is in the current register, and not in the backup.
  public struct Loss: Sendable, Hashable {
    /// How many documents were issued, which would be called not registered.
    public internal(set) var documents = 0
    /// How many documents were withdrawn or replaced, and would count again.
    public internal(set) var withdrawals = 0
    /// How often a document was erased or hidden, whose details would be there again.
    public internal(set) var erasures = 0
    /// How many other changes there were, such as those of keys.
    public internal(set) var changes = 0
    /// The end of the current log; `nil` when it cannot be read, or there is none.
    var head: EventLog.Link?

    init(head: EventLog.Link? = nil) { self.head = head }

    /// No loss.
    public static var nothing: Loss { Loss() }

    /// Whether nothing would be lost, as far as the log can be read.
    public var isNone: Bool { documents + withdrawals + erasures + changes == 0 }

    /// Counts events of a kind.
    mutating func count(_ event: EventLog.Event?, _ count: Int) {
      switch event {
      case .registered, .issued: documents += count
      case .revoked, .replaced: withdrawals += count
      case .erased, .hidden: erasures += count
      case .some(let event) where event.isHousekeeping: break
      default: changes += count
      }
    }
  }

  /// The DID of the organisation that a backup is of.
  package static func issuer(ofBackup file: String) throws(Problem) -> String? {
    try withBackup(file) { try $0.session.first("SELECT issuer FROM register") { try $0.text(0) } }
  }

  /// What restoring a backup would lose at this moment.
  public static func loss(restoring file: String, to place: String) throws(Problem) -> Loss {
    guard !PostgresEngine.isAddress(place) else { return .nothing }
    return try withBackup(file) { backup in
      try HeldFile(place)?.read { try Self.loss(in: $0, beside: backup) } ?? .nothing
    }
  }

  /// Checks a backup, and puts it in a register's place. The old register is kept beside it. Other writers
  /// wait, and then find that it was replaced.
  ///
  /// - Parameters:
  ///   - file: The backup.
  ///   - place: The register's file, or the address of an empty database.
  ///   - accepted: The loss that somebody agreed to. When something else would be lost, nothing happens.
  /// - Returns: What the check found, and where the old file is, if there was one.
  /// - Throws: Why nothing was restored.
  public static func restore(_ file: String, to place: String, losing accepted: Loss = .nothing)
    throws(Problem) -> (found: RegisterCheck, old: String?)
  {
    try withBackup(file) { backup in
      guard !PostgresEngine.isAddress(place) else {
        let copy = try backup.register.copy(from: backup.session, to: place, isRestored: true)
        return (copy.result, nil)
      }
      // Held until the new file is in its place: nothing is written meanwhile that would be lost.
      let held = try HeldFile(place)
      let loss = try held?.read { try Self.loss(in: $0, beside: backup) } ?? .nothing
      guard loss.isNone || loss == accepted else { throw wouldLose(loss, told: !accepted.isNone) }
      defer { withExtendedLifetime(held) {} }
      var old: String?
      let found = try backup.register.copy(from: backup.session, beside: place, isRestored: true) {
        old = try putAside(place, for: $0)
      }
      return (found, old)
    }
  }

  private typealias Backup = (register: Register, session: any SQLSession)

  /// Opens a backup. One of an older Blijk is brought up to date in a copy; the file stays as it is.
  private static func withBackup<Result>(_ file: String, _ body: (Backup) throws -> Result)
    throws(Problem) -> Result
  {
    guard isOfOlderSchema(file) else {
      let register = try Register.open(at: file, readOnly: true)
      return try register.snapshot { try body((register, $0)) }
    }
    let folder = FileManager.default.temporaryDirectory.path + "/blijk-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    do {
      // The copy has names of people in it.
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
      for suffix in ["", "-wal"] where FileManager.default.fileExists(atPath: file + suffix) {
        try FileManager.default.copyItem(atPath: file + suffix, toPath: folder + "/kopie" + suffix)
      }
    } catch {
      throw Problem(
        .cannotWrite, nl: "Kan geen kopie van '\(file)' maken. Is de schijf vol?",
        en: "Cannot make a copy of '\(file)'. Is the disk full?")
    }
    let register = try Register.open(at: folder + "/kopie")
    return try register.snapshot { try body((register, $0)) }
  }

  private static func isOfOlderSchema(_ file: String) -> Bool {
    guard !PostgresEngine.isAddress(file), FileManager.default.fileExists(atPath: file),
      let engine = try? SQLiteEngine(path: file, isReadOnly: true),
      let version = (try? engine.schemaVersion()) ?? nil
    else { return false }
    return (Schema.oldest..<Schema.newest).contains(version)
  }

  /// What the current log has and a backup has not. Each hash covers all before it, so a binary search finds
  /// where the two logs part.
  private static func loss(in session: any SQLSession, beside backup: Backup) throws -> Loss {
    let head = try EventLog(session).head
    var (common, end) = (0, min(head.number, try EventLog(backup.session).head.number))
    while common < end {
      let middle = (common + end + 1) / 2
      if try hash(middle, session) == hash(middle, backup.session) {
        common = middle
      } else {
        end = middle - 1
      }
    }
    var loss = Loss(head: head)
    try session.rows(
      "SELECT what, count(*) FROM event WHERE number > ? GROUP BY what", [.integer(common)]
    ) { row in
      loss.count(EventLog.Event(rawValue: try row.text(0)), try row.integer(1))
    }
    return loss
  }

  /// The hash of an event; `nil` when there is none.
  private static func hash(_ number: Int, _ session: any SQLSession) throws -> [UInt8]? {
    try session.first("SELECT hash FROM event WHERE number = ?", [.integer(number)]) {
      try $0.bytes(0)
    }
  }

  private static func wouldLose(_ loss: Loss, told: Bool) -> Problem {
    let (nl, en) = (loss.words.nl, loss.words.en)
    guard !told else {
      return Problem(
        .badRegister,
        nl: "Er is intussen iets in het register bijgekomen. Er is niets teruggezet. "
          + "Kijk opnieuw: \(nl)",
        en: "Something was added to the register meanwhile. Nothing was restored. "
          + "Look again: \(en)")
    }
    return Problem(
      .badRegister, nl: "Er is niets teruggezet. \(nl) Toch terugzetten? Zet er dan --yes bij.",
      en: "Nothing was restored. \(en) Restore all the same? Then add --yes.")
  }

  /// Moves the old register aside, and a new file in its place. On an error all is as it was.
  ///
  /// - Returns: Where the old register is; `nil` when there was none.
  private static func putAside(_ place: String, for new: String) throws -> String? {
    let files = FileManager.default
    let name = freeName("\(place).voor-\(Timestamp.now())")
    let isThere = files.fileExists(atPath: place)
    var moved: [(from: String, to: String)] = []
    do {
      // Also what was left of an earlier restoring that was interrupted: a -wal of another database
      // would spoil this one.
      for (from, to) in zip(Self.files(place), Self.files(name))
      where files.fileExists(atPath: from) {
        try files.moveItem(atPath: from, toPath: to)
        moved.append((from, to))
      }
      try files.moveItem(atPath: new, toPath: place)
    } catch {
      for (from, to) in moved.reversed() { try? files.moveItem(atPath: to, toPath: from) }
      throw error
    }
    return isThere ? name : nil
  }

  /// This name or, when a restore in the same second took it, the name with a number.
  private static func freeName(_ name: String) -> String {
    var free = name
    var number = 1
    while files(free).contains(where: FileManager.default.fileExists(atPath:)) {
      number += 1
      free = "\(name)-\(number)"
    }
    return free
  }
}

extension Register.Loss {
  /// For whoever restores: what comes undone, and what that means.
  public var words: Message {
    let parts = [
      (
        documents, "daarna uitgegeven", "issued since",
        "wie zo'n document heeft, krijgt te horen dat het niet in het register staat",
        "who has such a document will be told that it is not in the register"
      ),
      (
        withdrawals, "daarna ingetrokken of vervangen", "withdrawn or replaced since",
        "dat geldt dan weer", "it would be valid again"
      ),
      (
        erasures, "daarna gewist of verborgen", "erased or hidden since",
        "de gegevens zijn er dan weer", "the details would be there again"
      ),
      (
        changes, "andere wijziging", "other change", "van een sleutel bijvoorbeeld", "of a key, say"
      ),
    ].filter { $0.0 > 0 }
    let nl = parts.map { "\($0.1): \($0.0) (\($0.3))" }.joined(separator: "; ")
    let en = parts.map { "\($0.2): \($0.0) (\($0.4))" }.joined(separator: "; ")
    return Message(
      nl:
        "Het register dat er nu staat is nieuwer dan deze kopie. Dit staat niet in de kopie: \(nl).",
      en: "The register that is there is newer than this copy. The copy lacks this: \(en).")
  }
}
