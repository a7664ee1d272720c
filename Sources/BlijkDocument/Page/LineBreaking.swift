/// Breaks text into lines for SVG, which cannot do it itself.
///
/// Widths are estimates on the safe side, in ems, until text is shaped with the real fonts: a line
/// may come out shorter than it could be, never longer than its box.
enum LineBreaking {
  /// The lines of a text within a width, both in the unit of `size`.
  static func lines(_ text: String, size: Double, width: Double) -> [String] {
    var lines: [String] = []
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: true) {
      let space = self.width(of: " ", size: size)
      var line = paragraph.startIndex..<paragraph.startIndex
      var lineWidth = 0.0
      for word in paragraph.split(separator: " ") {
        let wordWidth = self.width(of: word, size: size)
        if line.isEmpty || lineWidth + space + wordWidth <= width {
          lineWidth += line.isEmpty ? wordWidth : space + wordWidth
          line = (line.isEmpty ? word.startIndex : line.lowerBound)..<word.endIndex
        } else {
          lines.append(String(paragraph[line]))
          line = word.startIndex..<word.endIndex
          lineWidth = wordWidth
        }
      }
      if !line.isEmpty { lines.append(String(paragraph[line])) }
    }
    return lines
  }

  /// Two lines of about the same width, or nothing when there is no place to break at.
  static func balanced(_ text: String) -> (String, String)? {
    // A space goes with the break, a dash stays on the first line.
    let breaks: [(String, String)] = text.indices.dropFirst().compactMap { index in
      switch text[text.index(before: index)] {
      case " ": (text[..<index].dropLast() + "", text[index...] + "")
      case "-": (text[..<index] + "", text[index...] + "")
      default: nil
      }
    }
    return breaks.min { left, right in
      max(width(of: left.0, size: 1), width(of: left.1, size: 1))
        < max(width(of: right.0, size: 1), width(of: right.1, size: 1))
    }
  }

  static func width(of text: some StringProtocol, size: Double) -> Double {
    text.unicodeScalars.reduce(0) { $0 + ems($1) } * size
  }

  private static func ems(_ scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case "i", "j", "l", "I", ".", ",", ":", ";", "'", "|", "!", " ", "(", ")", "-", "’": 0.34
    case "f", "r", "t": 0.42
    case "m", "w", "M", "W": 0.96
    case "A"..."Z": 0.74
    case "\u{20}"..."\u{7E}": 0.58
    case "\u{300}"..."\u{36F}": 0
    case "\u{80}"..."\u{5FF}": 0.72
    case "\u{600}"..."\u{1CFF}": 0.85
    default: 1
    }
  }
}
