import BlijkBasics

/// Why a list is refused: each row and cell, up to a limit. What is wrong in the same way in many rows is
/// said once.
struct RefusalList {
  /// The most that are said in a message, each on a line.
  private static let mostSaid = 40
  /// The most that are kept: a file may be wrong millions of times.
  private static let mostKept = 1000
  private var kept: [Refusal] = []
  private var groups: [Key: Group] = [:]
  private var order: [Key] = []
  private var unsaid = 0

  init(_ refusals: [Refusal] = []) {
    for refusal in refusals { add(refusal) }
  }

  /// Whether nothing was refused.
  var isEmpty: Bool { order.isEmpty }

  mutating func add(_ refusal: Refusal) {
    if kept.count < Self.mostKept { kept.append(refusal) }
    let key = Key(refusal)
    if groups[key] == nil {
      guard order.count < Self.mostSaid else {
        unsaid += 1
        return
      }
      order.append(key)
    }
    groups[key, default: Group(first: refusal)].add(refusal)
  }

  mutating func add(_ refusals: [Refusal]) {
    for refusal in refusals { add(refusal) }
  }

  /// Throws when anything was refused; with the list's name, where documents would be made of it.
  func check(of list: String? = nil) throws(Problem) {
    guard !isEmpty else { return }
    throw list.map(problem.refusing) ?? problem
  }

  /// All of it as one problem.
  var problem: Problem {
    let more =
      unsaid > 0 ? [Message(nl: "en nog \(unsaid) regels", en: "and \(unsaid) more rows")] : []
    let lines = order.compactMap { groups[$0]?.sentence } + more
    return Problem(
      .badRoster, nl: lines.map(\.nl).joined(separator: "\n"),
      en: lines.map(\.en).joined(separator: "\n"), refusals: kept)
  }

  /// What is the same in rows that are told together.
  private struct Key: Hashable {
    let column: String?
    let person: String?
    let message: Message
    let isOfRow: Bool

    init(_ refusal: Refusal) {
      column = refusal.column
      person = refusal.person
      message = refusal.message
      isOfRow = refusal.row != nil
    }
  }

  /// Rows that are wrong in the same way.
  private struct Group {
    let first: Refusal
    private var rows = RowRanges()
    private var cells: [String] = []

    init(first: Refusal) { self.first = first }

    /// The most cells of which is said what stands there.
    private static let mostCells = 3

    mutating func add(_ refusal: Refusal) {
      if let row = refusal.row { rows.add(row) }
      if let cell = refusal.cell, cells.count <= Self.mostCells, !cells.contains(cell) {
        cells.append(cell)
      }
    }

    var sentence: Message {
      guard first.row != nil else { return first.message }
      let shown = cells.prefix(Self.mostCells).map { "'\($0)'" }
      let texts = shown + (cells.count > Self.mostCells ? ["…"] : [])
      return first.sentence(
        rows: rows.text, cells: texts.isEmpty ? nil : texts.joined(separator: ", "))
    }
  }
}

extension Problem {
  /// A list that is wrong at one place, or as a whole.
  init(_ refusal: Refusal) {
    self = RefusalList([refusal]).problem
  }

  /// The same, said of the list that documents would be made of.
  func refusing(_ list: String) -> Problem {
    guard code == .badRoster else { return self }
    return Problem(
      .badRoster,
      nl: "De deelnemerslijst \(list) klopt nog niet. Er is niets uitgegeven. Verbeter dit:\n"
        + message.nl,
      en:
        "The list of participants \(list) has mistakes. Nothing has been issued. Please correct:\n"
        + message.en,
      refusals: refusals)
  }
}

extension Refusal {
  /// A text of somebody's as a message may repeat it: short, and on one line.
  static func shown(_ text: String) -> String {
    let lines = text.trimmingSpaces().split { $0.isNewline }
    let scalars = lines.joined(separator: " ").unicodeScalars
    return String(scalars.prefix(40)).showingHidden() + (scalars.count > 40 ? "…" : "")
  }
}
