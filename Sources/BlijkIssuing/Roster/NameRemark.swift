import BlijkBasics

/// Something in brackets beside a name: a remark of whoever keeps the list, or what somebody is called.
enum NameRemark {
  /// Whether something in a name is in brackets: "Jan (2x)", "Maria (Mies) Vos".
  static func isIn(_ name: String) -> Bool {
    name.contains { opening.contains($0) || closing.contains($0) }
  }

  /// Whether it says that there is no document for this person: "Anna Vos (afwezig)".
  static func leavesOut(_ name: String) -> Bool {
    name.split(omittingEmptySubsequences: false) { opening.contains($0) }.dropFirst()
      .contains { part in
        let text = part.prefix { !closing.contains($0) }.trimmingSpaces().lowercased()
        return words.contains { word in
          text.hasPrefix(word) && text.dropFirst(word.count).first?.isLetter != true
        }
      }
  }

  private static let opening: Set<Character> = ["(", "[", "{"]
  private static let closing: Set<Character> = [")", "]", "}"]
  private static let words = RowChoice.leavingOut.union([
    "stopt", "gestopt", "is gestopt", "niet geweest", "niet gekomen", "stopped", "was not there",
  ])
}
