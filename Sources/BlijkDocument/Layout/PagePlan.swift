/// An SVG template for values of one shape: what stands where, with gaps for texts.
struct PagePlan: Sendable {
  var nodes: [Node] = []

  indirect enum Node: Sendable {
    case text(TextBox)
    case shape(DrawnShape)
    case place(Place)
    case stack(Stack)
  }

  /// A text in its box.
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
    /// What was laid out in it before; no more is kept than the members of a group have tasks and goals.
    let known = Remembered<Contents, Lines>(most: 128)

    /// What is put into it.
    struct Contents: Hashable {
      /// What goes into the gaps of its texts.
      let values: [String]
      /// The width it has.
      let width: Double?
    }

    /// Its lines.
    struct Lines: Sendable {
      var shaped: [ShapedText] = []
      /// Of the letters, in millimetres.
      var size = 0.0
      /// Of each span.
      var colours: [String] = []
    }

    /// A piece in one cut and colour.
    struct Span: Sendable {
      let filling: Filling
      let cut: Cut
      let colour: String
    }
  }

  /// A shape, and what becomes of it when its block grows.
  struct DrawnShape: Sendable {
    let shape: Shape
    let stretches: Bool
    let follows: Bool
  }

  /// A rectangle in whose place something comes.
  struct Place: Sendable {
    let kind: Dialect.Place
    let x: Double
    let y: Double
    let width: Double
    let height: Double
  }

  /// The heading of a table, or one of its rows.
  enum TablePart: Sendable {
    case none, heading, row
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
    /// What it is in a table that may go on on a next page.
    var part = TablePart.none
  }
}

/// Text with gaps.
struct Filling: Sendable {
  private let literals: [String]
  private let gaps: [Skeleton.Gap]

  init(_ rendered: String) {
    (literals, gaps) = Skeleton.cut(rendered)
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
