public import BlijkBasics
public import BlijkCredential
import BlijkKeys
import BlijkRegister
public import BlijkVerifying
import Foundation

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
    // Of two commands that fill one empty folder, the second must find it filled.
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
