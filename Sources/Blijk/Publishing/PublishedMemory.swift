public import BlijkBasics
import BlijkCredential
import BlijkKeys
import Foundation

/// Remembers, across restarts, which copy of each organisation's register was the newest: an older one is
/// as genuine, and would bring back to life what was withdrawn since.
///
/// It holds a DID, a number, a moment and the name of a key for each organisation; nothing about persons.
public final class PublishedMemory: Sendable {
  /// The newest copy that was seen.
  struct Noted: Sendable, Equatable {
    let issuer: String
    let sequence: Int
    /// When it was published, as it says.
    let time: String
    /// The thumbprint of the key that signed it.
    let key: String
  }

  /// The most bytes of a note.
  private static let longest = 4096

  private let folder: String

  /// Remembers in a folder, which is made where it is not there.
  ///
  /// - Throws: Why it cannot be made or locked.
  public init(folder: String) throws(Problem) {
    self.folder = folder
    guard
      (try? FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700]))
        != nil
    else {
      throw Problem(
        .cannotWrite,
        nl:
          "Kan in '\(folder)' niet onthouden welke kopie van een register de nieuwste is. Controleer de "
          + "plaats en de rechten.",
        en:
          "Cannot remember in '\(folder)' which copy of a register is the newest. Check the place and its "
          + "permissions.")
    }
  }

  /// Where a person's programs remember things: `$XDG_STATE_HOME/blijk`, or else `~/.local/state/blijk`.
  public static var personalFolder: String? {
    if let state = environmentVariable("XDG_STATE_HOME"), state.hasPrefix("/") {
      return "\(state)/blijk"
    }
    guard let home = environmentVariable("HOME"), home.hasPrefix("/") else { return nil }
    return "\(home)/.local/state/blijk"
  }

  /// The newest copy that was seen of an organisation's register.
  ///
  /// - Throws: `cannotRead` when what was noted is there and cannot be understood: then nobody knows.
  func newest(of did: String) throws(Problem) -> Noted? {
    let path = path(of: did)
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let damaged = Problem(
      .cannotRead,
      nl:
        "Het bestand '\(path)' is beschadigd. Daarin staat welke kopie van een register de nieuwste is. "
        + "Haal het alleen weg als u zeker weet dat de kopie die u gebruikt de nieuwste is.",
      en:
        "The file '\(path)' is damaged. It says which copy of a register is the newest. Remove it only if "
        + "you are sure that the copy you use is the newest.")
    guard let bytes = try? InputFile.read(path, atMost: Self.longest),
      let note = try? SignedValue(JSON(reading: bytes)), let issuer = try? note.text("issuer"),
      issuer == did, let sequence = try? note.member("sequence").integer(),
      let time = try? note.text("time"), let key = try? note.text("key")
    else { throw damaged }
    return Noted(issuer: issuer, sequence: sequence, time: time, key: key)
  }

  /// Notes a copy, unless a newer one is noted under a key that still counts.
  func note(_ noted: Noted, unless isNewer: (Noted) -> Bool) throws(Problem) {
    let lock = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard lock >= 0, flock(lock, LOCK_EX) == 0 else {
      if lock >= 0 { close(lock) }
      throw Problem(
        .cannotWrite, nl: "De map '\(folder)' kan niet worden vergrendeld.",
        en: "The folder '\(folder)' cannot be locked.")
    }
    defer { close(lock) }
    if let had = try newest(of: noted.issuer), had == noted || isNewer(had) { return }
    let json: JSON = [
      "issuer": .string(noted.issuer), "sequence": .integer(noted.sequence),
      "time": .string(noted.time), "key": .string(noted.key),
    ]
    try WholeFile.write(json.serialized() + [0x0A], to: path(of: noted.issuer), replaces: true)
  }

  /// A DID may hold any letter, and be long.
  private func path(of did: String) -> String {
    "\(folder)/register-\(Hex.encode(Array(SHA256.hash(Array(did.utf8)).prefix(16)))).json"
  }
}
