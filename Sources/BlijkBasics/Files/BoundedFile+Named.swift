extension BoundedFile {
  /// Reads all of a plain file of at most `largest` bytes, which somebody named.
  ///
  /// - Throws: `cannotRead`, with what is wrong and what to do.
  package static func named(_ path: String, atMost largest: Int) throws(Problem) -> [UInt8] {
    do throws(Refusal) {
      return try read(path, atMost: largest)
    } catch {
      let message = error.message(path, atMost: largest)
      throw Problem(.cannotRead, nl: message.nl, en: message.en)
    }
  }
}

extension BoundedFile.Refusal {
  fileprivate func message(_ path: String, atMost largest: Int) -> Message {
    switch self {
    case .missing:
      Message(
        nl: "Het bestand '\(path)' is er niet. Controleer de naam.",
        en: "There is no file '\(path)'. Check its name.")
    case .folder:
      Message(
        nl: "'\(path)' is een map. Noem een bestand.", en: "'\(path)' is a folder. Name a file.")
    case .notAFile:
      Message(
        nl: "'\(path)' is geen bestand, maar een pipe of apparaat. Noem een gewoon bestand.",
        en: "'\(path)' is not a file but a pipe or device. Name a plain file.")
    case .tooLarge:
      Message(
        nl:
          "Het bestand '\(path)' is groter dan \(largest >> 20) MB. Controleer of dit het goede is.",
        en: "The file '\(path)' is larger than \(largest >> 20) MB. Check that it is the right one."
      )
    case .unreadable:
      Message(
        nl: "Het bestand '\(path)' kan niet worden gelezen. Controleer de rechten.",
        en: "The file '\(path)' cannot be read. Check its permissions.")
    }
  }
}
