import BlijkBasics
import BlijkCredential
import BlijkVerifying
import Foundation

/// Writes the files of a site, and remembers which changed: those are all that must go to the host.
final class SiteWriter {
  let site: PublishedSite
  /// Told of a file before it is removed, so that the host is asked about it even if this ends here.
  private let willRemove: (_ path: String) throws(Problem) -> Void
  /// The paths within the site that were written, in the order in which they must go to the host.
  private(set) var written: [String] = []

  init(_ site: PublishedSite, willRemove: @escaping (_ path: String) throws(Problem) -> Void) {
    self.site = site
    self.willRemove = willRemove
  }

  /// The file's bytes; nil where there is none, or one that is too large to be ours.
  func bytes(_ path: String, atMost most: Int) -> [UInt8]? {
    try? BoundedFile.read("\(site.folder)/\(path)", atMost: most)
  }

  /// A file that is exactly what its name says.
  func named(_ name: String, at path: String) -> [UInt8]? {
    bytes(path, atMost: SiteCodes.longest).flatMap { SiteHead.name(of: $0) == name ? $0 : nil }
  }

  /// Whether there is something of this name.
  func isThere(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat("\(site.folder)/\(path)", &status) == 0
  }

  /// Writes a file, unless it has these bytes already.
  func write(_ bytes: [UInt8], to path: String) throws(Problem) {
    try site.refuseLink(path)
    guard self.bytes(path, atMost: bytes.count) != bytes else { return }
    let before = second(of: path)
    try site.write(bytes, to: path)
    if let before { try makeLater(path, than: before) }
    written.append(path)
  }

  /// When a file was written; nil where there is none.
  private func second(of path: String) -> Int? {
    var status = stat()
    return unsafe lstat("\(site.folder)/\(path)", &status) == 0 ? status.st_mtim.tv_sec : nil
  }

  /// Programs that send files pass over one of the same length and the same second as the one that is there: of
  /// two publications within a second the host would keep the older head.
  private func makeLater(_ path: String, than before: Int) throws(Problem) {
    guard let now = second(of: path), now <= before else { return }
    do {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: Double(before + 1))],
        ofItemAtPath: "\(site.folder)/\(path)")
    } catch {
      throw Problem(
        .cannotWrite, nl: "Het tijdstip van '\(path)' kan niet worden gezet.",
        en: "The time of '\(path)' cannot be set.")
    }
  }

  /// Writes a file that is called by the hash of its bytes.
  ///
  /// - Returns: The hash; empty for no bytes.
  func write(_ bytes: [UInt8], to path: (_ name: String) -> String) throws(Problem) -> String {
    guard !bytes.isEmpty else { return "" }
    let name = SiteHead.name(of: bytes)
    try write(bytes, to: path(name))
    return name
  }

  /// Removes what an earlier publication that was ended left of a file that it was writing.
  func removeUnfinished(in folders: [String]) throws(Problem) {
    for folder in folders {
      for name in names(in: folder) where name.wholeMatch(of: /\.blijk-[0-9A-F-]{13}/) != nil {
        try remove(folder.isEmpty ? name : "\(folder)/\(name)")
      }
    }
  }

  func remove(_ path: String) throws(Problem) {
    let file = "\(site.folder)/\(path)"
    try willRemove(path)
    guard unsafe unlink(file) == 0 || errno == ENOENT else {
      throw Problem(
        .cannotWrite, nl: "'\(file)' kan niet worden weggehaald. Controleer de rechten.",
        en: "'\(file)' cannot be removed. Check the permissions.")
    }
  }

  /// The names of the files in a folder of the site.
  func names(in folder: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: "\(site.folder)/\(folder)"))?.sorted()
      ?? []
  }
}
