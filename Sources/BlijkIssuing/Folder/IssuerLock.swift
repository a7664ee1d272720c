import BlijkBasics
import BlijkRegister
import BlijkVerifying
import Foundation

/// Holds the folder and the register for one issuer at a time; the system lets go of them when the
/// process ends, however it ends. Whoever restores a backup holds them too.
struct IssuerLock {
  /// The register as it is now: it is opened after waiting, since another may have come in its place
  /// meanwhile.
  let register: Register
  private let folder: FolderLock
  /// The lock in the register itself: others may issue from other machines.
  private let held: any Sendable

  /// Waits until nobody else holds them.
  init(_ folder: IssuerFolder) throws(Problem) {
    self.folder = try FolderLock(folder.path)
    register = try folder.register()
    held = try register.lock()
    try register.confirmPlace()
  }
}
