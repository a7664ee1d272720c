import BlijkBasics

/// What check codes are written with.
enum CodeLetters {
  /// As wide as a check code, for one that is not there yet.
  static let placeholder = "0000-0000-0000-0000"

  /// Every character that a code may have.
  static let all = (Crockford.alphabet + [UInt8(ascii: "-")]).map(UInt32.init)
}
