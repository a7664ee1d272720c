import BlijkTestSupport
import Testing

@testable import BlijkCredential

/// What reshaping knows of the contexts is what the reader knows.
@Suite struct KnownNamesTests {
  @Test func everyContextIsTried() {
    #expect(Set(KnownNames.contexts) == Set(LDContext.known.keys))
  }

  /// Names of one thing, wherever they count. `id` and `type` are JSON-LD's own.
  @Test func everyOtherNameIsTried() {
    var names: [String: Set<String>] = [:]
    func gather(_ terms: [String: LDTerm]) {
      for (name, term) in terms {
        // A term may be another name of a term.
        let address = term.iri.contains(":") ? term.iri : LDContext.openBadges.common[term.iri]?.iri
        names[address ?? term.iri, default: []].insert(name)
        gather(term.inside)
      }
    }
    for context in LDContext.known.values {
      gather(context.common)
      for terms in context.byType.values { gather(terms) }
    }
    let keywords = KnownNames.synonyms.filter { $0.contains { $0.hasPrefix("@") } }
    #expect(Set(names.values.filter { $0.count > 1 } + keywords) == Set(KnownNames.synonyms))
  }
}
