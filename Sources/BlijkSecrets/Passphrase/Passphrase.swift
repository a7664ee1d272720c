/// The passphrase of a private key; wiped from memory after use.
public struct Passphrase: Sendable {
  package let secret: Secret

  package init(_ secret: Secret) { self.secret = secret }

  /// Takes a passphrase that is in memory as text already.
  ///
  /// The text itself cannot be wiped; read from a file or terminal where that matters.
  public init(_ text: String) {
    self.init(
      unsafe Secret(capacity: text.utf8.count + 1) { buffer in
        for (index, byte) in text.utf8.enumerated() { unsafe buffer[index] = byte }
        return text.utf8.count
      })
  }

  /// Whether the same was typed twice. It is not constant-time: both come from the same person.
  package func equals(_ other: Passphrase) -> Bool {
    unsafe secret.withBytes { mine in
      unsafe other.secret.withBytes { theirs in unsafe mine.elementsEqual(theirs) }
    }
  }
}
