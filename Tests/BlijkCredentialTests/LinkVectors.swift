import BlijkBasics
import BlijkTestSupport
import Foundation
import Testing

/// `Tests/Vectors/links.json`: texts as people paste them, and the codes in them.
struct LinkVectors {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    let tokens, broken, codes: [String]
    let answer: String

    var testDescription: String { name }

    /// What the page asks about this text.
    var asked: String {
      let found = (tokens + broken).map { "/q#\($0)" } + codes
      return text.contains("<") || found.isEmpty ? text : found.joined(separator: "\n")
    }
  }

  /// Two tokens and the check codes of their documents, by name.
  private let values: [String: String]
  let cases: [Case]

  static let all = (try? LinkVectors())?.cases ?? []

  init() throws {
    let path = "\(Project.vectors)/links.json"
    let json = try JSON(reading: Array(Data(contentsOf: URL(fileURLWithPath: path))))
    var values: [String: String] = [:]
    for name in ["A", "B", "a", "b"] { values[name] = try #require(json[name]?.string) }
    for name in ["A", "B"] {
      let digits = try #require(values[name])
      values[name + "1"] = String(digits.prefix(100))
      values[name + "2"] = String(digits.dropFirst(100))
    }
    self.values = values
    cases = try #require(json["cases"]?.array).map { [values] in try Self.read($0, values) }
  }

  private static func read(_ json: JSON, _ values: [String: String]) throws -> Case {
    func list(_ name: String) throws -> [String] {
      try #require(json[name]?.array).map { try value($0.string ?? "", values) }
    }
    var text = try #require(json["text"]?.string)
    for (name, value) in values {
      let isWhole = name == "A" || name == "B"
      text = text.replacing("{\(name)}", with: isWhole ? wrapped(value, json["wrap"]) : value)
    }
    return Case(
      name: try #require(json["name"]?.string), text: text, tokens: try list("tokens"),
      broken: try list("broken"), codes: try list("codes"),
      answer: try #require(json["answer"]?.string))
  }

  /// `A1+=0`: the first half of a token, and behind it what follows `=`.
  private static func value(_ text: String, _ values: [String: String]) throws -> String {
    try text.split(separator: "+").map { part in
      part.hasPrefix("=") ? String(part.dropFirst()) : try #require(values[String(part)])
    }.joined()
  }

  private static func wrapped(_ digits: String, _ wrap: JSON?) -> String {
    guard let width = wrap?.array?.first?.integer,
      let separator = wrap?.array?.last?.string
    else { return digits }
    return stride(from: 0, to: digits.count, by: width).map { start in
      String(digits.dropFirst(start).prefix(width))
    }.joined(separator: separator)
  }
}
