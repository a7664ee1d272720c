import Mustache

/// A template as it comes out for values of one shape, with gaps where their texts go.
///
/// What a mustache template makes of its values depends on which there are, and never on what the
/// texts say. So the documents of a batch, most of one shape, need the template library only once.
struct Skeleton: Sendable {
  /// Literal bytes, then the number of a text, by turns; one more literal than texts.
  private let literals: [[UInt8]]
  private let gaps: [Gap]

  /// The place of a text.
  struct Gap: Sendable {
    let number: Int
    let isSafe: Bool
  }

  /// Marks a gap. These are private characters, which a template may not hold.
  private static let open: Unicode.Scalar = "\u{F0000}"
  private static let close: Unicode.Scalar = "\u{F0001}"

  /// Whether a template holds what marks a gap.
  static func canMark(_ source: String) -> Bool {
    !source.unicodeScalars.contains { $0 == open || $0 == close }
  }

  /// Values with a mark in the place of each text.
  static func marked(_ values: TemplateScope) -> [String: Any] {
    var count = 0
    return values.numbered(&count) { number, isSafe in
      "\(open)\(isSafe ? "!" : "")\(number)\(close)"
    }
  }

  /// Cuts a rendered text at its marks: one more literal than gaps.
  static func cut(_ rendered: String) -> (literals: [String], gaps: [Gap]) {
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
    self.literals = literals.map { Array($0.utf8) }
    self.gaps = gaps
  }

  /// Fills the gaps, escaped where it is markup.
  func fill(_ texts: [String], escapes: Bool) -> [UInt8] {
    var page: [UInt8] = []
    page.reserveCapacity(
      literals.reduce(0) { $0 + $1.count } + gaps.reduce(0) { $0 + texts[$1.number].utf8.count }
        + 256)
    for (literal, gap) in zip(literals, gaps) {
      page.append(contentsOf: literal)
      if escapes, !gap.isSafe {
        Escaping.append(texts[gap.number], to: &page)
      } else {
        page.append(contentsOf: texts[gap.number].utf8)
      }
    }
    if let last = literals.last { page.append(contentsOf: last) }
    return page
  }
}
