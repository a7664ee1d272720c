import BlijkBasics
import BlijkCredential
import BlijkVerifying
import Foundation

/// Writes the files of a site, and remembers which changed: those are all that must go to the host.
final class SiteWriter {
  let site: PublishedSite
  /// The paths within the site that were written, in the order in which they must go to the host.
  private(set) var written: [String] = []
  /// Those that were removed, and must be removed from the host.
  private(set) var removed: [String] = []

  init(_ site: PublishedSite) { self.site = site }

  /// The file's bytes; nil where there is none, or one that is too large to be ours.
  func bytes(_ path: String, atMost most: Int) -> [UInt8]? {
    try? BoundedFile.read("\(site.folder)/\(path)", atMost: most)
  }

  /// Writes a file, unless it has these bytes already.
  func write(_ bytes: [UInt8], to path: String) throws(Problem) {
    try site.refuseLink(path)
    guard self.bytes(path, atMost: bytes.count) != bytes else { return }
    try site.write(bytes, to: path)
    written.append(path)
  }

  /// Writes a file that is called by the hash of its bytes; one of that name is the same.
  ///
  /// - Returns: The hash; empty for no bytes.
  func write(_ bytes: [UInt8], in folder: String, kind: String) throws(Problem) -> String {
    guard !bytes.isEmpty else { return "" }
    let name = SiteHead.name(of: bytes)
    let path = "\(folder)/\(name).\(kind)"
    // Whoever could spoil it on this disk could spoil what is written now as well; a length is enough.
    var status = stat()
    guard
      unsafe lstat("\(site.folder)/\(path)", &status) != 0 || Int(status.st_size) != bytes.count
        || status.st_mode & S_IFMT != S_IFREG
    else { return name }
    try site.refuseLink(path)
    try site.write(bytes, to: path)
    written.append(path)
    return name
  }

  func remove(_ path: String) throws(Problem) {
    let file = "\(site.folder)/\(path)"
    guard unsafe unlink(file) == 0 || errno == ENOENT else {
      throw Problem(
        .cannotWrite, nl: "'\(file)' kan niet worden weggehaald. Controleer de rechten.",
        en: "'\(file)' cannot be removed. Check the permissions.")
    }
    removed.append(path)
  }

  /// The names of the files in a folder of the site.
  func names(in folder: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: "\(site.folder)/\(folder)"))?.sorted()
      ?? []
  }
}
