import BlijkTestSupport
import Foundation

/// A disk of a few megabytes in memory, gone when the test lets go of it. Only root can make one.
final class SmallDisk: Sendable {
  private let folder: TemporaryFolder
  let path: String

  static let isPossible = getuid() == 0 && (try? SmallDisk()) != nil

  init() throws {
    folder = try TemporaryFolder()
    path = folder("schijf")
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    try Self.done("/usr/bin/mount", ["-t", "tmpfs", "-o", "size=64m", "tmpfs", path])
  }

  deinit {
    _ = try? run("/usr/bin/umount", ["--lazy", path])
  }

  private static func done(_ program: String, _ arguments: [String]) throws {
    guard try run(program, arguments).status == 0 else { throw CocoaError(.featureUnsupported) }
  }

  /// How many bytes are taken.
  func used() throws -> Int {
    let facts = try FileManager.default.attributesOfFileSystem(forPath: path)
    let (size, free) = (facts[.systemSize] as? NSNumber, facts[.systemFreeSize] as? NSNumber)
    return (size?.intValue ?? 0) - (free?.intValue ?? 0)
  }

  /// Makes it this large.
  func resize(_ bytes: Int) throws {
    try Self.done("/usr/bin/mount", ["-o", "remount,size=\(bytes)", path])
  }

  func setReadOnly(_ isReadOnly: Bool) throws {
    try Self.done("/usr/bin/mount", ["-o", "remount,\(isReadOnly ? "ro" : "rw")", path])
  }
}
