import BlijkBasics
import BlijkVerifying

/// A roster's bytes as text: UTF-8 or UTF-16, or one of the encodings of older programs where it is certain
/// which.
enum RosterText {
  /// The largest roster; ten thousand participants take about one megabyte.
  static let longest = 10 << 20

  static func bytes(of path: String) throws(Problem) -> [UInt8] {
    do throws(BoundedFile.Refusal) {
      return try BoundedFile.read(path, atMost: longest, takesPipe: true)
    } catch {
      switch error {
      case .missing, .unreadable:
        throw Problem(
          .cannotRead, nl: "De deelnemerslijst '\(path)' is er niet of kan niet worden gelezen.",
          en: "The participants' list '\(path)' is missing or cannot be read.")
      case .folder, .notAFile:
        throw Problem(
          .cannotRead, nl: "'\(path)' kan niet worden gelezen.", en: "'\(path)' cannot be read.")
      case .tooLarge:
        throw Problem(
          Refusal(
            nl:
              "De deelnemerslijst '\(path.showingHidden())' is groter dan 10 MB. Dat is geen lijst van deelnemers; "
              + "controleer het bestand.",
            en:
              "The participants' list '\(path.showingHidden())' is larger than 10 MB. That is no "
              + "list of participants; check the file."
          ))
      }
    }
  }

  static func decode(_ bytes: [UInt8]) throws(Problem) -> String {
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
    {
      throw refusal(
        "Dit is een Excel- of OpenDocument-bestand.", "This is an Excel or OpenDocument file.")
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return try utf16(bytes)
    }
    if bytes.contains(0) {
      throw refusal("Dit is geen tekst, of UTF-16 zonder begin.", "This is no text, or UTF-16.")
    }
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    if let text = String(validating: content, as: UTF8.self) { return text }
    if content.startIndex > 0 || hasWellFormedUTF8(content) {
      throw refusal(
        "deze regel is anders opgeslagen dan de rest.",
        "this line was saved in another way than the rest.", line: lineOfFirstError(content))
    }
    return try old(content)
  }

  /// What Excel calls "Unicode text".
  private static func utf16(_ bytes: [UInt8]) throws(Problem) -> String {
    let isLittle = bytes[0] == 0xFF
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for index in stride(from: 2, to: bytes.count - 1, by: 2) {
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(isLittle ? second << 8 | first : first << 8 | second)
    }
    guard bytes.count.isMultiple(of: 2), let text = String(validating: units, as: UTF16.self) else {
      throw refusal(
        "Dit bestand is UTF-16 ('Unicode-tekst'), en beschadigd.",
        "This file is UTF-16 ('Unicode text'), and damaged.")
    }
    return text
  }

  /// What is not UTF-8, where it is certain what it is.
  private static func old(_ bytes: ArraySlice<UInt8>) throws(Problem) -> String {
    let guess = EncodingGuess(bytes)
    if let encoding = guess.certain { return encoding.text(bytes) }
    let names = guess.likely.map(\.name)
    throw refusal(
      "Blijk kan niet zeker zien welke letters hier staan ("
        + (names.isEmpty ? "geen UTF-8 en geen Windows-1252" : names.joined(separator: " of "))
        + ").",
      "Blijk cannot be sure which letters these are ("
        + (names.isEmpty ? "neither UTF-8 nor Windows-1252" : names.joined(separator: " or "))
        + ").", line: guess.firstLine)
  }

  private static func refusal(_ nl: String, _ en: String, line: Int? = nil) -> Problem {
    Problem(
      Refusal(
        row: line, nl: nl + " Open de lijst in Excel, en sla die op als 'CSV UTF-8'",
        en: en + " Open the list in Excel, and save it as 'CSV UTF-8'"))
  }

  /// Whether any letter is written as UTF-8 writes it: then the file is not of an older kind.
  private static func hasWellFormedUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.contains {
      !$0.isASCII && $0 != "\u{FFFD}"
    }
  }

  private static func lineOfFirstError(_ bytes: ArraySlice<UInt8>) -> Int {
    let text = String(decoding: bytes, as: UTF8.self)
    return text.unicodeScalars.prefix { $0 != "\u{FFFD}" }.count { $0 == "\n" } + 1
  }
}
