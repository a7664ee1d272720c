/// Everything that documents, pages and verdicts say in one language, from a catalogue file.
///
/// Texts have placeholders in braces: `{name}`. They are filled in one pass, so a value that itself
/// holds braces stays as it is. A text of somebody's own with a placeholder that nothing fills gives way to
/// ours: no reader ever sees a bare `{name}`.
public struct Texts: Sendable {
  /// The catalogue's language.
  public let language: Language
  /// Where it was read from, for messages.
  let source: String
  private let values: [String: [Part]]
  /// Our texts, where the catalogue is somebody's own.
  private let ours: [String: [Part]]

  /// A text is taken apart once, when its catalogue is read.
  private enum Part: Sendable {
    case literal(String)
    case placeholder(String)

    /// What has to be filled in, if anything.
    var name: String? {
      guard case .placeholder(let name) = self else { return nil }
      return name
    }
  }

  /// Takes a catalogue's texts by their dotted keys, and ours for what it lacks.
  package init(
    language: Language, source: String, values: [String: String], ours: [String: String] = [:]
  ) {
    self.language = language
    self.source = source
    self.ours = ours.mapValues(Self.parts)
    self.values = self.ours.merging(values.mapValues(Self.parts)) { _, own in own }
  }

  /// The keys, in no order.
  package var keys: [String] { Array(values.keys) }

  /// The text of a key, or `nil` when the catalogue leaves it out.
  package func optional(_ key: String, _ fillings: [String: String] = [:]) -> String? {
    guard let own = values[key] else { return nil }
    let isFilled = own.allSatisfy { $0.name.map { fillings[$0] != nil } ?? true }
    return Self.fill(isFilled ? own : ours[key] ?? own, with: fillings)
  }

  /// The text of a key.
  ///
  /// - Throws: `badTexts`, naming the key, when the catalogue leaves it out.
  package func text(_ key: String, _ fillings: [String: String] = [:]) throws(Problem) -> String {
    guard let text = optional(key, fillings) else {
      throw Problem(
        .badTexts, nl: "De tekst '\(key)' ontbreekt in \(source).",
        en: "The text '\(key)' is missing from \(source).")
    }
    return text
  }

  /// The text of a key as the catalogue has it, with `{name}` where something is to be filled in, for whoever fills
  /// it in later; `nil` when the catalogue leaves it out. A text of somebody's own that asks for more than ours
  /// gives way to it.
  package func unfilled(_ key: String) -> String? {
    guard let own = values[key] else { return nil }
    let known = ours[key].map { Set($0.compactMap(\.name)) }
    let asksForMore = known.map { !$0.isSuperset(of: own.compactMap(\.name)) } ?? false
    return (asksForMore ? ours[key] ?? own : own).map { part in
      switch part {
      case .literal(let text): text
      case .placeholder(let name): "{\(name)}"
      }
    }.joined()
  }

  private static func parts(_ text: String) -> [Part] {
    var parts: [Part] = []
    var rest = text[...]
    // Byte by byte: whole characters take ten times as long, and every program reads a catalogue first.
    while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")),
      let close = rest.utf8[open...].firstIndex(of: UInt8(ascii: "}"))
    {
      parts.append(.literal(String(rest[..<open])))
      parts.append(.placeholder(String(rest[rest.utf8.index(after: open)..<close])))
      rest = rest[rest.utf8.index(after: close)...]
    }
    return parts + [.literal(String(rest))]
  }

  private static func fill(_ parts: [Part], with fillings: [String: String]) -> String {
    var result = ""
    var isFilled = false
    for part in parts {
      switch part {
      case .literal(let text):
        // "Jansen & Zn." at the end of a sentence needs no second full stop.
        let isDoubled = isFilled && result.utf8.last == dot && text.utf8.first == dot
        result += isDoubled ? text.dropFirst() : text[...]
      case .placeholder(let name):
        result += fillings[name] ?? ""
        isFilled = true
      }
    }
    return result
  }

  private static let dot = UInt8(ascii: ".")
}

extension Texts {
  /// "20 november 2026".
  package func long(_ date: CalendarDate) throws(Problem) -> String {
    let (year, month, day) = date.components
    return "\(day) \(try name(ofMonth: month)) \(year)"
  }

  /// "november 2026": the month of a day.
  package func longMonth(of date: CalendarDate) throws(Problem) -> String {
    let (year, month, _) = date.components
    return "\(try name(ofMonth: month)) \(year)"
  }

  /// "oktober 2026".
  package func long(_ month: Month) throws(Problem) -> String {
    "\(try name(ofMonth: month.number)) \(month.year)"
  }

  /// "februari 2026 tot en met oktober 2026", or "sinds februari 2026".
  package func long(_ period: Period) throws(Problem) -> String {
    let first = try long(period.first)
    guard let last = period.last else {
      return try text("label.period-open", ["from": first])
    }
    return try text("label.period-range", ["from": first, "to": try long(last)])
  }

  private func name(ofMonth number: Int) throws(Problem) -> String {
    try text("month.m\(twoDigits(number))")
  }
}
