/// What a later version answers otherwise than an earlier one did, on purpose.
///
/// The only place where an expectation about a frozen file may change: each line names the issue that
/// asked for it.
enum FrozenChanges {
  /// Another state for a question.
  struct State {
    let issue: String
    let version: String
    /// A part of the path of the file, or of the text.
    let question: String
    let with: String
    let before: String
    let now: String
  }

  static let states = lostKeys + listsAlone

  private static let lostKeys: [State] = [
    "lia-brugman-VWCJ-X2ST-6SV3-QKWZ", "VWCJ-X2ST-6SV3-QKWZ",
    "https://dorpshuis.example/q#5925521407457331620368756108956870219865",
  ].map {
    // Registered, with a key that somebody else may have had by then.
    State(
      issue: "F2", version: "0.1.0", question: $0, with: "register", before: "unregistered",
      now: "statusUnknown")
  }

  private static let listsAlone = [("documents/", "valid"), ("verlopen/", "expired")].map {
    // A list alone may withdraw a document of Blijk, and says nothing else of it.
    State(
      issue: "F2", version: "0.1.0", question: $0, with: "lists", before: $1,
      now: "statusUnknown")
  }

  /// Sentences of then, and what stands in their place.
  static let reworded = [
    // F1: the answer says of what day a list of withdrawn documents is.
    "De statuslijst van de organisatie is geraadpleegd.":
      "De lijst van ingetrokken documenten van 2026-03-05 is geraadpleegd.",
    "The organisation's status list was consulted.":
      "The list of withdrawn documents of 2026-03-05 was consulted.",
  ]
}
