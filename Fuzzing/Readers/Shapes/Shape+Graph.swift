import BlijkTestSupport

/// Graphs whose nodes have no names and are hard to tell apart.
extension Shape {
  static let graphs: [Shape] = [
    graph("path") { $0.path(count: $1) },
    graph("cycle") { $0.cycle(count: $1) },
    graph("many small cycles") { graph, count in
      for _ in 0..<max(1, count / 3) { graph.cycle(count: 3) }
    },
    graph("clique") { $0.clique(count: $1.squareRoot) },
    graph("many cliques") { graph, count in
      for _ in 0..<max(1, count / 20) { graph.clique(count: 5) }
    },
    graph("star") { graph, count in
      let hub = graph.node()
      for _ in 0..<count { graph.say(hub, graph.node()) }
    },
    graph("star of stars") { graph, count in
      let hub = graph.node()
      let side = count.squareRoot
      for _ in 0..<side {
        let inner = graph.node()
        graph.say(hub, inner)
        for _ in 0..<side { graph.say(inner, graph.node()) }
      }
    },
    graph("two stars") { graph, count in
      for _ in 0..<2 {
        let hub = graph.node()
        for _ in 0..<count / 2 { graph.say(hub, graph.node()) }
      }
    },
    graph("both sides") { graph, count in
      let side = count.squareRoot
      let (left, right) = (
        (0..<side).map { _ in graph.node() }, (0..<side).map { _ in graph.node() }
      )
      for one in left { for other in right { graph.say(one, other) } }
    },
    graph("grid") { graph, count in
      let side = count.squareRoot / 2 + 1
      let nodes = (0..<side * side).map { _ in graph.node() }
      for place in nodes.indices {
        graph.say(nodes[place], nodes[(place + 1) % nodes.count])
        graph.say(nodes[place], nodes[(place + side) % nodes.count])
      }
    },
    graph("tree") { graph, count in
      let nodes = (0..<count).map { _ in graph.node() }
      for place in nodes.indices.dropFirst() { graph.say(nodes[(place - 1) / 2], nodes[place]) }
    },
    graph("loose nodes") { graph, count in
      for _ in 0..<count { graph.say("<urn:s>", graph.node()) }
    },
    graph("graphs") { graph, count in
      for _ in 0..<count { graph.say(graph.node(), graph.node(), in: graph.node()) }
    },
    graph("long names", each: 4000) { graph, count in
      let long = "<urn:\(String(repeating: "x", count: 3900))>"
      for _ in 0..<count { graph.say(long, graph.node()) }
    },
    Shape("long text", from: "_:a <urn:p> \"", to: "\" .\n") { _ in "\\u00E9" },
    Shape("plain statements") { "<urn:s> <urn:p> <urn:\($0)> .\n" },
    Shape("equal statements") { _ in "_:a <urn:p> _:b .\n" },
  ]

  private static func graph(
    _ name: String, each size: Int = 26, _ make: @escaping @Sendable (inout Graph, Int) -> Void
  ) -> Shape {
    Shape(name) { bytes, chance in
      // A few nodes can take as long as many: the most that a limit lets by are in between.
      let most = max(4, bytes / size)
      let count = Int.random(
        in: 3...max(4, most >> Int.random(in: 0...12, using: &chance)), using: &chance)
      var graph = Graph()
      make(&graph, count)
      return Array(graph.text.utf8)
    }
  }
}

/// Statements that are being written down.
struct Graph {
  private(set) var text = ""
  private var count = 0

  mutating func node() -> String {
    count += 1
    return "_:n\(count)"
  }

  mutating func say(_ subject: String, _ object: String, in graph: String = "") {
    text += "\(subject) <urn:p> \(object) \(graph).\n"
  }

  mutating func path(count: Int) {
    var last = node()
    for _ in 0..<count {
      let next = node()
      say(last, next)
      last = next
    }
  }

  mutating func cycle(count: Int) {
    let nodes = (0..<count).map { _ in node() }
    for place in nodes.indices { say(nodes[place], nodes[(place + 1) % count]) }
  }

  mutating func clique(count: Int) {
    let nodes = (0..<count).map { _ in node() }
    for one in nodes { for other in nodes where one != other { say(one, other) } }
  }
}

extension Int {
  fileprivate var squareRoot: Int { Swift.max(2, Int(Double(self).squareRoot())) }
}
