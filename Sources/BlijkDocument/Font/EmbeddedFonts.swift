package import BlijkBasics
import Dispatch
import Foundation
import Synchronization

/// The fonts of a batch as its files carry them, so that every browser shows the same. Each is cut down
/// once for the batch; a page carries those that it has letters of.
package struct EmbeddedFonts: Sendable {
  /// The beginning of a `style` element, with the fonts that every page has.
  package let common: [UInt8]
  /// The fonts that some pages have, in the order in which they stand.
  private let others: [(font: FontFile, face: [UInt8])]
  /// The font that most lines are in; it is named once for a page.
  let usual: FontFile?

  /// Cuts each font down to what is used.
  package init(_ usage: FontUsage) throws(Problem) {
    let used = usage.characters.sorted { $0.key.path < $1.key.path }
    // Each font by itself, on all cores: a single document waits for this.
    let faces = Mutex<[Int: Result<String, Problem>]>([:])
    DispatchQueue.concurrentPerform(iterations: used.count) { number in
      let face = Result { () throws(Problem) in
        try Self.face(used[number].key, characters: used[number].value)
      }
      faces.withLock { $0[number] = face }
    }
    var common = "<style>"
    var others: [(font: FontFile, face: [UInt8])] = []
    for number in used.indices {
      guard let face = try faces.withLock({ $0[number] })?.get() else { continue }
      if usage.isEverywhere(used[number].key) {
        common += face
      } else {
        others.append((used[number].key, Array(face.utf8)))
      }
    }
    self.common = Array(common.utf8)
    self.others = others
    usual = usage.most
  }

  /// The rest of the `style` element for a page.
  func rest(for page: Page) -> [UInt8] {
    guard !others.isEmpty else { return Self.end }
    let fonts = page.fonts
    return others.filter { fonts.contains($0.font) }.flatMap(\.face) + Self.end
  }

  /// All fonts that some pages have: what only they have in common.
  package var sometimes: [UInt8] { others.flatMap(\.face) }

  private static let end = Array("</style>\n".utf8)

  private static func face(_ font: FontFile, characters: Set<UInt32>) throws(Problem) -> String {
    let woff2 = try FontSubset.woff2(font, characters: characters)
    var css = "@font-face{font-family:\"\(font.family)\";"
    if font.isBold { css += "font-weight:700;" }
    if font.isItalic { css += "font-style:italic;" }
    return css + "src:url(data:font/woff2;base64,\(Data(woff2).base64EncodedString()))}"
  }
}
