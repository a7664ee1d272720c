import BlijkBasics
import BlijkMarkup

/// How cells show dates, and which sheets are hidden, by the names of styles.
struct ODSStyles {
  private static let most = 100_000

  /// By the name of a data style.
  private var formats: [String: NumberFormat] = [:]
  /// By the name of a cell style, the name of its data style or of the style that it builds on.
  private var dataStyles: [String: String] = [:]
  private var parents: [String: String] = [:]
  private(set) var hidden: Set<String> = []
  private var style: String?
  private var format: (name: String, format: NumberFormat)?

  mutating func start(_ name: String, _ attributes: XMLAttributes) throws(Problem) {
    guard formats.count + dataStyles.count + parents.count + hidden.count < Self.most else {
      throw Zip.tooLarge
    }
    switch name {
    case "date-style", "time-style":
      format = attributes[known: "name"].map { ($0, NumberFormat.general) }
    case "year": format?.format.showsYear = true
    case "month": format?.format.showsMonth = true
    case "day", "day-of-week": format?.format.showsDay = true
    case "hours", "minutes", "seconds": format?.format.showsTime = true
    case "style":
      style = attributes[known: "name"]
      guard let style else { return }
      if let data = attributes[known: "data-style-name"] { dataStyles[style] = data }
      if let parent = attributes[known: "parent-style-name"] { parents[style] = parent }
    case "table-properties":
      if let style, attributes[known: "display"] == "false" { hidden.insert(style) }
    default: break
    }
  }

  mutating func end(_ name: String) {
    switch name {
    case "date-style", "time-style":
      if let format { formats[format.name] = format.format }
      format = nil
    case "style": style = nil
    default: break
    }
  }

  /// How a cell of a style shows a date or time; nil when it does not say.
  func format(ofCell style: String?) -> NumberFormat? {
    var style = style
    // A style that builds on itself ends nowhere.
    for _ in 0..<16 {
      guard let name = style else { return nil }
      if let data = dataStyles[name] { return formats[data].flatMap { $0.isMoment ? $0 : nil } }
      style = parents[name]
    }
    return nil
  }
}
