import Foundation

/// A text that is compared by its bytes, as what was signed must be. Swift's own `==` goes by Unicode: a
/// Kelvin sign equals a K, and an é of one character equals an é of two.
package struct ExactText: Sendable, Hashable {
  package let text: String

  package init(_ text: String) { self.text = text }

  package static func == (left: ExactText, right: ExactText) -> Bool {
    left.text.isExactly(right.text)
  }

  package func hash(into hasher: inout Hasher) {
    let bytes = text.utf8.span
    unsafe bytes.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
    // Marks where the text ends, for what is combined next.
    hasher.combine(bytes.count)
  }
}

extension String {
  /// Whether another text has the same bytes.
  package func isExactly(_ other: String) -> Bool {
    let here = utf8.span
    let there = other.utf8.span
    return here.count == there.count && Self.order(here, there, of: here.count) == 0
  }

  /// Whether its bytes come before another's: the order of code points.
  package func precedesExactly(_ other: String) -> Bool {
    let here = utf8.span
    let there = other.utf8.span
    let order = Self.order(here, there, of: min(here.count, there.count))
    return order == 0 ? here.count < there.count : order < 0
  }

  /// Compares the first `count` bytes of both, as `memcmp` does.
  private static func order(_ here: Span<UInt8>, _ there: Span<UInt8>, of count: Int) -> CInt {
    unsafe here.withUnsafeBytes { here in
      unsafe there.withUnsafeBytes { there in
        guard count > 0, let here = here.baseAddress, let there = there.baseAddress
        else { return 0 }
        return unsafe memcmp(here, there, count)
      }
    }
  }
}
