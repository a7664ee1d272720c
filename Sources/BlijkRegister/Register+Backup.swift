public import BlijkBasics
import Foundation

/// A register's backup, and back.
extension Register {
  /// Writes a whole copy in one file, while others go on issuing. It has no keys.
  public func backUp(to file: String) throws(Problem) -> RegisterCheck {
    guard !FileManager.default.fileExists(atPath: file) else {
      throw Problem(
        .badOutput, nl: "'\(file)' bestaat al. Kies een andere naam.",
        en: "'\(file)' exists already. Choose another name.")
    }
    return try snapshot { session in
      try copy(from: session, beside: file) {
        try FileManager.default.moveItem(atPath: $0, toPath: file)
      }
    }
  }

  /// Puts a backup in a register's place, after checking it. What was there is kept beside it.
  ///
  /// - Returns: What the check found, and where the old file is, if there was one.
  public static func restore(_ file: String, to place: String) throws(Problem)
    -> (found: RegisterCheck, old: String?)
  {
    let backup = try Register.open(at: file, readOnly: true)
    guard !PostgresEngine.isAddress(place) else {
      return (try backup.snapshot { try backup.copy(from: $0, to: place).result }, nil)
    }
    var old: String?
    let found = try backup.snapshot { session in
      try backup.copy(from: session, beside: place) { old = try putAside(place, for: $0) }
    }
    return (found, old)
  }

  /// Puts a file in a register's place, and what was there beside it; on an error all is as it was.
  ///
  /// - Returns: Where the register that was there is.
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

  /// This name or, where it is taken by a restoring of the same second, one like it.
  private static func freeName(_ name: String) -> String {
    var free = name
    var number = 1
    while files(free).contains(where: FileManager.default.fileExists(atPath:)) {
      number += 1
      free = "\(name)-\(number)"
    }
    return free
  }

  /// Makes a copy in one file beside a place and has it moved there; on an error nothing of it is left.
  func copy(
    from source: any SQLSession, beside place: String, move: (String) throws -> Void
  ) throws -> RegisterCheck {
    let making = "\(place).\(getpid())"
    defer { Self.remove(making) }
    let found: RegisterCheck
    do {
      // It is closed before it is moved, and nothing of it is left in the files of WAL mode.
      let made = try copy(from: source, to: making)
      try made.register.guarded { try $0.wipe() }
      found = made.result
    }
    do {
      try move(making)
    } catch {
      throw Problem(
        .cannotWrite, nl: "Kan \(place) niet schrijven. Is de schijf vol, of ontbreken rechten?",
        en: "Cannot write \(place). Is the disk full, or are permissions missing?")
    }
    return found
  }
}
