import Foundation

/// How the files of a register are at a moment. As long as they are so, what was read from them holds.
struct FilesMark: Equatable {
  private let database, changes, head: One

  /// Which file it is, its size, and when it was written or moved.
  private struct One: Equatable {
    private let device, inode: UInt64
    private let size, written, writtenPart, moved, movedPart: Int

    init(_ path: String) {
      var status = stat()
      let isThere = unsafe stat(path, &status) == 0
      device = UInt64(status.st_dev)
      inode = UInt64(status.st_ino)
      size = isThere ? Int(status.st_size) : -1
      (written, writtenPart) = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
      (moved, movedPart) = (status.st_ctim.tv_sec, status.st_ctim.tv_nsec)
    }
  }

  init(of path: String) {
    database = One(path)
    changes = One(path + "-wal")
    head = One(path + "-head")
  }
}
