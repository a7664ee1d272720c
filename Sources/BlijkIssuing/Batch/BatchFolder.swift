import BlijkBasics
import BlijkRegister
import BlijkVerifying
import Foundation

/// The hidden folder of a batch that was interrupted. What the register notes about it may have been
/// written by somebody else, so nothing is moved or taken away but what this program made itself: a folder
/// `.blijk-…` beside the output, its own, with the batch's mark in it.
struct BatchFolder {
  /// The file in it that has the batch's random id.
  static let markName = ".blijk-uitgifte"

  /// What is there.
  enum Found: Equatable {
    /// Nothing; `parent` tells whether the folder above it is there.
    case nothing(parent: Bool)
    /// The batch's folder.
    case own
    /// A folder of its name with nothing in it, or no more than a part of the mark: it was stopped before the
    /// mark was there whole, or after all else was taken away.
    case empty
    /// Something else, or of somebody else.
    case foreign
  }

  private let staging: String
  private let output: String
  private let mark: String

  /// Takes what is noted; nil when these are no places for a batch.
  init?(_ batch: Register.Batch) {
    let inside = URL(fileURLWithPath: batch.staging)
    let outside = URL(fileURLWithPath: batch.output)
    let isPlain = [(batch.staging, inside), (batch.output, outside)].allSatisfy { path, url in
      path.hasPrefix("/") && !path.utf8.contains(0) && url.standardizedFileURL.path == path
    }
    guard isPlain,
      inside.deletingLastPathComponent().path == outside.deletingLastPathComponent().path,
      OutputFolder.isHiddenName(inside.lastPathComponent),
      !OutputFolder.isHiddenName(outside.lastPathComponent)
    else { return nil }
    (staging, output, mark) = (batch.staging, batch.output, batch.mark)
  }

  /// Looks at it.
  func look() -> Found {
    var status = stat()
    guard unsafe lstat(staging, &status) == 0 else {
      let parent = URL(fileURLWithPath: staging).deletingLastPathComponent().path
      return .nothing(parent: FileManager.default.fileExists(atPath: parent))
    }
    // When root issues, the folder may belong to the owner of the empty output folder that was there before.
    guard status.st_mode & S_IFMT == S_IFDIR, status.st_uid == geteuid() || geteuid() == 0,
      !mark.isEmpty
    else { return .foreign }
    let found = written(in: staging)
    if found == Array(mark.utf8) { return .own }
    switch try? FileManager.default.contentsOfDirectory(atPath: staging) {
    case []: return .empty
    case [Self.markName] where found.map { mark.utf8.starts(with: $0) } == true: return .empty
    default: return .foreign
    }
  }

  /// What the file for the mark holds in a folder; nil when it is no plain file of ours.
  private func written(in folder: String) -> [UInt8]? {
    let file = unsafe open("\(folder)/\(Self.markName)", O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    var bytes = [UInt8](repeating: 0, count: 100)
    guard unsafe fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_uid == geteuid()
    else { return nil }
    let count = unsafe read(file, &bytes, bytes.count)
    return count < 0 ? nil : Array(bytes.prefix(count))
  }

  /// Takes it away, when it is the batch's. The mark goes last, and only when all else is gone: without it,
  /// what is left would be nobody's.
  ///
  /// - Returns: Whether nothing of it is left.
  func remove() -> Bool {
    switch look() {
    case .nothing: return true
    case .foreign: return false
    case .own, .empty: break
    }
    for name in unfinished() ?? [] {
      try? FileManager.default.removeItem(atPath: "\(staging)/\(name)")
    }
    guard unfinished() == [] else { return false }
    unsafe unlink("\(staging)/\(Self.markName)")
    return unsafe rmdir(staging) == 0
  }

  /// What lies in it beside the mark; nil when nobody can tell.
  private func unfinished() -> [String]? {
    try? FileManager.default.contentsOfDirectory(atPath: staging).filter { $0 != Self.markName }
  }

  /// Takes the mark from the folder that appeared.
  func unmark() {
    guard written(in: output) == Array(mark.utf8) else { return }
    unsafe unlink("\(output)/\(Self.markName)")
  }
}
