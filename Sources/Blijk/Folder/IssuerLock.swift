import BlijkBasics
import Foundation

/// Holds the folder for one issuer at a time; the system lets go of it when the process ends, however
/// it ends.
struct IssuerLock: ~Copyable {
  private let file: CInt

  /// Waits until nobody else holds the folder.
  init(_ folder: IssuerFolder) throws(Problem) {
    let file = unsafe open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard file >= 0, flock(file, LOCK_EX) == 0 else {
      if file >= 0 { close(file) }
      throw Problem(
        .badIssuer, nl: "De map '\(folder.path)' kan niet worden vergrendeld.",
        en: "The folder '\(folder.path)' cannot be locked.")
    }
    self.file = file
  }

  deinit {
    close(file)
  }
}
