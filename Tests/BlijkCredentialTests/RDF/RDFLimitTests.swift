import BlijkBasics
import BlijkCredential
import BlijkTestSupport
import Testing

/// Data that strangers made to keep a reader busy are refused by what they are, at once; the time that a
/// computer happens to take decides nothing.
@Suite struct RDFLimitTests {
  private static func quads(_ edges: [(Int, Int)]) -> [Quad] {
    edges.map { from, to in
      Quad(subject: .blank("n\(from)"), predicate: "urn:p", object: .blank("n\(to)"))
    }
  }

  private static func clique(_ count: Int) -> [(Int, Int)] {
    var edges: [(Int, Int)] = []
    for one in 0..<count {
      for other in 0..<count where other != one { edges.append((one, other)) }
    }
    return edges
  }

  private func isTooComplex(_ quads: [Quad]) -> Bool {
    problem { try RDFCanonicalizer.canonicalize(quads) }?.message.nl
      == "Deze gegevens zijn te ingewikkeld om te controleren."
  }

  @Test(.timeLimit(.minutes(1)), arguments: [30, 300, 900, 5000, 20_000])
  func whatCannotBeToldApartIsRefused(count: Int) {
    var around: [(Int, Int)] = []
    var stars: [(Int, Int)] = []
    var pairs: [(Int, Int)] = []
    for node in 0..<count {
      around.append((node, (node + 1) % count))
      stars.append((node % 2, node + 2))
      pairs += [(2 * node, 2 * node + 1), (2 * node + 1, 2 * node)]
    }
    #expect(isTooComplex(Self.quads(around)))
    #expect(isTooComplex(Self.quads(around.dropLast())))
    #expect(isTooComplex(Self.quads(Self.clique(min(count, 60)))))
    #expect(isTooComplex(Self.quads(stars)))
    #expect(isTooComplex(Self.quads(pairs)) == (count > 30))
  }

  /// One node from which much is said is looked at again for each of its neighbours.
  @Test func statementsThatAreLookedAtAreCounted() {
    var hubs: [(Int, Int)] = []
    for node in 0..<100 { hubs += [(1000, node), (1001, node)] }
    #expect(isTooComplex(Self.quads(hubs)))
    // Ten nodes around, each with a property that is long: it is hashed at each of two hundred glances.
    func around(_ property: String) -> [Quad] {
      (0..<10).map { number in
        Quad(
          subject: .blank("n\(number)"), predicate: "urn:\(property)",
          object: .blank("n\((number + 1) % 10)"))
      }
    }
    #expect(!isTooComplex(around("p")))
    #expect(isTooComplex(around(String(repeating: "x", count: 200_000))))
  }

  @Test func nodesAndBytesAreCounted() throws {
    func nodes(_ count: Int) -> [Quad] {
      (0..<count).map { number in
        Quad(
          subject: .blank("n\(number)"), predicate: "urn:p",
          object: .literal("\(number)", datatype: RDFTerm.string, language: nil))
      }
    }
    #expect(RDFCanonicalizer.mostNodes == 1000 && RDFCanonicalizer.mostBytes == 2 << 20)
    #expect(try RDFCanonicalizer.canonicalize(nodes(1000)).labels.count == 1000)
    #expect(isTooComplex(nodes(1001)))
    func statements(_ count: Int) -> [Quad] {
      (0..<count).map { Quad(subject: .iri("a:"), predicate: "b:", object: .iri("c:\($0)")) }
    }
    #expect(RDFCanonicalizer.mostStatements == 20_000)
    #expect(!isTooComplex(statements(20_000)) && isTooComplex(statements(20_001)))
    let long = "urn:\(String(repeating: "x", count: 200_000))"
    func about(_ count: Int) -> [Quad] {
      (0..<count).map { Quad(subject: .iri(long), predicate: "urn:p", object: .iri("urn:\($0)")) }
    }
    #expect(try RDFCanonicalizer.canonicalize(about(10)).document.count > 2_000_000)
    #expect(isTooComplex(about(11)))
    // Also when most of them are the same.
    #expect(isTooComplex([Quad](repeating: about(1)[0], count: 11)))
  }

  /// A list is a chain of nodes, and one of equal values is followed from each of them.
  @Test(.timeLimit(.minutes(1)), arguments: [5, 9000])
  func aListOfEqualValuesIsFollowedNotFar(count: Int) throws {
    var json = try Sample.credential().json
    json["credentialSubject"]?["achievement"]?["resultDescription"] = [
      [
        "id": "urn:uuid:1", "type": ["ResultDescription"], "name": "x", "resultType": "Status",
        "allowedValue": .array([JSON](repeating: "x", count: count)),
      ]
    ]
    let quads = try LDDocument.statements(json)
    #expect(isTooComplex(quads) == (count > 5))
  }

  /// What differs in bytes is another statement, and another node (RDF 1.1 Concepts §3); here both are as
  /// long.
  @Test func whatLooksAlikeIsAnotherStatement() throws {
    let alike = ["\u{E9}e\u{301}", "e\u{301}\u{E9}"]
    let terms: [@Sendable (String) -> RDFTerm] = [
      { .literal($0, datatype: RDFTerm.string, language: nil) },
      { .literal("x", datatype: "urn:\($0)", language: nil) },
      { .literal("x", datatype: RDFTerm.langString, language: $0) }, { .iri("urn:\($0)") },
      { .blank($0) },
    ]
    for term in terms {
      let other = term("12345")
      let quads = (alike.map(term) + [other]).map { object in
        Quad(subject: .iri("urn:s"), predicate: "urn:p", object: object)
      }
      #expect(Set(quads).count == 3)
      // The first of a length is told apart in another way than those after it.
      for order in [quads, quads.reversed(), quads + quads] {
        let lines = try RDFCanonicalizer.canonicalize(order).document.count { $0 == 0x0A }
        #expect(lines == 3)
      }
    }
  }
}
