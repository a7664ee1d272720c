/// What a piece of a page means to somebody who does not see it.
enum Role: String, Sendable, CaseIterable {
  case title, heading, name, paragraph, label, item, cell, code
  /// It has no meaning: a screen reader passes over it.
  case decoration
}
