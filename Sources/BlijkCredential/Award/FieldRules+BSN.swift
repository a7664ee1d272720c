/// Numbers that may be somebody's citizen service number (BSN).
extension FieldRules {
  /// Whether nine digits that pass the eleven test of citizen service numbers stand in the text, as
  /// one number or in groups with the same one or two spaces, dots, dashes or the like between each
  /// (`1234.56.782`). The groups of a phone number with its country (`+31 70 …`) are not joined.
  package static func containsBSN(_ text: String) -> Bool {
    guard text.utf8.contains(where: { ($0 >= 0x30 && $0 <= 0x39) || $0 >= 0x80 }) else {
      return false
    }
    return runs(text).contains { run in
      run.indices.contains { first in
        var digits: [Int] = []
        for group in run[first...] {
          let isFirst = digits.isEmpty
          guard isFirst || (!group.isAbroad && group.before == run[first + 1].before) else { break }
          digits += group.digits
          if passesElevenTest(digits) { return true }
          guard digits.count < 9 else { break }
        }
        return false
      }
    }
  }

  /// Consecutive digits, and the characters between them and the group before.
  private struct Group {
    var digits: [Int]
    let before: [Unicode.Scalar]
    /// Whether it belongs to a phone number that begins with the code of a country (`+`).
    let isAbroad: Bool
  }

  /// Runs of groups of digits with one or two signs between them. A letter, a line end or more signs end a
  /// run.
  private static func runs(_ text: String) -> [[Group]] {
    var runs: [[Group]] = [[]]
    var between: [Unicode.Scalar] = []
    var isInGroup = false
    for scalar in text.unicodeScalars {
      if scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue {
        if isInGroup {
          runs[runs.count - 1][runs[runs.count - 1].count - 1].digits.append(Int(value))
        } else {
          let isAbroad = between.last == "+" || runs[runs.count - 1].last?.isAbroad == true
          runs[runs.count - 1].append(
            Group(digits: [Int(value)], before: between, isAbroad: isAbroad))
        }
        isInGroup = true
        between = []
      } else {
        isInGroup = false
        between.append(scalar)
        guard between.count > 2 || scalar.properties.isAlphabetic || scalar == "\n" else {
          continue
        }
        if runs.last?.isEmpty == false { runs.append([]) }
        between = between.suffix(1)
      }
    }
    return runs
  }

  private static func passesElevenTest(_ digits: [Int]) -> Bool {
    guard digits.count == 9, digits.contains(where: { $0 != 0 }) else { return false }
    let weights = [9, 8, 7, 6, 5, 4, 3, 2, -1]
    return zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 }.isMultiple(of: 11)
  }
}
