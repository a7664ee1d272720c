import BlijkBasics
import BlijkRegister
import Foundation

/// Holds the folder and the register for one issuer at a time; the system lets go of them when the
/// process ends, however it ends.
struct IssuerLock: ~Copyable {
  private let file: CInt
  /// A register elsewhere has issuers on other machines.
  private let register: any Sendable

  /// Waits until nobody else holds them.
  init(_ folder: IssuerFolder, register: Register) throws(Problem) {
    let file = try Self.lock(folder)
    do {
      self.register = try register.lock()
    } catch {
      close(file)
      throw error
    }
    self.file = file
  }

  private static func lock(_ folder: IssuerFolder) throws(Problem) -> CInt {
    let file = unsafe open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard file >= 0, flock(file, LOCK_EX) == 0 else {
      if file >= 0 { close(file) }
      throw Problem(
        .badIssuer, nl: "De map '\(folder.path)' kan niet worden vergrendeld.",
        en: "The folder '\(folder.path)' cannot be locked.")
    }
    return file
  }

  deinit {
    close(file)
  }
}
