public import BlijkBasics
import BlijkCredential
import BlijkKeys
import Foundation

/// Remembers, across restarts, which copy of each organisation's register was the newest, and which of each
/// of its lists of withdrawn documents. An older one is signed as well, and would make valid again what was
/// withdrawn since.
///
/// It holds a DID, the address of a list, a number, a moment and the name of a key for each; nothing about
/// persons.
public final class PublishedMemory: Sendable {
  /// The newest copy or list that was seen.
  struct Noted: Sendable, Equatable {
    let issuer: String
    /// The address of the list; `nil` for a copy of the register.
    var list: String?
    /// The number of the copy, or the moment that the list is of, in seconds since 1970.
    let sequence: Int
    /// When it was published, as it says.
    let time: String
    /// The thumbprint of the key that signed it.
    let key: String
  }

  /// The most bytes of a note.
  private static let longest = 16 << 10

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
          "Kan in '\(folder)' niet onthouden welke kopie van een register of lijst van ingetrokken "
          + "documenten de nieuwste is. Controleer de plaats en de rechten.",
        en:
          "Cannot remember in '\(folder)' which copy of a register or list of withdrawn documents is the "
          + "newest. Check the place and its permissions.")
    }
  }

  /// Where a person's programs remember things: `$XDG_STATE_HOME/blijk`, or else `~/.local/state/blijk`.
  /// What is no whole path does not count.
  ///
  /// - Throws: That there is no such place, so that nothing is remembered.
  public static func personalFolder() throws(Problem) -> String {
    if let state = environmentVariable("XDG_STATE_HOME"), state.hasPrefix("/") {
      return "\(state)/blijk"
    }
    guard let home = environmentVariable("HOME"), home.hasPrefix("/") else {
      throw Problem(
        .cannotWrite,
        nl:
          "Blijk onthoudt nu niet welke kopie van een register of lijst van ingetrokken documenten de "
          + "nieuwste is: een oudere telt dan ook. Zet HOME of XDG_STATE_HOME op een plaats die met / begint.",
        en:
          "Blijk does not remember now which copy of a register or list of withdrawn documents is the "
          + "newest: an older one counts too. Set HOME or XDG_STATE_HOME to a place that begins with /."
      )
    }
    return "\(home)/.local/state/blijk"
  }

  /// Notes a copy or list, unless a newer one is noted, which is returned. A note of what a lost key signed
  /// does not count.
  ///
  /// - Throws: `cannotRead` when the earlier note is damaged, so that nobody knows which is newer; or why
  ///   this one cannot be written.
  func note(_ noted: Noted, trust: TrustList) throws(Problem) -> Noted? {
    let lock = try FolderLock(folder, otherwise: .cannotWrite)
    defer { withExtendedLifetime(lock) {} }
    let path = path(of: noted)
    if let known = try known(at: path, of: noted) {
      if known == noted { return nil }
      if known.counts(trust), known.sequence > noted.sequence { return known }
    }
    var json: JSON = [
      "issuer": .string(noted.issuer), "sequence": .integer(noted.sequence),
      "time": .string(noted.time), "key": .string(noted.key),
    ]
    if let list = noted.list { json["list"] = .string(list) }
    try WholeFile.write(json.serialized() + [0x0A], to: path, replaces: true)
    return nil
  }

  /// The newest copy of an organisation's register that was seen.
  func copy(of issuer: String, trust: TrustList) throws(Problem) -> Noted? {
    let wanted = Noted(issuer: issuer, sequence: 0, time: "", key: "")
    return try known(at: path(of: wanted), of: wanted).flatMap { $0.counts(trust) ? $0 : nil }
  }

  /// The moment of the newest list that was seen at each address of an organisation, where that is after
  /// `moment`.
  func lists(of issuer: String, after moment: Int, trust: TrustList) throws(Problem)
    -> [String: Int]
  {
    var found: [String: Int] = [:]
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    // Those of others are not opened: there may be as many as organisations.
    let own = Self.listPrefix(issuer)
    for name in names where name.hasPrefix(own) {
      let noted = try read("\(folder)/\(name)")
      guard noted.issuer == issuer, noted.sequence > moment, noted.counts(trust) else { continue }
      if let list = noted.list { found[list] = noted.sequence }
    }
    return found
  }

  /// The earlier note of the same register or list.
  private func known(at path: String, of noted: Noted) throws(Problem) -> Noted? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let known = try read(path)
    guard known.issuer == noted.issuer, known.list == noted.list else { throw Self.damaged(path) }
    return known
  }

  private func read(_ path: String) throws(Problem) -> Noted {
    guard let bytes = try? BoundedFile.named(path, atMost: Self.longest),
      let note = try? SignedValue(JSON(reading: bytes)), let noted = try? Noted(reading: note)
    else { throw Self.damaged(path) }
    return noted
  }

  private static func damaged(_ path: String) -> Problem {
    Problem(
      .cannotRead,
      nl:
        "Het bestand '\(path)' is beschadigd. Daarin staat welke kopie van een register of lijst van "
        + "ingetrokken documenten de nieuwste is. Haal het alleen weg als u zeker weet dat u nu de "
        + "nieuwste gebruikt.",
      en:
        "The file '\(path)' is damaged. It says which copy of a register or list of withdrawn documents is "
        + "the newest. Remove it only if you are sure that you use the newest now.")
  }

  /// Made of hashes: a DID and an address may be long, and hold any letter.
  private func path(of noted: Noted) -> String {
    let name =
      noted.list.map { Self.listPrefix(noted.issuer) + Self.short($0) }
      ?? "register-\(Self.short(noted.issuer))"
    return "\(folder)/\(name).json"
  }

  private static func listPrefix(_ issuer: String) -> String { "list-\(short(issuer))-" }

  private static func short(_ text: String) -> String {
    Hex.encode(Array(SHA256.hash(Array(text.utf8)).prefix(16)))
  }
}

extension PublishedMemory.Noted {
  /// The moment that it is of, in seconds since 1970.
  var moment: Int { list == nil ? Timestamp.seconds(time) ?? sequence : sequence }

  /// Whether it still keeps out what is older. A key that is just not known here, as an older DID document
  /// does not know a newer key, is no reason to forget: that would let in a whole older website.
  func counts(_ trust: TrustList) -> Bool {
    trust.issuers[issuer].map { !$0.isLost(key) } ?? false
  }

  fileprivate init(reading note: SignedValue) throws(Problem) {
    issuer = try note.text("issuer")
    list = try note.optionalText("list")
    sequence = try note.member("sequence").integer()
    time = try note.text("time")
    key = try note.text("key")
  }
}
