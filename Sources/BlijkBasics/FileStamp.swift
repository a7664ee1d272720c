import Foundation

/// Tells whether a file has changed: by which file it is, its size, and when it was written or moved. All
/// files that are not there have the same stamp.
package struct FileStamp: Sendable, Hashable {
  private let device, inode: UInt64
  private let size, written, writtenPart, moved, movedPart: Int

  /// Looks at a file. With `identityOnly` the stamp says only which file it is, whatever is written in it.
  package init(of path: String, identityOnly: Bool = false) {
    var status = stat()
    let isThere = unsafe stat(path, &status) == 0
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
    guard !identityOnly else {
      (size, written, writtenPart, moved, movedPart) = (0, 0, 0, 0, 0)
      return
    }
    size = isThere ? Int(status.st_size) : -1
    (written, writtenPart) = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
    (moved, movedPart) = (status.st_ctim.tv_sec, status.st_ctim.tv_nsec)
  }
}
