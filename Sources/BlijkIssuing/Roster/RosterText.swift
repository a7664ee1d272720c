import BlijkBasics
import BlijkVerifying

/// A roster's bytes as text: UTF-8 with or without BOM, or Windows-1252 as older Excel writes it.
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
    func refuse(_ nl: String, _ en: String, line: Int? = nil) -> Problem {
      Problem(Refusal(row: line, nl: nl, en: en))
    }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
    {
      throw refuse(
        "Dit is een Excel- of OpenDocument-bestand. Bewaar het als 'CSV UTF-8' en probeer opnieuw.",
        "This is an Excel or OpenDocument file. Save it as 'CSV UTF-8' and try again.")
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw refuse(
        "Dit bestand is UTF-16 ('Unicode-tekst'). Bewaar het als 'CSV UTF-8' en probeer opnieuw.",
        "This file is UTF-16 ('Unicode text'). Save it as 'CSV UTF-8' and try again.")
    }
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    if let text = String(validating: content, as: UTF8.self) { return text }
    if content.startIndex > 0 || hasWellFormedUTF8(content) {
      throw refuse(
        "hier staat een teken dat geen UTF-8 is, terwijl de rest dat wel is. Bewaar "
          + "het bestand opnieuw als 'CSV UTF-8'.",
        "a character here is not UTF-8, though the rest is. Save the file again as 'CSV UTF-8'.",
        line: lineOfFirstError(content))
    }
    var scalars = String.UnicodeScalarView()
    for (offset, byte) in content.enumerated() {
      guard let scalar = windows1252(byte) else {
        throw refuse(
          "Het bestand is geen UTF-8 en geen Windows-1252 (byte \(offset)). Bewaar het als 'CSV "
            + "UTF-8'.",
          "The file is neither UTF-8 nor Windows-1252 (byte \(offset)). Save it as 'CSV UTF-8'.")
      }
      scalars.append(scalar)
    }
    return String(scalars)
  }

  /// Whether any letter is written as UTF-8 writes it: then the file is not Windows-1252.
  private static func hasWellFormedUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.contains {
      !$0.isASCII && $0 != "\u{FFFD}"
    }
  }

  private static func lineOfFirstError(_ bytes: ArraySlice<UInt8>) -> Int {
    let text = String(decoding: bytes, as: UTF8.self)
    return text.unicodeScalars.prefix { $0 != "\u{FFFD}" }.count { $0 == "\n" } + 1
  }

  private static func windows1252(_ byte: UInt8) -> Unicode.Scalar? {
    guard (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
    return upper[Int(byte) - 0x80]
  }

  /// 0x80 to 0x9F; five of them are not assigned.
  private static let upper: [Unicode.Scalar?] = [
    "€", nil, "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", nil, "Ž", nil,
    nil, "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", nil, "ž", "Ÿ",
  ]
}
