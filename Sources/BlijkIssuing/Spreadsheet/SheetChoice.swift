import BlijkBasics
import BlijkVerifying

/// Which sheet of a workbook is the list.
struct SheetChoice {
  /// How many rows are looked at to see whether a sheet is a list.
  private static let lookedAt = 20
  /// The most names in a message.
  private static let mostNamed = 20

  let workbook: any Workbook
  /// Whether rows look like a list.
  let looksLikeList: ([[String]]) -> Bool

  /// The sheet of this name. Without one, the only visible one that is not empty, or the only one of several
  /// that looks like a list.
  func index(named name: String?) throws(Problem) -> Int {
    if let name { return try named(name) }
    let visible = workbook.titles.indices.filter { !workbook.titles[$0].isHidden }
    guard visible.count > 1 else {
      guard let only = visible.first else { throw refused(nothingVisible, workbook.titles) }
      return only
    }
    var filled: [(index: Int, isList: Bool)] = []
    for index in visible {
      let rows = try workbook.table(index, rows: Self.lookedAt).lines.map(\.cells)
      if !rows.isEmpty { filled.append((index, looksLikeList(rows))) }
    }
    if filled.count <= 1 { return filled.first?.index ?? visible[0] }
    let lists = filled.filter(\.isList)
    guard lists.count == 1, let only = lists.first else {
      throw refused(
        Message(
          nl: "Het bestand heeft meer dan één blad. Zeg met --sheet welk blad de lijst is.",
          en: "The file has more than one sheet. Say with --sheet which one is the list."),
        filled.map { workbook.titles[$0.index] })
    }
    return only.index
  }

  private func named(_ name: String) throws(Problem) -> Int {
    let wanted = Self.folded(name)
    let fitting = workbook.titles.indices.filter {
      Self.folded(workbook.titles[$0].name) == wanted
    }
    if let exact = fitting.first(where: { workbook.titles[$0].name == name }) { return exact }
    guard let only = fitting.first, fitting.count == 1 else {
      throw refused(
        Message(
          nl: "Het bestand heeft geen blad '\(name.showingHidden())'.",
          en: "The file has no sheet '\(name.showingHidden())'."), workbook.titles)
    }
    return only
  }

  private static func folded(_ name: String) -> String { name.trimmingSpaces().lowercased() }

  private var nothingVisible: Message {
    Message(
      nl: "Alle bladen van het bestand zijn verborgen. Zeg met --sheet welk blad de lijst is.",
      en: "All sheets of the file are hidden. Say with --sheet which one is the list.")
  }

  private func refused(_ why: Message, _ titles: [SheetTitle]) -> Problem {
    guard !titles.isEmpty else {
      return Problem(
        Refusal(
          nl: "Het bestand heeft geen blad met cellen.", en: "The file has no sheet with cells."))
    }
    var names = titles.prefix(Self.mostNamed).map { "'\($0.name.showingHidden())'" }
      .joined(separator: ", ")
    if titles.count > Self.mostNamed { names += ", …" }
    return Problem(
      Refusal(nl: "\(why.nl) Bladen: \(names).", en: "\(why.en) Sheets: \(names)."))
  }
}
