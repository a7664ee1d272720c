import BlijkBasics

/// Lays out one page of a document: breaks texts, lets blocks grow and move, and tells what is left
/// for a next page.
struct Layouter {
  let shaper: TextShaper
  let theme: Theme
  let texts: [String]
  let figures: DocumentFigures
  /// The text alternative of the QR code.
  let qrLabel: String

  /// A block that was laid out where it was drawn, waiting for its place.
  struct LaidBlock: Sendable {
    let drawnAt: Double
    var height: Double
    var elements: [Page.Element]
    /// The distance between lines, when the block is nothing but lines and may be cut between two.
    let pitch: Double?
    var part = TablePart.none

    func moved(to y: Double) -> [Page.Element] {
      y == drawnAt ? elements : elements.moved(by: y - drawnAt)
    }
  }

  /// How much tighter blocks may stand before some go to a next page, or are refused.
  private static let tightness = [1, 0.96, 0.92, 0.88, 0.84]

  /// Lays out a plan. `rest` is what the page before had no room for; what this page has no room for
  /// comes back.
  func page(_ plan: PagePlan, rest: [LaidBlock], hasNext: Bool) throws(Problem) -> (
    Laid, rest: [LaidBlock]
  ) {
    var stacks: [[Page.Element]] = []
    var ups: [[LaidBlock]] = []
    var limit = Page.height - Page.margin
    for case .stack(let stack) in plan.parts where stack.growsUp {
      let blocks = try stack.blocks.map { block throws(Problem) in try lay(block, tightness: 1) }
      limit = min(limit, stack.edge - blocks.height)
      ups.append(blocks)
    }
    var left: [LaidBlock] = []
    for case .stack(let stack) in plan.parts {
      if stack.growsUp {
        let blocks = ups.removeFirst()
        stacks.append(blocks.placed(from: stack.edge - blocks.height))
      } else {
        let (blocks, over) = try fill(
          stack, before: stack.takesRest ? rest : [], limit: limit, mayBreak: hasNext)
        left += over
        stacks.append(blocks.placed(from: stack.edge))
      }
    }
    var laid = Laid()
    for part in plan.parts {
      switch part {
      case .stack(let stack):
        let start = laid.elements.count
        laid.elements += stacks.removeFirst()
        if !stack.growsUp { laid.flow = start..<laid.elements.count }
      case .fixed(let block): laid.elements += try lay(block, tightness: 1).elements
      }
    }
    return (laid, left)
  }

  /// What stands on a page, and which of it may go on on a next one.
  struct Laid {
    var elements: [Page.Element] = []
    var flow = 0..<0
  }

  /// The blocks of a stack that fit above the limit, as loosely as they can; and the others.
  private func fill(
    _ stack: PagePlan.Stack, before: [LaidBlock], limit: Double, mayBreak: Bool
  ) throws(Problem) -> ([LaidBlock], over: [LaidBlock]) {
    var loose: [LaidBlock] = []
    for tightness in Self.tightness {
      let blocks =
        try before
        + stack.blocks.map { block throws(Problem) in try lay(block, tightness: tightness) }
      if tightness == 1 { loose = blocks }
      if stack.edge + blocks.height <= limit { return (blocks, []) }
    }
    guard mayBreak else {
      throw Problem(
        .doesNotFit, nl: "past niet op de bladzijde; maak de tekst korter",
        en: "does not fit on the page; shorten the text")
    }
    var y = stack.edge
    for (number, block) in loose.enumerated() {
      if y + block.height <= limit {
        y += block.height
        continue
      }
      let parts = block.cut(toFit: limit - y)
      let here = Array(loose[..<number]) + (parts.map { [$0.0] } ?? [])
      let there = (parts.map { [$0.1] } ?? [block]) + loose[(number + 1)...]
      return Self.parted(here, there)
    }
    return (loose, [])
  }
}

extension Layouter {
  /// Two pages' blocks, with the heading of a table above its rows on both.
  fileprivate static func parted(_ here: [LaidBlock], _ there: [LaidBlock]) -> (
    [LaidBlock], over: [LaidBlock]
  ) {
    guard there.first?.part.isRow == true,
      let last = here.lastIndex(where: { !$0.part.isRow }), here[last].part == .heading
    else { return (here, there) }
    // A heading alone at the foot of a page goes with its rows.
    return last == here.count - 1
      ? (Array(here[..<last]), [here[last]] + there) : (here, [here[last]] + there)
  }
}

extension Layouter.LaidBlock {
  /// Cuts a block of lines so that the first part is no higher, two lines at least on both sides.
  func cut(toFit room: Double) -> (Layouter.LaidBlock, Layouter.LaidBlock)? {
    guard let pitch else { return nil }
    let count = elements.count
    let first = height - Double(count - 1) * pitch
    let fitting = min(Int((room - first) / pitch) + 1, count - 2)
    guard room > first, fitting >= 2 else { return nil }
    var one = self
    one.elements = Array(elements[..<fitting])
    one.height = first + Double(fitting - 1) * pitch
    var other = self
    other.elements = elements[fitting...].moved(by: -Double(fitting) * pitch)
    other.height = first + Double(count - fitting - 1) * pitch
    return (one, other)
  }
}

extension [Layouter.LaidBlock] {
  /// The height of all blocks together.
  var height: Double { reduce(0) { $0 + $1.height } }

  /// The elements of all blocks, one block under the other.
  func placed(from start: Double) -> [Page.Element] {
    var y = start
    return flatMap { block in
      defer { y += block.height }
      return block.moved(to: y)
    }
  }
}
