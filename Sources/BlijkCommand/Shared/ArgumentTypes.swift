public import ArgumentParser
public import BlijkBasics
public import BlijkCredential
public import BlijkKeys
public import BlijkRegister

// Values of the house as they are written on the command line.

extension Language: ExpressibleByArgument {}

extension KeyAlgorithm: ExpressibleByArgument {}

extension Kind: ExpressibleByArgument {
  /// The kind with this word.
  public init?(argument: String) { self.init(word: argument) }
  /// All words.
  public static var allValueStrings: [String] { allCases.map(\.word) }
}

extension RegisterEntry.Reason: ExpressibleByArgument {}

extension CalendarDate {
  /// A date as people type it.
  ///
  /// - Throws: How to write it, in both languages, since the chosen one is not known yet.
  static func option(_ text: String) throws -> CalendarDate {
    guard let date = CalendarDate(typed: text) else {
      throw ValidationError("5 december 2026, 5-12-2026, 2026-12-05")
    }
    return date
  }
}
