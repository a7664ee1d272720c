/// The terms that a JSON-LD document may use.
struct LDContext: Sendable {
  /// Those that count everywhere.
  let common: [String: LDTerm]
  /// Those that count in a node of a type only, and not in the nodes inside it (JSON-LD 1.1 §4.1.7,
  /// "Scoped Contexts").
  let byType: [String: [String: LDTerm]]

  /// The context that every credential begins with (Verifiable Credentials 2.0 §4.3).
  static let credentialsAddress = "https://www.w3.org/ns/credentials/v2"

  /// The contexts that are known, by their addresses.
  static let known: [String: LDContext] = [
    credentialsAddress: credentials,
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json": openBadges,
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json": openBadges302,
    "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json": extensions,
  ]

  /// Every address that one of these contexts has a common name for, as it has for classes.
  static let addresses = Set(
    known.values.flatMap { $0.common.values.map(\.iri) }.filter(IRI.isAbsolute))
}

/// The terms at one place of a document. Those of the innermost place count first.
struct LDScope {
  /// The outermost first. They are never merged, which would cost more than searching them.
  private var layers: [[String: LDTerm]]

  init(_ contexts: [LDContext]) { layers = contexts.map(\.common) }

  subscript(name: String) -> LDTerm? {
    for layer in layers.reversed() {
      if let term = layer[name] { return term }
    }
    return nil
  }

  mutating func enter(_ terms: [String: LDTerm]) {
    if !terms.isEmpty { layers.append(terms) }
  }
}
