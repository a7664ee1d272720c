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

  /// What else is kept of whoever these are of, as far as the register can tell: the chain of these, and what
  /// has one of their names, as people search a name. Two people can have one name.
  package func others(than ids: [DocumentID]) throws(Problem) -> [RegisterSummary] {
    let chained = Set(try chain(of: ids).map(\.id))
    let all = try summaries()
    let names = Set(
      all.filter { chained.contains($0.id) || ids.contains($0.id) }.compactMap(\.name)
        .map(SearchedName.init))
    return all.filter { summary in
      guard let name = summary.name, !ids.contains(summary.id) else { return false }
      return chained.contains(summary.id) || names.contains(SearchedName(name))
    }
  }
}
