import BlijkBasics

/// Tells nodes whose own statements are the same apart by the nodes that they are joined to (RDFC-1.0 §4.7
/// and §4.8). Only this part can take long: factorial time in a hostile graph (§7.1, "Dataset Poisoning").
extension RDFCanonicalizer {
  /// The most steps, each to one node from another. Credentials take none or a few; of the published tests
  /// of RDFC-1.0 three take 468, and the one that is to be refused has no end.
  package static let mostSteps = 500
  /// The most statements that are looked at in all those steps; those three take 2808.
  package static let mostGlances = 5000
  /// A long property counts as one statement more for each so many bytes, since it is hashed each time.
  private static let bytesPerGlance = 4096

  /// Hash N-Degree Quads (§4.8).
  mutating func hashNDegree(_ node: Int, _ given: NodeNames) throws(Problem) -> (
    hash: String, names: NodeNames
  ) {
    steps += 1
    guard steps <= Self.mostSteps else { throw Self.tooComplex }
    var names = given
    var data: [UInt8] = []
    for (hash, group) in try related(to: node, names).sorted(by: { $0.key < $1.key }) {
      data += hash.utf8
      var chosen: (path: [UInt8], names: NodeNames)?
      var order = Set(group).sorted()
      repeat {
        guard let found = try path(order, names, no: chosen?.path) else { continue }
        if let best = chosen, !found.path.precedes(best.path) { continue }
        chosen = found
      } while Self.advance(&order)
      if let chosen {
        data += chosen.path
        names = chosen.names
      }
    }
    return (hash.hex(data), names)
  }

  /// The nodes that share a statement with this one, by a hash that says how (§4.8, step 3).
  private mutating func related(to node: Int, _ names: NodeNames) throws(Problem) -> [String: [Int]]
  {
    var related: [String: [Int]] = [:]
    for number in nodes.statements[node] {
      let places = nodes.places[number]
      for (other, position) in [(places.subject, "s"), (places.object, "o"), (places.graph, "g")] {
        guard let other, other != node else { continue }
        glances += 1 + predicate(number).utf8.count / Self.bytesPerGlance
        guard glances <= Self.mostGlances else { throw Self.tooComplex }
        related[hashRelated(other, number, names, position: position), default: []].append(other)
      }
    }
    return related
  }

  /// Hash Related Blank Node (§4.7).
  private func hashRelated(
    _ related: Int, _ number: Int, _ names: NodeNames, position: String
  ) -> String {
    var input = Array(position.utf8)
    if position != "g" { input += "<\(predicate(number))>".utf8 }
    if let name = canonical[related] ?? names[related] {
      input += "_:\(name)".utf8
    } else {
      input += firstDegree[related].utf8
    }
    return hash.hex(input)
  }

  /// The path of one order of nodes, or `nil` when it cannot be the least (§4.8, step 5.4).
  private mutating func path(
    _ order: [Int], _ given: NodeNames, no best: [UInt8]?
  ) throws(Problem) -> (path: [UInt8], names: NodeNames)? {
    func isWorse(_ path: [UInt8]) -> Bool {
      guard let best else { return false }
      return path.count >= best.count && best.precedes(path)
    }
    var names = given
    var path: [UInt8] = []
    var left: [Int] = []
    for node in order {
      if let name = canonical[node] {
        path += "_:\(name)".utf8
      } else {
        if names[node] == nil { left.append(node) }
        path += "_:\(names.name(of: node))".utf8
      }
      if isWorse(path) { return nil }
    }
    for node in left {
      let result = try hashNDegree(node, names)
      path += "_:\(names.name(of: node))<\(result.hash)>".utf8
      names = result.names
      if isWorse(path) { return nil }
    }
    return (path, names)
  }

  /// The next order of the same nodes; false after the last.
  private static func advance(_ order: inout [Int]) -> Bool {
    guard order.count > 1,
      let pivot = (0..<order.count - 1).last(where: { order[$0] < order[$0 + 1] }),
      let next = (pivot + 1..<order.count).last(where: { order[$0] > order[pivot] })
    else { return false }
    order.swapAt(pivot, next)
    order[(pivot + 1)...].reverse()
    return true
  }
}
