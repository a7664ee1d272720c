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

  /// Each class that readers ask for, by its address.
  @Test func everyClassIsTriedByItsAddress() {
    let asked = [
      "EndorsementCredential", "EndorsementSubject", "OpenBadgeCredential", "VerifiableCredential",
      "BitstringStatusListCredential", "BitstringStatusList", "BitstringStatusListEntry",
      "DataIntegrityProof",
    ]
    for name in asked {
      let address = LDContext.known.values.compactMap { $0.common[name]?.iri }.first
      let tried = KnownNames.addresses(ofClass: name)
      #expect(address.map { tried.contains($0) } == true, "\(name)")
      #expect(address.map { LDContext.addresses.contains($0) } == true, "\(name)")
    }
  }
}
