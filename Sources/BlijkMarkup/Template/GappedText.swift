import Mustache

/// A template rendered for values of one shape, with gaps where their texts go.
///
/// What mustache renders depends on which values there are, and not on their texts. So the documents of a
/// batch, most of one shape, need the template library only once.
package struct GappedText: Sendable {
  /// All literal bytes in one array. With an array for each, all workers would change the same reference
  /// counts at every gap, and so wait for each other.
  private let literals: [UInt8]
  /// Where each literal ends; one more than there are gaps.
  private let ends: [Int]
  private let gaps: [Gap]

  /// A gap for the text with this number; a safe text is not escaped.
  package struct Gap: Sendable {
    package let number: Int
    let isSafe: Bool
  }

  /// Marks a gap. These are private characters, which a template may not hold.
  private static let open: Unicode.Scalar = "\u{F0000}"
  private static let close: Unicode.Scalar = "\u{F0001}"

  /// Whether gaps can be marked in a template: it holds none of the marks.
  static func canMark(_ source: String) -> Bool {
    !source.unicodeScalars.contains { $0 == open || $0 == close }
  }

  /// Values with a mark in the place of each text.
  package static func marked(_ values: TemplateScope) -> [String: Any] {
    var count = 0
    return values.numbered(&count) { number, isSafe in
      "\(open)\(isSafe ? "!" : "")\(number)\(close)"
    }
  }

  /// Cuts a rendered text at its marks. There is one literal more than there are gaps.
  package static func cut(_ rendered: String) -> (literals: [String], gaps: [Gap]) {
    var literals: [String] = []
    var gaps: [Gap] = []
    let pieces = rendered.unicodeScalars.split(separator: open, omittingEmptySubsequences: false)
    for (index, piece) in pieces.enumerated() {
      var literal = piece
      if index > 0, let end = piece.firstIndex(of: close) {
        let isSafe = piece.first == "!"
        gaps.append(
          Gap(number: Int(String(piece[..<end].dropFirst(isSafe ? 1 : 0))) ?? 0, isSafe: isSafe))
        literal = piece[piece.index(after: end)...]
      }
      literals.append(String(literal))
    }
    return (literals, gaps)
  }

  /// Renders once with marks for texts, and cuts at the marks.
  init(_ template: MustacheTemplate, _ values: TemplateScope) {
    let (literals, gaps) = Self.cut(template.render(Self.marked(values)))
    self.literals = literals.flatMap(\.utf8)
    ends = literals.reduce(into: []) { $0.append(($0.last ?? 0) + $1.utf8.count) }
    self.gaps = gaps
  }

  /// Fills the gaps, with `escapes` made safe for markup.
  func fill(_ texts: [String], escapes: Bool) -> [UInt8] {
    var page: [UInt8] = []
    page.reserveCapacity(
      literals.count + gaps.reduce(0) { $0 + texts[$1.number].utf8.count } + 256)
    var start = 0
    unsafe literals.withUnsafeBufferPointer { literals in
      for (number, end) in ends.enumerated() {
        unsafe page.append(contentsOf: literals[start..<end])
        start = end
        guard number < gaps.count else { break }
        let gap = gaps[number]
        if escapes, !gap.isSafe {
          Escaping.append(texts[gap.number], to: &page)
        } else {
          page.append(contentsOf: texts[gap.number].utf8)
        }
      }
    }
    return page
  }
}
