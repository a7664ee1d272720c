package import BlijkBasics
import Dispatch
import Foundation
import Synchronization

/// The fonts of a batch as its files carry them, so that every browser shows the same. Each font is cut down
/// once for all pages that need the same letters from it; a page carries only the fonts that it uses.
package struct EmbeddedFonts: Sendable {
  /// The beginning of a `style` element, with the fonts that every page has.
  package let common: [UInt8]
  /// The fonts that some pages have, in the order in which they stand.
  private let others: [Face]
  /// The font that most lines are in; it is named once for a page.
  let usual: FontFile?

  /// A font cut down for the pages that need these letters from it.
  private struct Face {
    let font: FontFile
    let letters: FontLetters
    var css: [UInt8] = []
  }

  /// Cuts each font down to what is used.
  package init(_ usage: FontUsage, packing: WOFF2.Packing) throws(Problem) {
    let used = usage.characters.keys.sorted { $0.path < $1.path }.flatMap { font in
      usage.wants(of: font).map { Face(font: font, letters: $0) }
    }
    // Each by itself, on all cores: a single document waits for this.
    let faces = Mutex<[Int: Result<String, Problem>]>([:])
    DispatchQueue.concurrentPerform(iterations: used.count) { number in
      let (font, letters) = (used[number].font, used[number].letters)
      let characters = (usage.characters[font] ?? []).filter {
        letters.isSuperset(of: FontLetters($0))
      }
      let face = Result { () throws(Problem) in
        try Self.face(
          font, characters: characters,
          glyphs: letters.contains(.other) ? usage.glyphs(of: font) : nil, packing: packing)
      }
      faces.withLock { $0[number] = face }
    }
    var common = "<style>"
    var others: [Face] = []
    for (number, var face) in used.enumerated() {
      guard let css = try faces.withLock({ $0[number] })?.get() else { continue }
      if usage.isEverywhere(face.font) {
        common += css
      } else {
        face.css = Array(css.utf8)
        others.append(face)
      }
    }
    self.common = Array(common.utf8)
    self.others = others
    usual = usage.most
  }

  /// The rest of the `style` element for a page.
  func rest(for page: Page) -> [UInt8] {
    guard !others.isEmpty else { return Self.end }
    var wanted = page.letters
    var css: [UInt8] = []
    // Of each font the first that has what the page wants; that is the smallest.
    for face in others {
      guard
        let place = wanted.firstIndex(where: {
          $0.font === face.font && face.letters.isSuperset(of: $0.wants)
        })
      else { continue }
      css += face.css
      wanted.remove(at: place)
    }
    return css + Self.end
  }

  /// The CSS of all fonts that only some pages have.
  package var sometimes: [UInt8] { others.flatMap(\.css) }

  private static let end = Array("</style>\n".utf8)

  private static func face(
    _ font: FontFile, characters: Set<UInt32>, glyphs: Set<UInt32>?, packing: WOFF2.Packing
  ) throws(Problem) -> String {
    let file = try FontSubset.file(font, characters: characters, glyphs: glyphs)
    guard let woff2 = WOFF2.pack(file, packing) else { throw FontSubset.failure(font) }
    var css = "@font-face{font-family:\"\(font.family)\";"
    if font.isBold { css += "font-weight:700;" }
    if font.isItalic { css += "font-style:italic;" }
    return css + "src:url(data:font/woff2;base64,\(Data(woff2).base64EncodedString()))}"
  }
}
