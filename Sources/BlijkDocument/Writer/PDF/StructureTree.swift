/// What the parts of a document are to somebody who does not see it (ISO 32000-1 §14.7).
struct StructureTree {
  /// A part of the document.
  final class Part {
    let type: String
    /// What it says in the place of what is drawn.
    var alternative: String?
    /// How it is laid out, or what it is the heading of.
    var attributes: [String] = []
    var kids: [Kid] = []

    init(_ type: String) { self.type = type }
  }

  enum Kid {
    case part(Part)
    /// A piece of a page's content, by its number there.
    case content(page: Int, number: Int)
    /// The number of a link's object.
    case link(Int, page: Int)

    var part: Part? {
      if case .part(let part) = self { part } else { nil }
    }
  }

  let root = Part("Document")
  /// How many pieces of content each page has that mean something.
  private(set) var counts: [Int] = []
  /// What the next line goes on with: the part, and that under the root of which it is one.
  private var open: (leaf: Part, top: Part)?
  /// What the lines of the next page go on with.
  private var left: (leaf: Part, top: Part)?
  /// Behind which part new ones come; nil for at the end.
  private var before: Part?
  private var hasTitle = false
  /// The table that the next row may belong to.
  private var table: Table?

  private struct Table {
    let part: Part
    let row: Part
    /// Where its last cell stood.
    var last: LinePlace
    /// What its rows are for; nil while it has none.
    let rows: TablePart?
    let hasHeading: Bool
  }

  mutating func beginPage() { counts.append(0) }

  /// What goes on from the page before begins here.
  mutating func beginFlow() {
    guard counts.count > 1 else { return }
    open = left
    before = left?.top
  }

  mutating func endFlow() {
    left = open
    before = nil
  }

  /// The next piece of content on the page, which belongs to a part.
  mutating func mark(_ part: Part) -> Int {
    let page = counts.count - 1
    defer { counts[page] += 1 }
    part.kids.append(.content(page: page, number: counts[page]))
    return counts[page]
  }

  /// The part that a line belongs to.
  mutating func part(of line: TextLine) -> Part? {
    if line.place.number > 0, let open { return open.leaf }
    let part: Part?
    switch (line.place.part, line.role) {
    case (.heading, .cell), (.heading, .label), (.row, .cell), (.row, .label):
      part = cell(of: line)
    case (_, .item): part = item()
    case (_, .title), (_, .heading):
      part = add(Part(hasTitle ? "H2" : "H1"))
      hasTitle = true
    default: part = add(Part("P"))
    }
    if let part, line.shaped.isRightToLeft {
      part.attributes.append("<</O/Layout/WritingMode/RlTb>>")
    }
    guard line.link != nil, let part else { return part }
    return inside(part, Part("Link"))
  }

  /// A paragraph that is a link with a picture in it.
  mutating func picture() -> (link: Part, figure: Part) {
    let link = inside(add(Part("P")), Part("Link"))
    let figure = Part("Figure")
    link.kids.append(.part(figure))
    return (link, figure)
  }

  private mutating func add(_ part: Part) -> Part {
    if let before, let place = root.kids.firstIndex(where: { $0.part === before }) {
      root.kids.insert(.part(part), at: place + 1)
      self.before = part
    } else {
      root.kids.append(.part(part))
    }
    open = (part, part)
    return part
  }

  /// A part within that which was added last.
  private mutating func inside(_ outer: Part, _ part: Part) -> Part {
    outer.kids.append(.part(part))
    if let top = open?.top { open = (part, top) }
    return part
  }

  private mutating func item() -> Part {
    let list = open.map(\.top).flatMap { $0.type == "L" ? $0 : nil } ?? add(Part("L"))
    return inside(inside(list, Part("LI")), Part("LBody"))
  }

  /// Nil for the heading of a table that has one already, on the page before.
  private mutating func cell(of line: TextLine) -> Part? {
    let place = line.place
    let known = open.map(\.top).flatMap { top in table.flatMap { $0.part === top ? $0 : nil } }
    var row = known.flatMap { known in
      known.last.part == place.part && known.last.text < place.text ? known.row : nil
    }
    if row == nil {
      let isRepeated = place.part == .heading && known?.hasHeading == true && before === known?.part
      guard !isRepeated else { return nil }
      let isNext = place.part.isRow && (known?.rows == nil || known?.rows == place.part)
      let whole = isNext ? known?.part ?? add(Part("Table")) : add(Part("Table"))
      row = inside(whole, Part("TR"))
      table = Table(
        part: whole, row: row ?? whole, last: place, rows: place.part.isRow ? place.part : nil,
        hasHeading: place.part == .heading || isNext && known?.hasHeading == true)
    }
    table?.last = place
    let type = place.part == .heading || line.role == .label ? "TH" : "TD"
    let cell = inside(row ?? root, Part(type))
    if type == "TH" {
      cell.attributes.append(
        place.part == .heading ? "<</O/Table/Scope/Column>>" : "<</O/Table/Scope/Row>>")
    }
    return cell
  }
}
