import BlijkBasics

/// The one way to write a DID in a file that says whom to trust, so that no address has two DIDs, and nobody
/// takes one for another.
///
/// It is stricter than DID 1.0 §3.1 and the did:web method: no escapes but the `%3A` before a port
/// (or a colon in another method's identifier), no empty parts, no host in capitals or other scripts.
enum DIDSpelling {
  /// Throws `badTrustList` when a DID is not written in this way.
  static func check(_ did: String) throws(Problem) {
    guard did.utf8.count <= 512 else {
      throw Problem(
        .badTrustList, nl: "De DID in dit bestand is te lang. Vraag de organisatie om een goede.",
        en: "The DID in this file is too long. Ask the organisation for a right one.")
    }
    guard !isRight(did) else { return }
    throw Problem(
      .badTrustList,
      nl:
        "'\(did)' is niet goed geschreven. Een goede DID is bijvoorbeeld did:web:bewijs.example, "
        + "did:web:bewijs.example:moerwijk of did:web:bewijs.example%3A8443: het adres in kleine letters "
        + "zonder accenten, en geen lege delen. Heeft het adres andere letters, dan begint de goede "
        + "schrijfwijze met xn--. Vraag de organisatie om een goede.",
      en:
        "'\(did)' is not written right. A right DID is for example did:web:bewijs.example, "
        + "did:web:bewijs.example:moerwijk or did:web:bewijs.example%3A8443: the address in lower case "
        + "without accents, and no empty parts. If the address has other letters, its right spelling begins "
        + "with xn--. Ask the organisation for a right one.")
  }

  /// Throws `badTrustList` when a `did:key` comes with another key than the one that it names.
  static func check(_ did: String, isOf keys: [PublicKey]) throws(Problem) {
    guard did.hasPrefix("did:key:") else { return }
    guard let own = PublicKey(did: did), keys.allSatisfy({ $0 == own }) else {
      throw Problem(
        .badTrustList,
        nl:
          "De sleutel bij '\(did)' is een andere dan die DID zelf noemt, of van een soort die Blijk niet kent. "
          + "Vraag de organisatie om een goed bestand.",
        en:
          "The key of '\(did)' is another than the DID itself is, or of a kind that Blijk does not know. Ask the "
          + "organisation for a right file.")
    }
  }

  /// Whether the host has letters outside a to z, in the spelling that shows them as `xn--…`.
  static func hasOtherLetters(_ did: String) -> Bool {
    let parts = did.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count > 2 && parts[1] == "web"
      && parts[2].split(separator: ".").contains { $0.hasPrefix("xn--") }
  }

  private static func isRight(_ did: String) -> Bool {
    // First, since to Swift a letter and its accent are one, and some other letters equal ASCII ones.
    guard did.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return false }
    let parts = did.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count > 2, parts[0] == "did", !parts[1].isEmpty,
      parts[1].allSatisfy({ $0.isLowercase || $0.isNumber })
    else { return false }
    guard parts[1] == "web" else {
      return parts.dropFirst(2).allSatisfy { isPart($0.replacing("%3A", with: "-")) }
    }
    let path = parts.dropFirst(3)
    // A DID without a path leads to `.well-known` too, so this would be one address with two DIDs.
    return isHost(parts[2]) && path.allSatisfy(isPart)
      && path.map { $0.lowercased() } != [".well-known"]
  }

  private static func isHost(_ text: Substring) -> Bool {
    IssuerHost.isHost(text.replacing("%3A", with: ":"))
  }

  /// One part between colons: what may stand in an address as it is, and leads nowhere else.
  private static func isPart(_ text: Substring) -> Bool {
    !text.isEmpty && text != "." && text != ".."
      && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "." || $0 == "-" || $0 == "_" }
  }
}

extension String {
  /// Whether this is ASCII alone. Swift's `==` takes some other letters for ASCII ones (U+212A, for kelvin,
  /// equals K), so a name from outside must be plain before it is compared with one of ours.
  package var isPlain: Bool { utf8.allSatisfy { $0 < 0x80 } }
}
