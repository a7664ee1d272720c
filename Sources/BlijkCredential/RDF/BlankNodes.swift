import BlijkBasics

/// The blank nodes of a data set, numbered in the order of their labels.
struct BlankNodes {
  /// The blank nodes in one statement, by their numbers.
  struct Places {
    var subject: Int?
    var object: Int?
    var graph: Int?

    /// Each once.
    var nodes: [Int] {
      var nodes: [Int] = []
      for case let node? in [subject, object, graph] where !nodes.contains(node) {
        nodes.append(node)
      }
      return nodes
    }
  }

  let labels: [String]
  /// By the number of the statement.
  let places: [Places]
  /// The statements in which a node stands, by its number.
  let statements: [[Int]]

  init(of quads: [Quad]) {
    var found: Set<ExactText> = []
    for quad in quads {
      for case let label? in [quad.subject.label, quad.object.label, quad.graph?.label] {
        found.insert(ExactText(label))
      }
    }
    let labels = found.map(\.text).sorted { $0.precedesExactly($1) }
    var numbers: [ExactText: Int] = [:]
    for (number, label) in labels.enumerated() { numbers[ExactText(label)] = number }
    func node(_ term: RDFTerm?) -> Int? { term?.label.flatMap { numbers[ExactText($0)] } }
    let places = quads.map { quad in
      Places(subject: node(quad.subject), object: node(quad.object), graph: node(quad.graph))
    }
    var statements = [[Int]](repeating: [], count: labels.count)
    for (number, place) in places.enumerated() {
      for node in place.nodes { statements[node].append(number) }
    }
    (self.labels, self.places, self.statements) = (labels, places, statements)
  }
}

/// Names that are given out in order (RDFC-1.0 §4.5).
struct NodeNames {
  private let prefix: String
  /// The nodes that have one, in the order in which they got it.
  private(set) var order: [Int] = []
  /// By the number of the node; -1 where it has none.
  private var numbers: [Int32]

  init(prefix: String, count: Int) {
    self.prefix = prefix
    numbers = [Int32](repeating: -1, count: count)
  }

  subscript(node: Int) -> String? {
    numbers[node] < 0 ? nil : prefix + String(numbers[node])
  }

  /// Gives a node a name, unless it has one.
  mutating func issue(_ node: Int) {
    guard numbers[node] < 0 else { return }
    numbers[node] = Int32(order.count)
    order.append(node)
  }

  /// The name of a node, which gets one if it has none.
  mutating func name(of node: Int) -> String {
    issue(node)
    return prefix + String(numbers[node])
  }
}
