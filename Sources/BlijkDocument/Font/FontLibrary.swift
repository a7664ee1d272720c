package import BlijkBasics
import Synchronization

/// The fonts of a theme: for each cut the one that is meant, and behind it those for other scripts,
/// loaded when a character first needs them.
package final class FontLibrary: Sendable {
  private let main: [Cut: FontFile]
  private let fallbackPaths: [String]
  private let fallback: Mutex<[FontFile?]>

  /// Loads the main fonts; the others are looked for when they are needed.
  package init(_ fonts: FontChoice, in folders: FontFolders) throws(Problem) {
    var main: [Cut: FontFile] = [:]
    for cut in Cut.allCases {
      let name = fonts.files[cut] ?? ""
      guard let path = folders.path(of: name) else {
        throw Problem(
          .badFont,
          nl:
            "Het lettertype \(name) is er niet. Installeer het (\(FontFolders.packages)), of zet het "
            + "bestand in de map fonts van uw organisatie.",
          en:
            "The font \(name) is missing. Install it (\(FontFolders.packages)), or put the file in "
            + "your organisation's fonts folder.")
      }
      main[cut] = try FontFile(path: path, mindsContext: false)
    }
    self.main = main
    for name in fonts.ownFallback where folders.path(of: name) == nil {
      throw Problem(
        .badFont, nl: "Het lettertype \(name), bij 'fallback' genoemd, is er niet.",
        en: "The font \(name), named under 'fallback', is missing.")
    }
    var names: [String] = []
    for name in fonts.ownFallback + fonts.fallback + folders.allNoto where !names.contains(name) {
      names.append(name)
    }
    fallbackPaths = names.compactMap { folders.path(of: $0) }
    fallback = Mutex(Array(repeating: nil, count: fallbackPaths.count))
  }

  /// The font that is meant for a cut.
  func main(_ cut: Cut) -> FontFile? { main[cut] }

  /// The first font that has all of a letter's characters.
  func font(for letter: Character, cut: Cut) -> FontFile? {
    if let font = main[cut], let only = letter.unicodeScalars.first, only.value < 0x300,
      letter.unicodeScalars.count == 1, font.has(only)
    {
      return font
    }
    let needed = letter.unicodeScalars.filter(Self.isSeen)
    if let font = main[cut], needed.allSatisfy(font.has) { return font }
    for number in fallbackPaths.indices {
      if let font = loaded(number), needed.allSatisfy(font.has) { return font }
    }
    return nil
  }

  private func loaded(_ number: Int) -> FontFile? {
    fallback.withLock { fonts in
      if let font = fonts[number] { return font }
      // One that is damaged is as good as absent: the next may have the letter.
      let font = try? FontFile(path: fallbackPaths[number])
      fonts[number] = font
      return font
    }
  }

  /// Whether a character needs a glyph; joiners and variation selectors do their work without.
  private static func isSeen(_ scalar: Unicode.Scalar) -> Bool {
    !scalar.properties.isDefaultIgnorableCodePoint
  }
}
