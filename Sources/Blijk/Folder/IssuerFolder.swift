public import BlijkBasics
public import BlijkCredential
import BlijkKeys
public import BlijkRegister
import Foundation

/// An organisation's own folder: who it is, its keys, its register, whom it trusts.
public struct IssuerFolder: Sendable {
  /// The folder.
  public let path: String
  /// Who the organisation is.
  public let profile: IssuerProfile
  /// Where its register is: a file in the folder, or an address of PostgreSQL.
  package let registerPlace: String

  /// Opens a folder that `create` made.
  ///
  /// - Parameters:
  ///   - path: The folder.
  ///   - register: Where its register is, when not where `issuer.toml` says.
  /// - Throws: Why it is no issuer folder, or what is wrong in `issuer.toml`.
  public init(path: String, register: String? = nil) throws(Problem) {
    self.path = path
    guard FileManager.default.fileExists(atPath: path + "/issuer.toml") else {
      throw Problem(
        .badIssuer,
        nl:
          "In '\(path)' staat geen issuer.toml. Ga naar de map van de organisatie, geef --issuer, "
          + "of maak er een met 'blijk init'.",
        en:
          "There is no issuer.toml in '\(path)'. Go to the organisation's folder, give --issuer, "
          + "or make one with 'blijk init'."
      )
    }
    let file = try TOMLFile(path: path + "/issuer.toml")
    profile = try IssuerProfile(file: file)
    let place = try file.string("register")
    registerPlace = register ?? place ?? path + "/register.sqlite"
  }

  /// Whether there is an issuer folder here.
  public static func exists(at path: String) -> Bool {
    FileManager.default.fileExists(atPath: path + "/issuer.toml")
  }

  var keysPath: String { path + "/keys" }
  var trustedPath: String { path + "/trusted" }

  /// The organisation's own entry among those it trusts.
  private var ownTrustFile: String {
    "\(trustedPath)/\(TrustList.fileName(of: profile.host.did))"
  }

  /// Opens the register; one of another organisation is refused.
  public func register(readOnly: Bool = false) throws(Problem) -> Register {
    let register = try Register.open(at: registerPlace, readOnly: readOnly)
    guard try register.issuer() == profile.host.did else {
      throw Problem(
        .badIssuer,
        nl:
          "Dit register is niet van \(profile.host.base). Het adres ('host' in issuer.toml) staat "
          + "in elke QR-code en kan niet veranderen; maak voor een nieuw adres een nieuwe map "
          + "met 'blijk init'.",
        en:
          "This register is not that of \(profile.host.base). The address ('host' in issuer.toml) "
          + "stands in every QR code and cannot change; make a new folder with 'blijk init' for "
          + "a new address."
      )
    }
    return register
  }

  /// Writes down which keys documents of this organisation may be signed with.
  func trustItself(_ keys: KeyRing) throws(Problem) {
    let document = try publicEntry(keys).didDocument().serialized() + [0x0A]
    let had = try? BoundedFile.read(ownTrustFile, atMost: document.count)
    guard had != document else { return }
    // Public: a service that runs as somebody else reads it.
    try WholeFile.write(document, to: ownTrustFile, mode: 0o644, replaces: true)
  }

  /// The organisation as others know it.
  func publicEntry(_ ring: KeyRing) -> TrustedIssuer {
    let compromised = ring.entries.compactMap { entry in
      entry.window.compromisedSince.map { (entry.key.id, $0) }
    }
    return TrustedIssuer(
      did: profile.host.did, name: profile.name, url: profile.url, phone: profile.phone,
      kvk: profile.kvk, keys: ring.entries.map(\.key),
      compromised: Dictionary(uniqueKeysWithValues: compromised))
  }
}

/// Making a folder.
extension IssuerFolder {
  /// Makes the folder whole, or not at all.
  ///
  /// - Parameters:
  ///   - path: The folder to make; one that is there must be empty.
  ///   - profile: Who the organisation is.
  ///   - register: The address of an empty PostgreSQL database for its register, instead of a file in
  ///     the folder.
  /// - Returns: The folder.
  /// - Throws: Why it was not made.
  public static func create(at path: String, profile: IssuerProfile, register: String? = nil)
    throws(Problem) -> IssuerFolder
  {
    let url = URL(fileURLWithPath: path).standardizedFileURL
    // Of two who fill one empty folder, the second finds it full.
    let lock = FileManager.default.fileExists(atPath: path) ? try? FolderLock(path) : nil
    defer { withExtendedLifetime(lock) {} }
    let isThere = try isEmptyFolder(path)
    let making =
      isThere
      ? url.appendingPathComponent(".blijk.\(getpid())")
      : url.deletingLastPathComponent()
        .appendingPathComponent(".\(url.lastPathComponent).\(getpid())")
    do {
      try fill(making, profile: profile, register: register)
      if isThere {
        try moveUp(making, to: url)
      } else {
        guard unsafe rename(making.path, url.path) == 0 else { throw cannotMake(path) }
      }
    } catch {
      try? FileManager.default.removeItem(at: making)
      throw (error as? Problem) ?? cannotMake(path)
    }
    return try IssuerFolder(path: path)
  }

  /// Whether there is a folder already; one with something in it is refused.
  private static func isEmptyFolder(_ path: String) throws(Problem) -> Bool {
    let files = FileManager.default
    var isFolder: ObjCBool = false
    guard unsafe files.fileExists(atPath: path, isDirectory: &isFolder) else { return false }
    let contents = isFolder.boolValue ? try? files.contentsOfDirectory(atPath: path) : nil
    guard contents?.isEmpty == true else {
      throw Problem(
        .badIssuer, nl: "'\(path)' bestaat al en is niet leeg. Kies een nieuwe map.",
        en: "'\(path)' exists already and is not empty. Choose a new folder.")
    }
    return true
  }

  private static func fill(_ making: URL, profile: IssuerProfile, register: String?) throws {
    for folder in ["", "keys", "trusted", "achievements"] {
      try FileManager.default.createDirectory(
        at: making.appendingPathComponent(folder), withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    }
    let place = register.map { "register = \(JSON.string($0).text)\n" } ?? ""
    try WholeFile.write(Array((profile.toml + place).utf8), to: making.path + "/issuer.toml")
    try IssuerFolder(path: making.path).trustItself(KeyRing([]))
    _ = try Register.create(
      at: register ?? making.path + "/register.sqlite", issuer: profile.host.did)
  }

  /// Fills a folder that is there without taking its place: whoever stands in it, as with
  /// `blijk init .`, would be left standing in a folder that is gone. It counts as an organisation's
  /// once it has `issuer.toml`, so that comes last.
  private static func moveUp(_ making: URL, to folder: URL) throws {
    let files = FileManager.default
    try files.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path)
    let names = try files.contentsOfDirectory(atPath: making.path).filter { $0 != "issuer.toml" }
    var moved: [URL] = []
    do {
      for name in names + ["issuer.toml"] {
        let place = folder.appendingPathComponent(name)
        try files.moveItem(at: making.appendingPathComponent(name), to: place)
        moved.append(place)
      }
      try files.removeItem(at: making)
    } catch {
      for place in moved { try? files.removeItem(at: place) }
      throw error
    }
  }

  private static func cannotMake(_ path: String) -> Problem {
    Problem(
      .cannotWrite, nl: "Kan de map '\(path)' niet maken. Controleer de plaats en de rechten.",
      en: "Cannot make the folder '\(path)'. Check the place and its permissions.")
  }
}
