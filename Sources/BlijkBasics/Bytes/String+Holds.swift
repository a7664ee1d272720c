extension String {
  /// Whether another text's bytes stand in this one; many times as fast as `contains(_:)`, which sees
  /// letters that are written in other ways as the same.
  package func holds(_ text: String) -> Bool {
    let here = utf8.span
    let there = text.utf8.span
    guard here.count >= there.count else { return false }
    return (0...here.count - there.count).contains { start in
      there.indices.allSatisfy { here[start + $0] == there[$0] }
    }
  }
}
