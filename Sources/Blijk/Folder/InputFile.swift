import BlijkBasics

/// A file that somebody names on the command line.
enum InputFile {
  /// All of a plain file that is not too large; a pipe or device would have no end.
  static func read(_ path: String, atMost largest: Int) throws(Problem) -> [UInt8] {
    do throws(BoundedFile.Refusal) {
      return try BoundedFile.read(path, atMost: largest)
    } catch {
      switch error {
      case .missing, .notAFile:
        throw Problem(
          .cannotRead, nl: "Het bestand '\(path)' is er niet.", en: "There is no file '\(path)'.")
      case .tooLarge, .unreadable:
        throw Problem(
          .cannotRead,
          nl: "Het bestand '\(path)' is groter dan \(largest >> 20) MB, of niet te lezen.",
          en: "The file '\(path)' is larger than \(largest >> 20) MB, or cannot be read.")
      }
    }
  }
}
