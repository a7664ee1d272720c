package import BlijkBasics
import BlijkKeys
import Foundation

/// Gives every node without a name a name that follows from the graph alone, so that the same
/// statements are always the same bytes (RDF Dataset Canonicalization 1.0, "RDFC-1.0").
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
    /// The new label of each node without a name, both without `_:`.
    package let labels: [String: String]
  }

  /// Steps through orders of nodes that are taken at the most. Ordinary graphs take none or a few; a
  /// graph made to be slow takes factorially many, and is refused (§7.1, "Dataset Poisoning").
  package static let mostSteps = 50_000

  private let quads: [Quad]
  private let hash: Hash
  /// The statements in which each node stands, by its label.
  private let statements: [String: [Int]]
  private var canonical = Issuer(prefix: "c14n")
  private var firstDegree: [String: String] = [:]
  private var steps = 0

  /// Canonicalises a data set.
  ///
  /// - Throws: Why it is refused: it would take too long.
  package static func canonicalize(_ quads: [Quad], hash: Hash = .sha256) throws(Problem)
    -> Canonical
  {
    var canonicalizer = RDFCanonicalizer(quads, hash: hash)
    return try canonicalizer.run()
  }

  private init(_ all: [Quad], hash: Hash) {
    // A data set holds a statement once, however often it was made. Only statements that are as long can
    // be the same, and to hash all texts would take longer.
    var firsts: [Int: Quad] = [:]
    var others: Set<Quad> = []
    let quads = all.filter { quad in
      let length = quad.length
      guard let first = firsts[length] else {
        firsts[length] = quad
        return true
      }
      return first != quad && others.insert(quad).inserted
    }
    self.quads = quads
    self.hash = hash
    var statements: [String: [Int]] = [:]
    for (number, quad) in quads.enumerated() {
      for label in Set([quad.subject, quad.object, quad.graph].compactMap { $0?.label }) {
        statements[label, default: []].append(number)
      }
    }
    self.statements = statements
  }

  /// Names that are given out in order (§4.5).
  private struct Issuer {
    let prefix: String
    private(set) var order: [String] = []
    private var issued: [String: String] = [:]

    init(prefix: String) {
      self.prefix = prefix
    }

    subscript(label: String) -> String? { issued[label] }

    mutating func issue(_ label: String) -> String {
      if let known = issued[label] { return known }
      let name = prefix + String(order.count)
      issued[label] = name
      order.append(label)
      return name
    }
  }

  private mutating func run() throws(Problem) -> Canonical {
    var byHash: [String: [String]] = [:]
    for label in statements.keys.sorted() {
      let hash = hashFirstDegree(label)
      firstDegree[label] = hash
      byHash[hash, default: []].append(label)
    }
    let hashes = byHash.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    for hash in hashes {
      if let labels = byHash[hash], labels.count == 1 { _ = canonical.issue(labels[0]) }
    }
    for hash in hashes {
      guard let labels = byHash[hash], labels.count > 1 else { continue }
      var results: [(hash: String, issuer: Issuer)] = []
      for label in labels where canonical[label] == nil {
        var issuer = Issuer(prefix: "b")
        _ = issuer.issue(label)
        results.append(try hashNDegree(label, issuer))
      }
      for result in results.sorted(by: { $0.hash.utf8.lexicographicallyPrecedes($1.hash.utf8) }) {
        for label in result.issuer.order { _ = canonical.issue(label) }
      }
    }
    return finish()
  }

  private func finish() -> Canonical {
    var labels: [String: String] = [:]
    for label in statements.keys { labels[label] = canonical[label] }
    let lines = quads.map { [labels] quad in
      var line: [UInt8] = []
      line.reserveCapacity(quad.length + 32)
      NQuadsWriter.append(quad, to: &line) { labels[$0] ?? $0 }
      return line
    }
    return Canonical(document: lines.sortedAndJoined(), labels: labels)
  }

  /// Hash First Degree Quads (§4.6).
  private func hashFirstDegree(_ label: String) -> String {
    let lines = (statements[label] ?? []).map { number in
      var line: [UInt8] = []
      line.reserveCapacity(quads[number].length + 32)
      NQuadsWriter.append(quads[number], to: &line) { $0 == label ? "a" : "z" }
      return line
    }
    return hash.hex(lines.sortedAndJoined())
  }

  /// Hash Related Blank Node (§4.7).
  private func hashRelated(
    _ related: String, _ quad: Quad, _ issuer: Issuer, position: Character
  ) -> String {
    var input = String(position)
    if position != "g" { input += "<\(quad.predicate)>" }
    if let name = canonical[related] ?? issuer[related] {
      input += "_:\(name)"
    } else {
      input += firstDegree[related] ?? ""
    }
    return hash.hex(Array(input.utf8))
  }

  /// Hash N-Degree Quads (§4.8).
  private mutating func hashNDegree(_ label: String, _ given: Issuer) throws(Problem) -> (
    hash: String, issuer: Issuer
  ) {
    var issuer = given
    var related: [String: [String]] = [:]
    for number in statements[label] ?? [] {
      let quad = quads[number]
      for (term, position) in [
        (quad.subject as RDFTerm?, Character("s")), (quad.object, "o"), (quad.graph, "g"),
      ] {
        guard let other = term?.label, other != label else { continue }
        related[hashRelated(other, quad, issuer, position: position), default: []].append(other)
      }
    }
    var data = ""
    for hash in related.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      data += hash
      var chosen: (path: String, issuer: Issuer)?
      var order = Array(Set(related[hash] ?? [])).sorted()
      repeat {
        guard let found = try path(order, issuer, no: chosen?.path) else { continue }
        if let best = chosen, !found.path.utf8.lexicographicallyPrecedes(best.path.utf8) {
          continue
        }
        chosen = found
      } while Self.advance(&order)
      if let chosen {
        data += chosen.path
        issuer = chosen.issuer
      }
    }
    return (hash.hex(Array(data.utf8)), issuer)
  }

  /// The path of one order of nodes, or nothing when it cannot be the least (§4.8, step 5.4).
  private mutating func path(
    _ order: [String], _ given: Issuer, no best: String?
  ) throws(Problem) -> (path: String, issuer: Issuer)? {
    steps += 1
    guard steps <= Self.mostSteps else {
      throw Problem(
        .unreadable,
        nl: "Deze gegevens zijn gemaakt om het nakijken te vertragen; ze worden geweigerd.",
        en: "These data were made to slow checking down; they are refused.")
    }
    func isWorse(_ path: String) -> Bool {
      guard let best else { return false }
      return path.utf8.count >= best.utf8.count
        && best.utf8.lexicographicallyPrecedes(path.utf8)
    }
    var issuer = given
    var path = ""
    var left: [String] = []
    for related in order {
      if let name = canonical[related] {
        path += "_:\(name)"
      } else {
        if issuer[related] == nil { left.append(related) }
        path += "_:\(issuer.issue(related))"
      }
      if isWorse(path) { return nil }
    }
    for related in left {
      let result = try hashNDegree(related, issuer)
      path += "_:\(issuer.issue(related))<\(result.hash)>"
      issuer = result.issuer
      if isWorse(path) { return nil }
    }
    return (path, issuer)
  }

  /// The next order of the same labels; false after the last.
  private static func advance(_ order: inout [String]) -> Bool {
    guard order.count > 1,
      let pivot = (0..<order.count - 1).last(where: { order[$0] < order[$0 + 1] }),
      let next = (pivot + 1..<order.count).last(where: { order[$0] > order[pivot] })
    else { return false }
    order.swapAt(pivot, next)
    order[(pivot + 1)...].reverse()
    return true
  }
}

extension Quad {
  /// Of its texts together, in bytes.
  fileprivate var length: Int {
    subject.length + predicate.utf8.count + object.length + (graph?.length ?? 0)
  }
}

extension RDFTerm {
  fileprivate var length: Int {
    switch self {
    case .iri(let text), .blank(let text): text.utf8.count
    case .literal(let text, let datatype, _): text.utf8.count + datatype.utf8.count
    }
  }
}

extension [[UInt8]] {
  /// Lines in code point order, one after the other. Most of them begin with the same address.
  fileprivate func sortedAndJoined() -> [UInt8] {
    var all: [UInt8] = []
    all.reserveCapacity(reduce(0) { $0 + $1.count })
    for line in sorted(by: { $0.precedes($1) }) { all += line }
    return all
  }
}

extension [UInt8] {
  fileprivate func precedes(_ other: [UInt8]) -> Bool {
    let order = unsafe memcmp(self, other, Swift.min(count, other.count))
    return order == 0 ? count < other.count : order < 0
  }
}
