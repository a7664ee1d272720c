import BlijkBasics

/// An address that can stand in a message as it is (RFC 5322 §3.4.1, without what nobody types).
struct MailAddress: Sendable, Hashable {
  let text: String

  /// Nil where it cannot.
  init?(_ text: String) {
    let halves = text.split(separator: "@", omittingEmptySubsequences: false)
    guard halves.count == 2, text.utf8.count <= 254, Self.isDotted(halves[0], Self.isOfName),
      Self.isDotted(halves[1], { $0.isASCIILetter || $0.isASCIIDigit || $0 == 0x2D })
    else { return nil }
    self.text = text
  }

  private static func isDotted(_ text: Substring, _ allowed: (UInt8) -> Bool) -> Bool {
    text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy {
      !$0.isEmpty && $0.utf8.allSatisfy(allowed)
    }
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isASCIIDigit || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
  }
}
