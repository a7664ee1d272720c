import BlijkBasics
import BlijkMarkup

/// A strip to paste into a cv: what was done, where and when, and a small QR code that leads to the document.
///
/// Letters are drawn as lines, since no program into which it is pasted has its fonts.
package struct CVStrip: Sendable {
  /// The strip, and the QR code alone.
  package let svg: [UInt8]
  package let png: [UInt8]

  /// What it says, from the top.
  package struct Words: Sendable {
    let title: String
    let place: String
    let hint: String

    package init(title: String, place: String, hint: String) {
      self.title = title
      self.place = place
      self.hint = hint
    }
  }

  private static let width = 100.0
  private static let margin = 2.0

  init(_ words: Words, symbol: QRSymbol, theme: Theme, shaper: TextShaper) throws(Problem) {
    let side = symbol.millimetres
    let left = 4.0
    let room = Self.width - left - side - Self.margin
    var lines: [(line: ShapedText, size: Double, colour: Colour)] = []
    for (text, cut, size, colour) in [
      (words.title, Cut.sansBold, 4.2, theme.colours.brand),
      (words.place, .sans, 3.4, theme.colours.ink), (words.hint, .sans, 2.8, theme.colours.muted),
    ] {
      let span = TextSpan(text: text, cut: cut)
      for line in try shaper.lines([span], width: room / size) {
        // A word that is wider than its room is drawn smaller.
        lines.append((line, min(size, room / max(line.width, 0.01)), colour))
      }
    }
    let text = lines.reduce(0) { $0 + $1.size * 1.35 }
    let height = max(side, text + 2 * Self.margin)
    let high = Self.number(height)
    var svg = Array(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100mm\" height=\"\(high)mm\" ".utf8)
    svg += "viewBox=\"0 0 100 \(high)\" role=\"img\">\n<title>".utf8
    Escaping.append("\(words.title). \(words.place)", to: &svg)
    // Whoever looks for the document finds this file, whatever it is called.
    svg += "</title>\n<desc>".utf8
    Escaping.append(symbol.link, to: &svg)
    svg += "</desc>\n".utf8
    svg += "<path fill=\"#FFFFFF\" d=\"M0 0h100v\(high)H0z\"/>\n".utf8
    svg += "<path fill=\"\(theme.colours.brand.hex)\" d=\"M0 0h1.2v\(high)H0z\"/>\n".utf8
    var y = (height - text) / 2
    for (line, size, colour) in lines {
      y += size * 1.35
      var path = Path()
      for run in line.runs {
        for glyph in run.glyphs {
          let place = Point(left + (run.x + glyph.x) * size, y - (0.35 + glyph.y) * size)
          run.font.draw(glyph.number, at: place, size: size, into: &path)
        }
      }
      svg += "<path fill=\"\(colour.hex)\" d=\"".utf8
      PathText.append(path, places: 2, to: &svg)
      svg += "\"/>\n".utf8
    }
    Self.put(symbol, at: Point(Self.width - side, (height - side) / 2), to: &svg)
    self.svg = svg + "</svg>\n".utf8
    png = PNGFile.noted(symbol.picture, symbol.link)
  }

  private static func number(_ value: Double) -> String {
    var bytes: [UInt8] = []
    Digits.append(value, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Dark modules beside each other as one rectangle, so that no seam is seen.
  private static func put(_ symbol: QRSymbol, at place: Point, to svg: inout [UInt8]) {
    let (x, y) = (number(place.x), number(place.y))
    svg += "<path transform=\"translate(\(x) \(y)) scale(\(QRSymbol.module))\" d=\"".utf8
    for run in symbol.runs {
      let (left, top) = (run.column + QRSymbol.quietZone, run.row + QRSymbol.quietZone)
      svg += "M\(left) \(top)h\(run.count)v1h-\(run.count)z".utf8
    }
    svg += "\"/>\n".utf8
  }
}

extension PNGFile {
  /// A picture that says something beside what it shows (W3C PNG §11.3.4.3).
  fileprivate static func noted(_ picture: [UInt8], _ text: String) -> [UInt8] {
    // Behind the signature and the chunk that says how large it is.
    let place = signature.count + 25
    let note = chunk("tEXt", Array("Comment".utf8) + [0] + Array(text.utf8))
    return Array(picture[..<place]) + note + Array(picture[place...])
  }
}
