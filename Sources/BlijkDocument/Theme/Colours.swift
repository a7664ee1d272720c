package import BlijkBasics

/// The colours of a theme. A template is drawn in the standard ones, so that it looks right in a
/// drawing program, and gets the organisation's in their place.
package struct Colours: Sendable {
  /// Text.
  package var ink = Colour(0x1B1F23)
  /// Labels and what matters less.
  package var muted = Colour(0x4A5560)
  /// Title, headings and lines.
  package var brand = Colour(0x0B4F5C)
  /// Lines only, never text.
  package var accent = Colour(0xC9A458)
  /// Behind the check block.
  package var tint = Colour(0xEAF2F3)

  package enum Name: String, Sendable, CaseIterable {
    case ink, muted, brand, accent, tint
  }

  /// The colours that Blijk's own templates are drawn in.
  package static let standard = Colours()

  package init() {}

  package subscript(name: Name) -> Colour {
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

  /// Sets a colour as a theme writes it: `#RRGGBB`.
  package mutating func set(_ name: Name, to text: String) throws(Problem) {
    guard let colour = Colour(hex: text) else {
      throw Problem(
        .badTheme, nl: "De kleur '\(name.rawValue)' is '\(text)'; schrijf hem als #RRGGBB.",
        en: "The colour '\(name.rawValue)' is '\(text)'; write it as #RRGGBB.")
    }
    self[name] = colour
  }

  /// What a colour of a template becomes; one that is not of the standard stays.
  func replacing(_ colour: Colour) -> Colour {
    for name in Name.allCases where Self.standard[name] == colour { return self[name] }
    return colour
  }

  /// The least contrast of text with what lies behind it (WCAG 2.2, 1.4.3).
  package static let leastContrast = 4.5

  /// Refuses colours in which text cannot be read by everybody.
  package func check() throws(Problem) {
    for name in [Name.ink, .muted, .brand] {
      for (behind, colour) in [(Colour.white.hex, Colour.white), ("tint", tint)] {
        let contrast = self[name].contrast(with: colour)
        guard contrast < Self.leastContrast else { continue }
        let figure = String(Int(contrast * 100)).decimal
        throw Problem(
          .badTheme,
          nl:
            "De kleur '\(name.rawValue)' (\(self[name].hex)) op \(behind) heeft een contrast van "
            + "\(figure) : 1; voor tekst is minstens 4,5 : 1 nodig. Kies een donkerdere kleur.",
          en:
            "The colour '\(name.rawValue)' (\(self[name].hex)) on \(behind) has a contrast of "
            + "\(figure.replacingComma) : 1; text needs at least 4.5 : 1. Choose a darker one.")
      }
    }
  }
}

extension String {
  /// Hundredths as a number with a comma: "312" is "3,12".
  fileprivate var decimal: String {
    let digits = String(repeating: "0", count: Swift.max(0, 3 - count)) + self
    return "\(digits.dropLast(2)),\(digits.suffix(2))"
  }

  fileprivate var replacingComma: String { String(map { $0 == "," ? "." : $0 }) }
}
