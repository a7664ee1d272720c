package import BlijkBasics

/// What a passphrase for a new key must be. A passphrase of an existing key is not checked.
extension Passphrase {
  /// The fewest characters a new passphrase may have.
  public static let fewestCharacters = 12

  /// Refuses a passphrase that would be guessed: too short, one piece repeated, or made of what everybody
  /// tries first. It is never copied to memory that is not wiped.
  ///
  /// - Parameter own: What somebody who guesses also knows, such as the organisation's name.
  /// - Throws: `weakPassphrase`, with what is wrong with it.
  package func checkFitForNewKey(besides own: [String] = []) throws(Problem) {
    guard unsafe secret.withBytes({ unsafe $0.characters }) >= Self.fewestCharacters else {
      throw Self.weak(
        nl: "Het wachtwoord van de sleutel is te kort. Gebruik minstens "
          + "\(Self.fewestCharacters) tekens",
        en: "The passphrase is too short. Use at least \(Self.fewestCharacters) characters")
    }
    let pieces = GuessablePieces(besides: own)
    for way in FoldedPassphrase.Way.allCases {
      let text = FoldedPassphrase(self, way)
      if text.repeatsItself {
        throw Self.weak(
          nl: "Het wachtwoord van de sleutel is steeds hetzelfde. Gebruik verschillende tekens",
          en: "The passphrase is the same over and over. Use different characters")
      }
      if text.isRow || text.isAlmostNumber || UsualPassphrases.hold(text) || pieces.make(up: text) {
        throw Self.weak(
          nl: "Dit wachtwoord proberen anderen het eerst. Gebruik een ander wachtwoord",
          en: "This passphrase is one that others try first. Use another one")
      }
    }
  }

  private static func weak(nl: String, en: String) -> Problem {
    Problem(
      .weakPassphrase,
      nl: nl + ", bijvoorbeeld vier losse woorden. 'blijk key new --propose' stelt ze voor.",
      en: en + ", for instance four unrelated words. 'blijk key new --propose' proposes them.")
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// How many characters the UTF-8 has: bytes that continue a character do not count.
  fileprivate var characters: Int { unsafe count { $0 & 0xC0 != 0x80 } }
}

extension FoldedPassphrase {
  /// Whether it repeats a piece that would be too short by itself, or has at most four different bytes.
  fileprivate var repeatsItself: Bool {
    unsafe secret.withBytes { bytes in
      guard bytes.count > 1 else { return false }
      if bytes.count >= Passphrase.fewestCharacters, unsafe bytes.hasFewLetters {
        return true
      }
      return (1...bytes.count / 2).contains { length in
        unsafe UnsafeBufferPointer(rebasing: bytes.prefix(length)).characters
          < Passphrase.fewestCharacters
          && (length..<bytes.count).allSatisfy { unsafe bytes[$0] == bytes[$0 - length] }
      }
    }
  }

  /// Whether it is a telephone number, a date or another number, with its separators and at most four other
  /// characters.
  fileprivate var isAlmostNumber: Bool {
    unsafe secret.withBytes { bytes in
      unsafe bytes.count >= Passphrase.fewestCharacters
        && bytes.count { byte in
          !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            && !" -./_:,+()".utf8.contains(byte)
        } <= 4
    }
  }

  /// Whether each byte follows the one before it: `abcdefgh`, `987654321098`.
  fileprivate var isRow: Bool {
    unsafe secret.withBytes { bytes in
      guard bytes.count > 2 else { return false }
      return [1, -1].contains { step in
        (1..<bytes.count).allSatisfy { index in
          let next = unsafe Int(bytes[index - 1]) + step
          let (zero, nine) = (Int(UInt8(ascii: "0")), Int(UInt8(ascii: "9")))
          let wrapped = next == nine + 1 ? zero : next == zero - 1 ? nine : next
          return unsafe Int(bytes[index]) == wrapped
        }
      }
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate var hasFewLetters: Bool {
    var different = 0
    for index in 0..<count where unsafe !self[..<index].contains(self[index]) { different += 1 }
    return different < 5
  }
}
