import Foundation

/// What changes when a file does: which one it is, its size, and when it was written.
package enum FileStamp {
  /// The stamp of a file; the same for all that are not there.
  package static func of(_ path: String) -> String {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return "-" }
    return "\(status.st_ino) \(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
  }
}
