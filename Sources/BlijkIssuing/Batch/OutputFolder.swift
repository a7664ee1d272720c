package import BlijkBasics
import BlijkVerifying
import CLinux
import Foundation

/// The folder with a batch's files. It is made hidden beside its final place, and one rename lets it appear
/// when it is complete.
package struct OutputFolder: Sendable {
  /// Where it will be.
  let path: String
  /// The same as it was typed, for messages.
  private let shown: String
  /// Where it is made.
  let staging: String
  /// The folder above both.
  private let parent: String
  /// The empty folder that is there already, if one is.
  private let existing: stat?
  /// Folders above it that are not there yet, the lowest first.
  private let missingParents: [String]

  /// Checks the place and makes the hidden folder.
  package static func made(at output: String) throws(Problem) -> OutputFolder {
    let folder = try OutputFolder(output)
    try folder.make()
    return folder
  }

  /// Checks the place and chooses names; nothing is made yet, so that the names can be noted first.
  init(_ output: String) throws(Problem) {
    let url = URL(fileURLWithPath: output).standardizedFileURL
    path = url.path
    shown = output
    parent = url.deletingLastPathComponent().path
    staging = "\(parent)/\(Self.hiddenPrefix)\(UUID().uuidString.prefix(13))"
    guard !output.isEmpty, path.hasPrefix("/"), path != FileManager.default.currentDirectoryPath
    else {
      throw Self.problem(
        output, nl: "is de map waar u staat; noem een nieuwe map, zoals documenten",
        en: "is the folder you are in; name a new folder, such as documents")
    }
    guard url.lastPathComponent.utf8.count <= 255, path.utf8.count < 4000 else {
      throw Self.problem(
        String(output.prefix(60)) + "…", nl: "heeft een te lange naam", en: "has too long a name")
    }
    existing = try Self.check(path, parent: parent, shown: output)
    missingParents = Self.missing(parent)
  }

  private static let hiddenPrefix = ".blijk-"

  /// Whether a folder of this name could be one in which a batch is made.
  static func isHiddenName(_ name: String) -> Bool {
    let rest = name.dropFirst(hiddenPrefix.count)
    return name.hasPrefix(hiddenPrefix) && rest.utf8.count == 13
      && rest.utf8.allSatisfy { "0123456789ABCDEF-".utf8.contains($0) }
  }

  /// Makes the hidden folder, and those above it; one of a batch gets its mark, by which it is known again.
  /// When it fails, nothing is left of it.
  func make(mark: String? = nil) throws(Problem) {
    guard
      (try? FileManager.default.createDirectory(
        atPath: parent, withIntermediateDirectories: true)) != nil,
      // Its files are named after people.
      unsafe mkdir(staging, 0o700) == 0
    else {
      removeParents()
      throw Self.problem(
        shown, nl: "kan niet worden gemaakt; controleer de plaats en de rechten",
        en: "cannot be made; check the place and its permissions")
    }
    // An empty folder that was there before keeps its owner and permissions.
    if let existing, unsafe chown(staging, existing.st_uid, existing.st_gid) == 0 {
      unsafe chmod(staging, existing.st_mode & 0o7777)
    }
    guard let mark else { return }
    try orRemoved { () throws(Problem) in
      try write(Array(mark.utf8), as: BatchFolder.markName, mode: 0o600)
    }
  }

  /// Refuses a place that cannot be used; gives the empty folder that is there, if one is.
  private static func check(_ path: String, parent: String, shown: String) throws(Problem) -> stat?
  {
    var status = stat()
    guard unsafe lstat(path, &status) == 0 else { return nil }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw problem(
        shown, nl: "bestaat al en is geen map", en: "exists already and is not a folder")
    }
    guard (try? FileManager.default.contentsOfDirectory(atPath: path))?.isEmpty == true else {
      throw problem(
        shown, nl: "bestaat al en is niet leeg; kies een nieuwe map",
        en: "exists already and is not empty; choose a new folder")
    }
    var above = stat()
    guard unsafe lstat(parent, &above) == 0, above.st_dev == status.st_dev, path != "/" else {
      throw problem(
        shown, nl: "is een eigen schijf; kies een nieuwe map daarin, zoals \(shown)/documenten",
        en: "is a disk of its own; choose a new folder in it, such as \(shown)/documents")
    }
    guard unsafe access(path, W_OK) == 0, status.st_mode & 0o222 != 0 else {
      throw problem(shown, nl: "mag niet worden beschreven", en: "may not be written")
    }
    return status
  }

  private static func problem(_ shown: String, nl: String, en: String) -> Problem {
    Problem(
      .badOutput, nl: "De uitvoermap '\(shown)' \(nl). Er is niets uitgegeven.",
      en: "The output folder '\(shown)' \(en). Nothing has been issued.")
  }

  private var unwritten: Problem {
    Self.problem(
      shown, nl: "kan niet worden geschreven; de schijf is vol of niet bereikbaar",
      en: "cannot be written; the disk is full or cannot be reached")
  }

  /// Makes a folder in it.
  func makeFolder(_ name: String) throws(Problem) {
    guard unsafe mkdir("\(staging)/\(name)", 0o755) == 0 else {
      throw unwritten
    }
  }

  /// Writes one file of the batch.
  package func write(_ bytes: [UInt8], as name: String) throws(Problem) {
    try write(bytes, as: name, mode: 0o644)
  }

  private func write(_ bytes: [UInt8], as name: String, mode: mode_t) throws(Problem) {
    let file = unsafe open("\(staging)/\(name)", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard file >= 0 else { throw unwritten }
    let isWhole = writeAll(bytes, to: file)
    close(file)
    guard isWhole else { throw unwritten }
  }

  /// Brings everything that was written to the disk.
  package func sync() throws(Problem) {
    let folder = unsafe open(staging, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    let isSafe = folder >= 0 && syncfs(folder) == 0
    if folder >= 0 { close(folder) }
    guard isSafe else {
      throw unwritten
    }
  }

  /// Lets the folder appear. Its documents are registered by now, so a failure loses nothing.
  package func appear() throws(Problem) {
    try Self.appear(staging, as: path)
  }

  static func appear(_ staging: String, as path: String) throws(Problem) {
    guard unsafe rename(staging, path) == 0 else {
      throw Problem(
        .badOutput,
        nl:
          "De documenten voor '\(path)' zijn uitgegeven, maar die map kon niet worden gemaakt. Ze staan "
          + "alle in '\(staging)'. Maak '\(path)' vrij. Bij de volgende groep documenten komen ze daar.",
        en:
          "The documents for '\(path)' were issued, but that folder could not be made. They are "
          + "all in '\(staging)'. Clear '\(path)'; the next time something is issued they appear there."
      )
    }
    let parent = URL(fileURLWithPath: path).deletingLastPathComponent().path
    let folder = unsafe open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if folder >= 0 {
      fsync(folder)
      close(folder)
    }
  }

  /// Runs something that, when it fails, leaves nothing behind.
  func orRemoved<Result>(_ body: () throws(Problem) -> Result) throws(Problem) -> Result {
    do {
      return try body()
    } catch {
      remove()
      throw error
    }
  }

  /// Takes everything away again, also the folders above it that were made for it.
  private func remove() {
    try? FileManager.default.removeItem(atPath: staging)
    removeParents()
  }

  /// Takes the folders above it away that were made for it, and are empty.
  func removeParents() {
    for parent in missingParents { unsafe rmdir(parent) }
  }

  private static func missing(_ parent: String) -> [String] {
    var missing: [String] = []
    var url = URL(fileURLWithPath: parent)
    while url.path != "/", !FileManager.default.fileExists(atPath: url.path) {
      missing.append(url.path)
      url.deleteLastPathComponent()
    }
    return missing
  }
}
