import BlijkBasics
import BlijkCredential
import BlijkKeys

/// Signs with zeros: what it makes is as long as the real thing, and valid nowhere.
struct StandIn: Signer {
  let publicKey: PublicKey

  func sign(_ bytes: [UInt8]) throws(Problem) -> [UInt8] {
    [UInt8](repeating: 0, count: publicKey.signatureSize)
  }
}

extension DocumentID {
  /// Stands for an id that is not there yet; it names no document.
  static func stand() throws(Problem) -> DocumentID {
    guard let id = DocumentID(bytes: [UInt8](repeating: 0, count: 10)) else {
      throw Problem(.cryptography, nl: "Geen nummer.", en: "No number.")
    }
    return id
  }
}
