package import BlijkBasics
import Dispatch
import Foundation
import Synchronization

/// The fonts of a batch as its files carry them, so that every browser shows the same.
package struct EmbeddedFonts: Sendable {
  /// A whole `style` element, or nothing.
  package let style: [UInt8]
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
    var css = "<style>"
    for number in used.indices {
      if let face = faces.withLock({ $0[number] }) { css += try face.get() }
    }
    usual = usage.most
    style = Array((css + "</style>\n").utf8)
  }

  private static func face(_ font: FontFile, characters: Set<UInt32>) throws(Problem) -> String {
    let woff2 = try FontSubset.woff2(font, characters: characters)
    var css = "@font-face{font-family:\"\(font.family)\";"
    if font.isBold { css += "font-weight:700;" }
    if font.isItalic { css += "font-style:italic;" }
    return css + "src:url(data:font/woff2;base64,\(Data(woff2).base64EncodedString()))}"
  }
}
