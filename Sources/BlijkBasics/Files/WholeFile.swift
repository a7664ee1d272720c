import CLinux
package import Foundation

/// A file that is made beside its place, complete, and then there at once.
package enum WholeFile {
  /// Writes a small file, usually for its owner only: it may hold a person's name. One that is there
  /// stays and is an error, unless this one `replaces` it.
  package static func write(
    _ bytes: [UInt8], to path: String, mode: mode_t = 0o600, replaces: Bool = false
  ) throws(Problem) {
    let url = URL(fileURLWithPath: path).standardizedFileURL
    let making = "\(url.deletingLastPathComponent().path)/.blijk-\(UUID().uuidString.prefix(13))"
    let file = unsafe open(making, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard !path.isEmpty, file >= 0 else { throw cannotWrite(path) }
    defer { unsafe unlink(making) }
    let count = unsafe Foundation.write(file, bytes, bytes.count)
    let isSafe = count == bytes.count && fsync(file) == 0
    close(file)
    guard isSafe else { throw cannotWrite(path) }
    guard !replaces else {
      guard unsafe rename(making, url.path) == 0 else { throw cannotWrite(path) }
      return
    }
    // Some network disks know no such rename, but do know a second name for a file.
    guard
      unsafe renameat2(AT_FDCWD, making, AT_FDCWD, url.path, renameNoReplace) == 0
        || (errno == EINVAL && link(making, url.path) == 0)
    else {
      guard errno == EEXIST else { throw cannotWrite(path) }
      throw Problem(
        .badOutput, nl: "'\(path)' bestaat al. Kies een andere naam.",
        en: "'\(path)' exists already. Choose another name.")
    }
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
