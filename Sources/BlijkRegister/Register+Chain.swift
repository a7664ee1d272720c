package import BlijkBasics
package import BlijkCredential

/// Documents of one person.
extension Register {
  /// The documents that took the place of these, or whose place these took, that still have a name.
  package func chain(of ids: [DocumentID]) throws(Problem) -> [RegisterSummary] {
    let pairs = try read { session in
      try session.all("SELECT id, replacement FROM document WHERE replacement IS NOT NULL", []) {
        [DocumentID(bytes: try $0.bytes(0)), DocumentID(bytes: try $0.bytes(1))].compactMap(\.self)
      }
    }
    var found = Set(ids)
    var before = 0
    while found.count > before {
      before = found.count
      for pair in pairs where pair.contains(where: found.contains) { found.formUnion(pair) }
    }
    return try summaries().filter {
      found.contains($0.id) && !ids.contains($0.id) && $0.name != nil
    }
  }
}
