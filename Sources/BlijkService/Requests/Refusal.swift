import HTTPTypes

/// Why a request gets no answer about a document. Its words stand in the catalogue.
struct Refusal: Error {
  /// Its name for programs, and the key of its words.
  let name: String
  let status: HTTPResponse.Status
  /// When to try again, in seconds.
  var retryAfter: Int?
  /// The methods that the address does have.
  var allowed: [String] = []

  static let badRequest = Refusal(name: "bad-request", status: .badRequest)
  static let tooLarge = Refusal(name: "too-large", status: .contentTooLarge)
  static let notFound = Refusal(name: "not-found", status: .notFound)
  static let failed = Refusal(name: "failed", status: .internalServerError)

  /// There is no place for more at this moment.
  static let busy = Refusal(name: "busy", status: .serviceUnavailable, retryAfter: 5)

  static func notAllowed(but methods: [String]) -> Refusal {
    Refusal(name: "not-allowed", status: .methodNotAllowed, allowed: methods)
  }

  /// More questions than one client, or more typed codes than all together, may ask.
  static func tooMany(guesses: Bool, retryAfter seconds: Int) -> Refusal {
    Refusal(
      name: guesses ? "too-many-guesses" : "too-many", status: .tooManyRequests,
      retryAfter: seconds)
  }

  static let all = [
    badRequest, tooLarge, notFound, failed, busy, notAllowed(but: []),
    tooMany(guesses: false, retryAfter: 60), tooMany(guesses: true, retryAfter: 60),
  ]
}
