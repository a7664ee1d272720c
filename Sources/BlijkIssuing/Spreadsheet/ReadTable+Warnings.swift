import BlijkBasics
import BlijkVerifying

/// What was left out, or may mean something else than it seems, told to whoever made the list.
extension ReadTable {
  private static let mostNamed = 12

  var warnings: [Message] {
    [hiddenRowWarning, hiddenColumnWarning, blockWarning].compactMap(\.self)
  }

  /// Somebody who filters a list means those that are left; a document too many cannot be taken back.
  private var hiddenRowWarning: Message? {
    guard !hiddenRows.isEmpty else { return nil }
    let rows = Self.listed(hiddenRows.map { ($0.lowerBound, $0.upperBound) })
    return Message(
      nl: "Verborgen regels doen niet mee: \(rows.nl). Horen ze erbij? Maak ze zichtbaar.",
      en: "Hidden rows are left out: \(rows.en). Do they belong to it? Make them visible.")
  }

  private var hiddenColumnWarning: Message? {
    guard !hiddenColumns.isEmpty else { return nil }
    let names = hiddenColumns.prefix(Self.mostNamed).map { column, heading in
      let shown = String(heading.unicodeScalars.prefix(40)).showingHidden()
      return "\(CellPlace.letters(column)) ('\(shown)')"
    }
    let all = names.joined(separator: ", ") + (hiddenColumns.count > names.count ? ", …" : "")
    return Message(
      nl: "Verborgen kolommen doen niet mee: \(all). Horen ze erbij? Maak ze zichtbaar.",
      en: "Hidden columns are left out: \(all). Do they belong to it? Make them visible.")
  }

  private var blockWarning: Message? {
    guard !blocks.isEmpty else { return nil }
    let names =
      blocks.prefix(Self.mostNamed).map(\.name).joined(separator: ", ")
      + (blocks.count > Self.mostNamed ? ", …" : "")
    return Message(
      nl:
        "Samengevoegde cellen: \(names). Wat erin staat, telt alleen voor de eerste regel en kolom "
        + "ervan. Is het voor meer mensen? Zet het dan op elke regel.",
      en:
        "Merged cells: \(names). What is in them counts for their first row and column only. Is "
        + "it for more people? Then put it on every row.")
  }

  /// "4, 9 en 12 tot en met 40".
  private static func listed(_ ranges: [(first: Int, last: Int)]) -> Message {
    func words(_ through: String, _ and: String) -> String {
      var items = ranges.prefix(mostNamed).flatMap { first, last in
        last == first
          ? ["\(first)"]
          : last == first + 1 ? ["\(first)", "\(last)"] : ["\(first) \(through) \(last)"]
      }
      if ranges.count > mostNamed { return items.joined(separator: ", ") + ", …" }
      let last = items.removeLast()
      return items.isEmpty ? last : items.joined(separator: ", ") + " \(and) " + last
    }
    return Message(nl: words("tot en met", "en"), en: words("to", "and"))
  }
}
