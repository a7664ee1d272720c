package import BlijkBasics
import BlijkKeys

/// Gives every blank node a name that follows from the graph alone, so that the same statements are always
/// the same bytes (RDF Dataset Canonicalization 1.0, "RDFC-1.0").
///
/// Its input comes from strangers, so it is bounded. The bounds are amounts and never times, so that the
/// answer is the same on a busy computer.
package struct RDFCanonicalizer {
  /// What the algorithm hashes with (§4.3); SHA-256 unless asked otherwise.
  package enum Hash: Sendable {
    case sha256
    case sha384

    func hex(_ bytes: [UInt8]) -> String {
      switch self {
      case .sha256: Hex.encode(SHA256.hash(bytes))
      case .sha384: Hex.encode(SHA384.hash(bytes))
      }
    }
  }

  /// The result.
  package struct Canonical: Sendable {
    /// Canonical N-Quads, one statement a line, in code point order.
    package let document: [UInt8]
    /// The old and new label of each blank node, both without `_:`.
    package let labels: [(old: String, new: String)]
    /// How many steps it took to tell these nodes apart.
    package let steps: Int
  }

  /// The most bytes of all texts of the statements together, at least four times what a credential has. An
  /// address counts each time that it is used.
  package static let mostBytes = 2 << 20
  /// The most statements.
  package static let mostStatements = 20_000
  /// The most blank nodes. Credentials have dozens.
  package static let mostNodes = 1000

  let hash: Hash
  private let quads: [Quad]
  let nodes: BlankNodes
  private(set) var canonical: NodeNames
  /// The first hash of each node, by its number.
  private(set) var firstDegree: [String] = []
  /// The steps taken so far; see `mostSteps`.
  var steps = 0
  /// The statements looked at so far; see `mostGlances`.
  var glances = 0

  /// Canonicalises a data set.
  ///
  /// - Throws: Why it is refused: it is too large, or it would take too long.
  package static func canonicalize(_ quads: [Quad], hash: Hash = .sha256) throws(Problem)
    -> Canonical
  {
    var canonicalizer = try RDFCanonicalizer(quads, hash: hash)
    return try canonicalizer.run()
  }

  private init(_ all: [Quad], hash: Hash) throws(Problem) {
    guard all.count <= Self.mostStatements,
      all.reduce(0, { $0 + $1.length }) <= Self.mostBytes
    else { throw Self.tooComplex }
    self.hash = hash
    quads = Self.unique(all)
    nodes = BlankNodes(of: quads)
    guard nodes.labels.count <= Self.mostNodes else { throw Self.tooComplex }
    canonical = NodeNames(prefix: "c14n", count: nodes.labels.count)
  }

  static var tooComplex: Problem {
    Problem(
      .unreadable, nl: "Deze gegevens zijn te ingewikkeld om te controleren.",
      en: "These data are too complex to check.")
  }

  /// The statements, each once. It compares only those of the same length, as hashing all texts takes longer.
  private static func unique(_ all: [Quad]) -> [Quad] {
    var firsts: [Int: Quad] = [:]
    var others: Set<Quad> = []
    return all.filter { quad in
      let length = quad.length
      guard let first = firsts[length] else {
        firsts[length] = quad
        return true
      }
      return first != quad && others.insert(quad).inserted
    }
  }

  private mutating func run() throws(Problem) -> Canonical {
    firstDegree = nodes.labels.indices.map(hashFirstDegree)
    let byHash = Dictionary(grouping: nodes.labels.indices) { firstDegree[$0] }
    let groups = byHash.sorted { $0.key < $1.key }.map(\.value)
    for group in groups where group.count == 1 { canonical.issue(group[0]) }
    for group in groups where group.count > 1 {
      var results: [(hash: String, names: NodeNames)] = []
      for node in group where canonical[node] == nil {
        var names = NodeNames(prefix: "b", count: nodes.labels.count)
        names.issue(node)
        results.append(try hashNDegree(node, names))
      }
      for result in results.sorted(by: { $0.hash < $1.hash }) {
        for node in result.names.order { canonical.issue(node) }
      }
    }
    return finish()
  }

  private func finish() -> Canonical {
    let lines = quads.indices.map { number in
      line(number) { canonical[$0] ?? "" }
    }
    let labels = nodes.labels.enumerated().map { ($1, canonical[$0] ?? "") }
    return Canonical(document: lines.sortedAndJoined(), labels: labels, steps: steps)
  }

  /// Hash First Degree Quads (§4.6).
  private func hashFirstDegree(_ node: Int) -> String {
    let lines = nodes.statements[node].map { number in line(number) { $0 == node ? "a" : "z" } }
    return hash.hex(lines.sortedAndJoined())
  }

  /// A statement as a line, with names for its blank nodes.
  private func line(_ number: Int, name: (Int) -> String) -> [UInt8] {
    let quad = quads[number]
    let places = nodes.places[number]
    var line: [UInt8] = []
    line.reserveCapacity(quad.length + 32)
    NQuadsWriter.append(
      quad, to: &line, subject: places.subject.map(name), object: places.object.map(name),
      graph: places.graph.map(name))
    return line
  }

  func predicate(_ number: Int) -> String { quads[number].predicate }
}

extension Quad {
  /// The bytes of its texts together.
  fileprivate var length: Int {
    subject.length + predicate.utf8.count + object.length + (graph?.length ?? 0)
  }
}

extension RDFTerm {
  fileprivate var length: Int {
    switch self {
    case .iri(let text), .blank(let text): text.utf8.count
    case .literal(let text, let datatype, let language):
      text.utf8.count + datatype.utf8.count + (language?.utf8.count ?? 0)
    }
  }
}
