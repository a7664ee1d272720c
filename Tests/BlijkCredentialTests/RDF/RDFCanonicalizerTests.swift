import BlijkBasics
import BlijkCredential
import BlijkTestSupport
import Testing

/// The published tests of RDFC-1.0, where they are at hand.
@Suite struct RDFCanonicalizerTests {
  private struct Entry {
    let id: String
    let type: String
    let action: String
    let result: String?
    let hash: RDFCanonicalizer.Hash
  }

  private func manifest() throws -> [Entry] {
    let json = try JSON(reading: contents("manifest.jsonld"))
    return (json["entries"]?.array ?? []).map { entry in
      Entry(
        id: entry["id"]?.string ?? "", type: entry["type"]?.string ?? "",
        action: entry["action"]?.string ?? "", result: entry["result"]?.string,
        hash: entry["hashAlgorithm"]?.string == "SHA384" ? .sha384 : .sha256)
    }
  }

  private func contents(_ name: String) throws -> [UInt8] {
    try Project.published("rdf-canon/\(name)")
  }

  private func canonical(_ entry: Entry) throws -> RDFCanonicalizer.Canonical {
    try RDFCanonicalizer.canonicalize(
      try NQuadsReader.read(contents(entry.action)), hash: entry.hash)
  }

  @Test(.enabled(if: Project.expectsPublished, "\(Project.lacksPublished)"))
  func everyEvaluationAgrees() throws {
    let entries = try manifest()
    var count = 0
    for entry in entries where entry.type == "rdfc:RDFC10EvalTest" {
      let expected = try contents(try #require(entry.result))
      let found = try canonical(entry).document
      #expect(found == expected, "\(entry.id)")
      count += 1
    }
    #expect(count == 64)
  }

  @Test(.enabled(if: Project.expectsPublished, "\(Project.lacksPublished)"))
  func everyMapAgrees() throws {
    let entries = try manifest()
    var count = 0
    for entry in entries where entry.type == "rdfc:RDFC10MapTest" {
      let expected = try JSON(
        reading: contents(try #require(entry.result)))
      let found = Dictionary(
        try canonical(entry).labels.map { ($0.old, $0.new) }, uniquingKeysWith: { one, _ in one })
      let names = Dictionary(
        uniqueKeysWithValues: (expected.object?.members ?? []).map { ($0.name, $0.value.string) })
      #expect(found.count == names.count, "\(entry.id)")
      for (label, name) in names { #expect(found[label] == name, "\(entry.id) \(label)") }
      count += 1
    }
    #expect(count == 21)
  }

  @Test(.enabled(if: Project.expectsPublished, "\(Project.lacksPublished)"))
  func poisonIsRefusedSoon() throws {
    let entries = try manifest()
    let negative = entries.filter { $0.type == "rdfc:RDFC10NegativeEvalTest" }
    #expect(negative.count == 1)
    for entry in negative {
      let found = problem { try canonical(entry) }
      #expect(found?.code == .unreadable)
    }
  }

  /// The limit stands as low as published graphs let it.
  @Test(.enabled(if: Project.expectsPublished, "\(Project.lacksPublished)"))
  func thePublishedGraphsStayJustBelowTheLimit() throws {
    let entries = try manifest().filter { $0.type != "rdfc:RDFC10NegativeEvalTest" }
    let steps = try entries.map { try canonical($0).steps }.sorted()
    #expect(steps.suffix(4) == [18, 468, 468, 468])
    #expect(RDFCanonicalizer.mostSteps == 500)
  }

  @Test func theOrderOfStatementsDoesNotCount() throws {
    let quads = (0..<6).flatMap { number in
      [
        Quad(
          subject: .blank("x\(number)"), predicate: "http://e.example/p",
          object: .blank("x\((number + 1) % 6)")),
        Quad(
          subject: .blank("x\(number)"), predicate: "http://e.example/q",
          object: .literal("é\"\\\n\u{7}", datatype: RDFTerm.string, language: nil)),
      ]
    }
    let once = try RDFCanonicalizer.canonicalize(quads).document
    var chance = Chance(seed: 7)
    for _ in 0..<10 {
      #expect(try RDFCanonicalizer.canonicalize(quads.shuffled(using: &chance)).document == once)
    }
    let text = String(decoding: once, as: UTF8.self)
    #expect(text.contains(#""é\"\\\n\u0007""#))
  }

  /// A data set holds a statement once, however often it was made.
  @Test func aStatementThatIsMadeTwiceIsOne() throws {
    let quad = Quad(
      subject: .blank("a"), predicate: "http://e.example/p", object: .iri("http://e.example/o"))
    let once = try RDFCanonicalizer.canonicalize([quad]).document
    #expect(try RDFCanonicalizer.canonicalize([quad, quad]).document == once)
  }

  @Test(arguments: [
    "<http://a.example/s> <http://a.example/p> \"open", "<s> <p> <o> .",
    "_: <http://a/p> <http://a/o> .",
    "<http://a/s> <http://a/p> <http://a/o>", "<http://a/s> <http://a/p> \"x\"@ .",
    "<http://a/s> <http://a/p> \"\\q\" .", "<http://a/s> _:b <http://a/o> .",
    "<http://a/s> <http://a/p> \"\\uD800\" .", "<http://a/s> <http://a/p> <http://a/o> . x",
    "<http://a/ s> <http://a/p> <http://a/o> .", "\"s\" <http://a/p> <http://a/o> .",
    "<http://a/s> <http://a/p> \"x\"^<http://a/d> .", "\u{0}",
  ])
  func refusesWhatIsNoNQuads(text: String) {
    #expect(problem { try NQuadsReader.read(Array(text.utf8)) }?.code == .unreadable)
  }
}
