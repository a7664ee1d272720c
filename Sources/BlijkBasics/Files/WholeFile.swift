import CLinux
package import Foundation

/// Writes a file that is never there in part: it is made under another name, and then gets its own.
package enum WholeFile {
  /// Writes a small file, usually for its owner only, since it may hold a person's name.
  ///
  /// - Throws: `badOutput` when the file is there already and `replaces` is false; `cannotWrite` when it
  ///   cannot be written.
  package static func write(
    _ bytes: [UInt8], to path: String, mode: mode_t = 0o600, replaces: Bool = false
  ) throws(Problem) {
    let url = URL(fileURLWithPath: path).standardizedFileURL
    let folder = url.deletingLastPathComponent().path
    let making = "\(folder)/.blijk-\(UUID().uuidString.prefix(13))"
    let file = unsafe open(making, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard !path.isEmpty, file >= 0 else { throw cannotWrite(path) }
    defer { unsafe unlink(making) }
    let isSafe = writeAll(bytes, to: file) && fsync(file) == 0
    close(file)
    guard isSafe else { throw cannotWrite(path) }
    guard !replaces else {
      guard unsafe rename(making, url.path) == 0 else { throw cannotWrite(path) }
      return sync(folder)
    }
    // Some network disks have no such rename, but do have hard links.
    guard
      unsafe renameat2(AT_FDCWD, making, AT_FDCWD, url.path, renameNoReplace) == 0
        || (errno == EINVAL && link(making, url.path) == 0)
    else {
      guard errno == EEXIST else { throw cannotWrite(path) }
      throw Problem(
        .badOutput, nl: "'\(path)' bestaat al. Kies een andere naam.",
        en: "'\(path)' exists already. Choose another name.")
    }
    sync(folder)
  }

  /// Brings the name to the disk too: a key that the register has in use must not lose its file in a power cut. Disks
  /// that cannot do this for a folder keep names in their own way.
  private static func sync(_ folder: String) {
    let file = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard file >= 0 else { return }
    _ = fsync(file)
    close(file)
  }

  /// RENAME_NOREPLACE of renameat2(2).
  private static let renameNoReplace: CUnsignedInt = 1

  private static func cannotWrite(_ path: String) -> Problem {
    Problem(
      .cannotWrite,
      nl: "Kan '\(path)' niet schrijven; controleer de plaats, de rechten en de schijf.",
      en: "Cannot write '\(path)'; check the place, its permissions and the disk.")
  }
}
