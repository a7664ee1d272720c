import BlijkBasics
import BlijkKeys
import BlijkRegister
import BlijkVerifying
import Foundation

/// Moving what belongs to a practice address out of an organisation's folder. Each step can be done again, and
/// nothing is written over.
struct PracticeMove {
  private let folder: IssuerFolder
  private let aside: String

  /// Takes the folder as it is once `issuer.toml` has the new address.
  init(from folder: IssuerFolder) {
    self.folder = folder
    aside = folder.settingAside
  }

  /// Moves the keys, the own entry among the trusted, and the note of where documents were put, as far as they
  /// are still there.
  func moveKeys() throws(Problem) {
    for name in ["keys", "trusted"] { try Self.makeFolder("\(aside)/\(name)") }
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.keysPath)) ?? [] {
      try move("keys/\(name)")
    }
    let practice = try IssuerFolder(path: aside).profile.host.did
    try move("trusted/\(TrustList.fileName(of: practice))")
    try move(IssuerFolder.outputsFile)
  }

  /// Moves the practice register's file, and makes a new one out of sight. The new database comes last: it is
  /// not there before all of it is.
  func moveRegister() throws(Problem) {
    let place = "\(folder.path)/register.sqlite"
    let made = try? Register.open(at: place, readOnly: true)
    guard (try? made?.issuer()) != folder.profile.host.did else { return }
    for file in Register.files("register.sqlite") { try move(file) }
    guard !folder.hasRegisterElsewhere else { return }
    let making = "\(folder.path)/.blijk-nieuw"
    try? FileManager.default.removeItem(atPath: making)
    try Self.makeFolder(making)
    _ = try Register.create(at: "\(making)/register.sqlite", issuer: folder.profile.host.did)
    let names = Register.files("register.sqlite").sorted { $0.utf8.count > $1.utf8.count }
    for name in names where FileManager.default.fileExists(atPath: "\(making)/\(name)") {
      try Self.move("\(making)/\(name)", to: "\(folder.path)/\(name)")
    }
  }

  /// Gives what was set aside its name, by which all is known to be done.
  func finish() throws(Problem) -> String {
    try? FileManager.default.removeItem(atPath: "\(folder.path)/.blijk-nieuw")
    let place = Self.freeName("\(folder.path)/oefenen")
    try Self.move(aside, to: place)
    return place
  }

  static func makeFolder(_ path: String) throws(Problem) {
    guard unsafe mkdir(path, 0o700) == 0 || errno == EEXIST else { throw cannotMove(path) }
  }

  /// Moves a file of the folder to the same place in what is set aside, or beside one that is there.
  private func move(_ name: String) throws(Problem) {
    let from = "\(folder.path)/\(name)"
    guard FileManager.default.fileExists(atPath: from) else { return }
    try Self.move(from, to: Self.freeName("\(aside)/\(name)"))
  }

  private static func move(_ from: String, to: String) throws(Problem) {
    guard unsafe rename(from, to) == 0 else { throw cannotMove(from) }
  }

  /// This name or, when it is taken, the name with a number.
  private static func freeName(_ name: String) -> String {
    var free = name
    var number = 1
    while FileManager.default.fileExists(atPath: free) {
      number += 1
      free = "\(name)-\(number)"
    }
    return free
  }

  private static func cannotMove(_ path: String) -> Problem {
    Problem(
      .cannotWrite,
      nl:
        "'\(path)' kan niet worden verplaatst. Er is niets kwijt. Controleer de rechten, en doe de "
        + "opdracht opnieuw.",
      en: "'\(path)' cannot be moved. Nothing is lost. Check the permissions, and run the command "
        + "again.")
  }
}
