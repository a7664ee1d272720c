import BlijkBasics
import BlijkCredential
import BlijkKeys

/// Signs with zeros: its signatures are as long as those of a key, and valid nowhere.
struct PlaceholderSigner: Signer {
  let publicKey: PublicKey

  func sign(_ bytes: [UInt8]) throws(Problem) -> [UInt8] {
    [UInt8](repeating: 0, count: publicKey.signatureSize)
  }
}

extension DocumentID {
  /// In the place of an id that is not there yet; it names no document.
  static func placeholder() throws(Problem) -> DocumentID {
    guard let id = DocumentID(bytes: [UInt8](repeating: 0, count: 10)) else {
      throw Problem(.cryptography, nl: "Geen nummer.", en: "No number.")
    }
    return id
  }
}
