import Foundation

/// Holds a folder by itself, until it is let go.
package final class FolderLock: Sendable {
  private let file: CInt

  /// Waits until nobody else holds it. The code is that of the problem when it cannot be held.
  package init(_ path: String, otherwise code: Problem.Code = .badIssuer) throws(Problem) {
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
