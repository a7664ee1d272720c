/// How it was seen that somebody can do something.
public enum Seen: String, Sendable, CaseIterable {
  /// Took part.
  case joined = "meegedaan"
  /// Practised.
  case practised = "geoefend"
  /// A supervisor saw it.
  case observed = "gezien door begeleider"
  /// It was tested.
  case tested = "getoetst"
}
