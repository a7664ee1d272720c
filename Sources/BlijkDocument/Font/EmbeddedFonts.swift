package import BlijkBasics
import Foundation

/// The fonts of a batch as its files carry them, so that every browser shows the same.
package struct EmbeddedFonts: Sendable {
  /// A whole `style` element, or nothing.
  let style: [UInt8]
  /// The font that most lines are in; it is named once for a page.
  let usual: FontFile?

  /// Cuts each font down to what is used.
  package init(_ usage: FontUsage) throws(Problem) {
    var css = "<style>"
    for (font, characters) in usage.characters.sorted(by: { $0.key.path < $1.key.path }) {
      let woff2 = try FontSubset.woff2(font, characters: characters)
      css += "@font-face{font-family:\"\(font.family)\";"
      if font.isBold { css += "font-weight:700;" }
      if font.isItalic { css += "font-style:italic;" }
      css += "src:url(data:font/woff2;base64,\(Data(woff2).base64EncodedString()))}"
    }
    usual = usage.most
    style = Array((css + "</style>\n").utf8)
  }
}
