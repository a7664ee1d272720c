package import BlijkBasics

/// What unlocks a private key; wiped from memory after use.
public struct Passphrase: Sendable {
  /// The fewest characters a new passphrase may have.
  public static let fewestCharacters = 12

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

  /// Whether two people, or one person twice, typed the same.
  package func equals(_ other: Passphrase) -> Bool {
    unsafe secret.withBytes { mine in
      unsafe other.secret.withBytes { theirs in unsafe mine.elementsEqual(theirs) }
    }
  }

  /// Refuses a passphrase that is too short to protect a new key.
  package func checkLongEnough() throws(Problem) {
    // Bytes that continue a UTF-8 character are not counted.
    let characters = unsafe secret.withBytes { bytes in
      unsafe bytes.count { $0 & 0xC0 != 0x80 }
    }
    guard characters >= Self.fewestCharacters else {
      throw Problem(
        .weakPassphrase,
        nl:
          "De wachtzin is te kort: gebruik ten minste \(Self.fewestCharacters) tekens, "
          + "bijvoorbeeld vier woorden.",
        en:
          "The passphrase is too short: use at least \(Self.fewestCharacters) characters, for "
          + "instance four words."
      )
    }
  }
}
