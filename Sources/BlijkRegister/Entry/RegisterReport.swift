public import BlijkCredential

/// What was issued in a year, without names. Only what is as the log has it counts; `Register.unlogged` names
/// the rest.
public struct RegisterReport: Sendable {
  /// One for each sort of document.
  public package(set) var counts: [RegisterCount] = []
  /// For how many different names one of these documents is valid. Whoever has two names counts twice, and
  /// two people of one name count once.
  public package(set) var people = 0
}

/// How many documents of one sort were issued in a year. A document and those that took its place count as
/// one, in the year of the first.
public struct RegisterCount: Sendable, Hashable {
  /// The kind of document; `nil` for what was erased since.
  public let kind: Kind?
  /// What they are about; `nil` for what was erased since.
  public let title: String?
  /// How many.
  public package(set) var issued = 0
  /// Of these, how many are valid on the day of the report; what was erased is not among them, since nobody
  /// knows its last day any more.
  public package(set) var valid = 0
  /// For how many different names one of them is valid.
  public package(set) var people = 0
  /// Of these, how many were withdrawn since.
  public package(set) var withdrawn = 0
  /// Of these, how many were replaced since.
  public package(set) var replaced = 0
}
