import Foundation

/// Locks a folder (`flock`) for as long as this object exists.
package final class FolderLock: Sendable {
  private let file: CInt

  /// Waits until nobody else holds the lock.
  ///
  /// - Throws: A problem with this code, when the folder cannot be locked.
  package init(_ path: String, otherwise code: Problem.Code = .badIssuer) throws(Problem) {
    file = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard file >= 0, Self.lock(file) else {
      if file >= 0 { close(file) }
      throw Problem(
        code, nl: "De map '\(path)' kan niet worden vergrendeld.",
        en: "The folder '\(path)' cannot be locked.")
    }
  }

  /// A signal that comes meanwhile is no reason to give up.
  private static func lock(_ file: CInt) -> Bool {
    while flock(file, LOCK_EX) != 0 {
      guard errno == EINTR else { return false }
    }
    return true
  }

  deinit {
    close(file)
  }
}
