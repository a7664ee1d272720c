import BlijkBasics
import BlijkMarkup

/// An SVG template for values of one shape: what stands where, with gaps for texts.
struct PagePlan: Sendable {
  var parts: [Part] = []

  /// What a page is made of.
  enum Part: Sendable {
    case stack(Stack)
    /// Something that stays where it was drawn.
    case fixed(Block)
  }

  indirect enum Node: Sendable {
    case text(TextBox)
    case shape(DrawnShape)
    case place(Place)
    case stack(Stack)
  }

  /// A text in its box; `Dialect` explains the attributes that these fields come from.
  struct TextBox: Sendable {
    let spans: [Span]
    let x: Double
    let y: Double
    let style: DrawingStyle
    let width: Double?
    let smallest: Double?
    let mostLines: Int?
    let leading: Double
    let role: Role
    let givesWay: Bool
    let link: Filling?

    /// A piece in one cut and colour.
    struct Span: Sendable {
      let filling: Filling
      let cut: Cut
      let colour: Colour?
    }
  }

  /// A shape, and what becomes of it when its block grows.
  struct DrawnShape: Sendable {
    let shape: Shape
    let stretches: Bool
    let follows: Bool
  }

  /// A rectangle of the template that a QR code, picture or ornament takes the place of.
  struct Place: Sendable {
    let kind: Dialect.Place
    let x: Double
    let y: Double
    let width: Double
    let height: Double
  }

  /// Blocks, one below the other.
  struct Stack: Sendable {
    let growsUp: Bool
    /// Where the first block begins, or the last ends.
    let edge: Double
    let isCentred: Bool
    let takesRest: Bool
    let blocks: [Block]
  }

  /// Something that moves as a whole.
  struct Block: Sendable {
    let drawnAt: Double
    let height: Double
    let nodes: [Node]
    /// Its part in a table that may continue on a next page.
    let part: TablePart
    /// The texts and links in it; nil when it holds something that differs in each document, such as the QR
    /// code.
    let fillings: [Filling]?
    /// Whether a text in it gives way to the QR code.
    let givesWay: Bool
    /// Layouts made before: most blocks are the same in all documents of a batch. 128 is enough for the
    /// different tasks and goals of one batch.
    let known = Remembered<Contents, Layouter.LaidBlock>(most: 128)

    /// What decides how it is laid out.
    struct Contents: Hashable {
      /// What goes into the gaps of its texts.
      let values: [String]
      /// The side of the QR code to which it gives way.
      let side: Double?
      let tightness: Double
    }

    init(drawnAt: Double = 0, height: Double = 0, nodes: [Node], part: TablePart = .none) {
      self.drawnAt = drawnAt
      self.height = height
      self.nodes = nodes
      self.part = part
      fillings = nodes.allFillings
      givesWay = nodes.contains(where: \.givesWay)
    }
  }
}

extension PagePlan.Node {
  fileprivate var fillings: [Filling]? {
    switch self {
    case .text(let box): box.spans.map(\.filling) + (box.link.map { [$0] } ?? [])
    case .shape: []
    case .place: nil
    case .stack(let stack): stack.blocks.flatMap(\.nodes).allFillings
    }
  }

  fileprivate var givesWay: Bool {
    switch self {
    case .text(let box): box.givesWay
    case .shape, .place: false
    case .stack(let stack): stack.blocks.contains(where: \.givesWay)
    }
  }
}

extension [PagePlan.Node] {
  fileprivate var allFillings: [Filling]? {
    let all = map(\.fillings)
    return all.contains { $0 == nil } ? nil : all.flatMap { $0 ?? [] }
  }
}

/// Text with gaps.
struct Filling: Sendable {
  private let literals: [String]
  private let gaps: [GappedText.Gap]

  init(_ rendered: String) {
    (literals, gaps) = GappedText.cut(rendered)
  }

  /// What goes into the gaps.
  func values(_ texts: [String]) -> [String] { gaps.map { texts[$0.number] } }

  func text(_ texts: [String]) -> String {
    guard !gaps.isEmpty else { return literals[0] }
    var text = literals[0]
    for (gap, literal) in zip(gaps, literals.dropFirst()) {
      text += texts[gap.number]
      text += literal
    }
    return text
  }
}
