/// Which prefixes mean a namespace that counts, at one place of a file (Namespaces in XML 1.0 §5).
struct XMLScope {
  /// The namespaces that count.
  private let known: Set<String>
  private var prefixes: [String: Bool] = [:]
  private var isDefaultKnown = false
  /// What was declared deeper than the root, and what it takes the place of.
  private var changes: [(depth: Int, prefix: String, before: Bool)] = []

  init(known: Set<String>) {
    self.known = known
  }

  /// Whether elements with this prefix, or with none, are of a namespace that counts.
  func isKnown(_ prefix: String) -> Bool {
    prefix.isEmpty ? isDefaultKnown : prefixes[prefix] ?? false
  }

  /// A declaration on the element at a depth.
  mutating func declare(_ prefix: String, _ namespace: String, depth: Int) {
    changes.append((depth, prefix, isKnown(prefix)))
    set(prefix, known.contains(namespace))
  }

  /// The element at a depth ends, and its declarations with it.
  mutating func leave(depth: Int) {
    while let last = changes.last, last.depth >= depth {
      set(last.prefix, last.before)
      changes.removeLast()
    }
  }

  private mutating func set(_ prefix: String, _ isKnown: Bool) {
    if prefix.isEmpty { isDefaultKnown = isKnown } else { prefixes[prefix] = isKnown }
  }
}
