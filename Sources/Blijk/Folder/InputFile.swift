import BlijkBasics
import Foundation

/// A file that somebody names on the command line.
enum InputFile {
  /// All of a plain file that is not too large; a pipe or device would have no end.
  static func read(_ path: String, atMost largest: Int) throws(Problem) -> [UInt8] {
    var status = stat()
    guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw Problem(
        .cannotRead, nl: "Het bestand '\(path)' is er niet.", en: "There is no file '\(path)'.")
    }
    guard status.st_size <= largest, let data = FileManager.default.contents(atPath: path) else {
      throw Problem(
        .cannotRead,
        nl: "Het bestand '\(path)' is groter dan \(largest >> 20) MB, of niet te lezen.",
        en: "The file '\(path)' is larger than \(largest >> 20) MB, or cannot be read.")
    }
    return Array(data)
  }
}
