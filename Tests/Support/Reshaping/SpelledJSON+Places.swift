extension SpelledJSON {
  /// The same with other values at these places, by their numbers in the order of writing.
  func replacing(_ others: [Int: SpelledJSON]) -> SpelledJSON {
    var number = 0
    return replacing(others, &number)
  }

  private func replacing(_ others: [Int: SpelledJSON], _ number: inout Int) -> SpelledJSON {
    let other = others[number]
    number += 1
    let own: SpelledJSON
    switch self {
    case .leaf: own = self
    case .list(let all): own = .list(all.map { $0.replacing(others, &number) })
    case .object(let all):
      own = .object(all.map { Member($0.name, $0.value.replacing(others, &number)) })
    }
    return other ?? own
  }
}
