package import BlijkBasics
import Foundation

/// The colours of a theme. A template is drawn in the standard ones, so that it looks right in a
/// drawing program, and gets the organisation's in their place.
package struct Colours: Sendable {
  /// Text.
  package var ink = standard[.ink] ?? ""
  /// Labels and what matters less.
  package var muted = standard[.muted] ?? ""
  /// Title, headings and lines.
  package var brand = standard[.brand] ?? ""
  /// Lines only, never text.
  package var accent = standard[.accent] ?? ""
  /// Behind the check block.
  package var tint = standard[.tint] ?? ""

  package enum Name: String, Sendable, CaseIterable {
    case ink, muted, brand, accent, tint
  }

  package static let standard: [Name: String] = [
    .ink: "#1B1F23", .muted: "#4A5560", .brand: "#0B4F5C", .accent: "#C9A458", .tint: "#EAF2F3",
  ]

  package init() {}

  package subscript(name: Name) -> String {
    get {
      switch name {
      case .ink: ink
      case .muted: muted
      case .brand: brand
      case .accent: accent
      case .tint: tint
      }
    }
    set {
      switch name {
      case .ink: ink = newValue
      case .muted: muted = newValue
      case .brand: brand = newValue
      case .accent: accent = newValue
      case .tint: tint = newValue
      }
    }
  }

  /// What a colour of a template becomes; one that is not of the standard stays.
  func replacing(_ colour: String) -> String {
    for (name, standard) in Self.standard where standard.caseInsensitiveCompare(to: colour) {
      return self[name]
    }
    return colour
  }

  /// The least contrast of text with what lies behind it (WCAG 2.2, 1.4.3).
  package static let leastContrast = 4.5

  /// Refuses colours in which text cannot be read by everybody.
  package func check() throws(Problem) {
    for name in Name.allCases {
      guard Self.luminance(self[name]) != nil else {
        throw Problem(
          .badTheme,
          nl: "De kleur '\(name.rawValue)' is '\(self[name])'; schrijf hem als #RRGGBB.",
          en: "The colour '\(name.rawValue)' is '\(self[name])'; write it as #RRGGBB.")
      }
    }
    for name in [Name.ink, .muted, .brand] {
      for (behind, colour) in [("#FFFFFF", "#FFFFFF"), ("tint", tint)] {
        guard let contrast = Self.contrast(self[name], colour), contrast < Self.leastContrast else {
          continue
        }
        let figure = String(Int(contrast * 100)).decimal
        throw Problem(
          .badTheme,
          nl:
            "De kleur '\(name.rawValue)' (\(self[name])) op \(behind) heeft een contrast van "
            + "\(figure) : 1; voor tekst is ten minste 4,5 : 1 nodig. Kies hem donkerder.",
          en:
            "The colour '\(name.rawValue)' (\(self[name])) on \(behind) has a contrast of "
            + "\(figure.replacingComma) : 1; text needs at least 4.5 : 1. Choose a darker one.")
      }
    }
  }

  /// The contrast ratio of two colours (WCAG 2.2, "contrast ratio").
  static func contrast(_ one: String, _ other: String) -> Double? {
    guard let first = luminance(one), let second = luminance(other) else { return nil }
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }

  /// The relative luminance of `#RRGGBB` (WCAG 2.2, "relative luminance").
  private static func luminance(_ colour: String) -> Double? {
    let digits = Array(colour.utf8.dropFirst())
    guard colour.utf8.first == UInt8(ascii: "#"), digits.count == 6,
      digits.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }),
      let number = Int(colour.dropFirst(), radix: 16)
    else { return nil }
    let channels = [number >> 16, number >> 8 & 255, number & 255].map { value in
      let share = Double(value) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }
}

extension String {
  fileprivate func caseInsensitiveCompare(to other: String) -> Bool {
    utf8.count == other.utf8.count && lowercased() == other.lowercased()
  }

  /// Hundredths as a number with a comma: "312" is "3,12".
  fileprivate var decimal: String {
    let digits = String(repeating: "0", count: Swift.max(0, 3 - count)) + self
    return "\(digits.dropLast(2)),\(digits.suffix(2))"
  }

  fileprivate var replacingComma: String { String(map { $0 == "," ? "." : $0 }) }
}
