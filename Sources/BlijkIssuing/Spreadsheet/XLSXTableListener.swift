import BlijkBasics
import BlijkMarkup

/// Hears a worksheet (ECMA-376 part 1, 18.3), and builds a table of it.
final class XLSXTableListener: XMLListener {
  private enum Section { case columns, data, merges, other }

  private let context: XLSXContext
  private var builder: TableBuilder
  private var depth = 0
  private var section = Section.other
  private var row = 0
  private var column = 0
  private var cell: XLSXCell?
  /// What is in an element within a cell.
  private var inner = ""

  init(_ context: XLSXContext, rows: Int?) {
    self.context = context
    builder = TableBuilder(rows: rows)
  }

  var isDone: Bool { builder.isDone }

  var takesText: Bool {
    guard section == .data, let cell else { return false }
    return depth == 5 ? inner == "v" : inner == "is" && cell.inline.takesText
  }

  func finished() throws(Problem) -> ReadTable { try builder.finished() }

  func start(_ name: String, _ attributes: XMLAttributes) throws(Problem) {
    depth += 1
    switch depth {
    case 1: guard name == "worksheet" else { throw Zip.damaged }
    case 2: section = Self.section(name)
    case 3: try startPart(name, attributes)
    case 4 where section == .data && name == "c": try startCell(attributes)
    case 5...: startInner(name)
    default: break
    }
  }

  private static func section(_ name: String) -> Section {
    switch name {
    case "cols": .columns
    case "sheetData": .data
    case "mergeCells": .merges
    default: .other
    }
  }

  private func startPart(_ name: String, _ attributes: XMLAttributes) throws(Problem) {
    switch (section, name) {
    case (.columns, "col") where XLSXContext.isTrue(attributes["hidden"]):
      guard let first = attributes["min"].flatMap({ Int($0) }), first > 0,
        let last = attributes["max"].flatMap({ Int($0) }), last >= first
      else { throw Zip.damaged }
      builder.hide(columns: first...last)
    case (.data, "row"):
      if let number = attributes["r"] {
        guard let number = Int(number) else { throw Zip.damaged }
        row = number
      } else {
        row += 1
      }
      column = 0
      try builder.begin(row: row, isHidden: XLSXContext.isTrue(attributes["hidden"]))
    case (.merges, "mergeCell"):
      guard let block = attributes["ref"].flatMap({ CellBlock($0) }) else { throw Zip.damaged }
      try builder.merge(block)
    default: break
    }
  }

  private func startCell(_ attributes: XMLAttributes) throws(Problem) {
    var next = column + 1
    if let reference = attributes["r"] {
      guard let place = CellPlace(reference), place.row == row, place.column >= next else {
        throw Zip.damaged
      }
      next = place.column
    }
    column = next
    cell = XLSXCell(type: attributes["t"] ?? "n", style: attributes["s"])
  }

  private func startInner(_ name: String) {
    guard cell != nil else { return }
    if depth == 5 {
      inner = name
      if name == "f" { cell?.hasFormula = true }
      if name == "v" { cell?.hasValue = true }
    } else if inner == "is" {
      cell?.inline.start(name)
    }
  }

  func end(_ name: String) throws(Problem) {
    if depth > 5, inner == "is" { cell?.inline.end() }
    if depth == 4, let cell {
      if cell.isUncalculated(context) {
        builder.addUncalculated(column: column)
      } else {
        try builder.add(cell.text(context), column: column)
      }
      self.cell = nil
    }
    if depth == 3, section == .data, name == "row" { try builder.endRow() }
    depth -= 1
  }

  func text(_ text: String) {
    if depth == 5 { cell?.value += text } else { cell?.inline.add(text) }
  }
}

/// A cell while it is read.
struct XLSXCell {
  let type: String
  let style: String?
  var value = ""
  var hasValue = false
  var hasFormula = false
  var inline = XLSXText()

  init(type: String, style: String?) {
    self.type = type
    self.style = style
  }

  /// Whether it has a formula of which nobody kept what comes out. A program that leaves calculating to the
  /// next one may write 0 meanwhile.
  func isUncalculated(_ context: XLSXContext) -> Bool {
    guard hasFormula, type == "n" || !hasValue else { return false }
    return value.isEmpty || (context.isUncalculated && value == "0")
  }

  /// What is shown.
  func text(_ context: XLSXContext) throws(Problem) -> String {
    guard hasValue || type == "inlineStr" else { return "" }
    switch type {
    case "s":
      guard let index = Int(value), context.strings.indices.contains(index) else {
        throw Zip.damaged
      }
      return context.strings[index]
    case "n": return try number(context)
    case "str", "e": return XLSXStrings.unescaped(value)
    case "inlineStr": return inline.text
    // Excel shows it in its own language; a list says yes and no.
    case "b": return XLSXContext.isTrue(value) ? "ja" : "nee"
    case "d":
      guard let moment = CellMoment(iso: value) else { throw Zip.damaged }
      let format = try format(context)
      if !value.contains("-") { return NumberFormat(showsTime: true).text(of: moment) }
      return (format.isMoment ? format : .date).text(of: moment)
    default: throw Zip.damaged
    }
  }

  private func number(_ context: XLSXContext) throws(Problem) -> String {
    if value.isEmpty { return "" }
    guard let text = try format(context).text(number: value, is1904: context.is1904) else {
      throw Zip.damaged
    }
    return text
  }

  private func format(_ context: XLSXContext) throws(Problem) -> NumberFormat {
    guard let style else { return context.formats.first ?? .general }
    guard let index = Int(style), index >= 0 else { throw Zip.damaged }
    return context.formats.isEmpty
      ? .general : context.formats.indices.contains(index) ? context.formats[index] : .general
  }
}
