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

extension CalendarDate: ExpressibleByArgument {
  /// A date as `2026-11-20`.
  public init?(argument: String) { self.init(argument) }
}
