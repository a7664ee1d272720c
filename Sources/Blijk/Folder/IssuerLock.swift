import BlijkBasics
import BlijkRegister
import Foundation

/// Holds the folder and the register for one issuer at a time; the system lets go of them when the
/// process ends, however it ends. Whoever restores a backup holds them too.
struct IssuerLock {
  /// The register as it is now: it is opened after waiting, since another may have come in its place
  /// meanwhile.
  let register: Register
  private let folder: FolderLock
  /// A register elsewhere has issuers on other machines.
  private let held: any Sendable

  /// Waits until nobody else holds them.
  init(_ folder: IssuerFolder) throws(Problem) {
    self.folder = try FolderLock(folder.path)
    register = try folder.register()
    held = try register.lock()
    try register.confirmPlace()
  }
}

/// Holds a folder by itself, until it is let go.
final class FolderLock: Sendable {
  private let file: CInt

  /// Waits until nobody else holds it. The code is that of the problem when it cannot be held.
  init(_ path: String, otherwise code: Problem.Code = .badIssuer) throws(Problem) {
    file = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard file >= 0, flock(file, LOCK_EX) == 0 else {
      if file >= 0 { close(file) }
      throw Problem(
        code, nl: "De map '\(path)' kan niet worden vergrendeld.",
        en: "The folder '\(path)' cannot be locked.")
    }
  }

  deinit {
    close(file)
  }
}
