/// One way to write a value otherwise.
package struct Form: Sendable {
  /// What was done.
  package let what: String
  package let shape: SpelledJSON
  package let liberty: Liberty?

  init(_ what: String, _ shape: SpelledJSON, _ liberty: Liberty? = nil) {
    self.what = what
    self.shape = shape
    self.liberty = liberty
  }
}

/// What wallets, databases and other tools do to JSON, and what says nothing else: the answer must stay
/// the very same.
package enum Liberty: Sendable, CaseIterable {
  /// Members stand in another order.
  case order
  /// White space and escapes.
  case spelling
  /// 8 and 8.0.
  case number
  /// A bare value where there was a list of one.
  case bare
  /// The proof is alone, in a list, or beside another's.
  case proof
  /// As another JSON-LD processor compacts it.
  case compact
}
