import Foundation

/// Moments as credentials write them (RFC 3339).
package enum Timestamp {
  /// This moment, in seconds since 1970.
  package static func now() -> Int { Int(Date().timeIntervalSince1970) }

  /// `2026-11-20T09:30:00Z`, from seconds since 1970.
  package static func utc(_ seconds: Int) -> String {
    Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601)
  }

  /// The moment that a text of that form, with or without a zone and parts of a second, names; in
  /// seconds since 1970.
  package static func seconds(_ text: String) -> Int? {
    guard text.utf8.count <= 40 else { return nil }
    let styles = [
      Date.ISO8601FormatStyle(includingFractionalSeconds: false),
      Date.ISO8601FormatStyle(includingFractionalSeconds: true),
    ]
    for style in styles {
      if let date = try? style.parse(text) { return Int(date.timeIntervalSince1970) }
    }
    return nil
  }
}
