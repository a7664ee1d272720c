/// The terms that a JSON-LD document may use.
struct LDContext: Sendable {
  /// Those that count everywhere.
  let common: [String: LDTerm]
  /// Those that count in a node of a type only, and not in the nodes inside it (JSON-LD 1.1 §4.1.7,
  /// "Scoped Contexts").
  let byType: [String: [String: LDTerm]]

  /// The contexts that are known, by their addresses.
  static let known: [String: LDContext] = [
    "https://www.w3.org/ns/credentials/v2": credentials,
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json": openBadges,
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json": openBadges2,
    "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json": extensions,
  ]

  /// Several contexts, of which a later one counts before an earlier one.
  init(joining contexts: [LDContext]) {
    var common: [String: LDTerm] = [:]
    var byType: [String: [String: LDTerm]] = [:]
    for context in contexts {
      common.merge(context.common) { $1 }
      byType.merge(context.byType) { $1 }
    }
    self.init(common: common, byType: byType)
  }

  init(common: [String: LDTerm], byType: [String: [String: LDTerm]]) {
    self.common = common
    self.byType = byType
  }
}
