package import BlijkBasics
package import BlijkKeys
import Foundation

/// Private keys as files: `ID.pem`, which only its owner may read, and `ID.pub` beside it.
package enum KeyFile {
  /// The most bytes of one.
  private static let longest = 16 << 10

  /// Writes both halves; an existing file is never overwritten.
  package static func write(
    _ key: PrivateKey, lockedWith passphrase: Passphrase, in folder: String
  ) throws(Problem) {
    let base = "\(folder)/\(key.publicKey.id.thumbprint)"
    try WholeFile.write(try key.pem(lockedWith: passphrase), to: base + ".pem")
    try WholeFile.write(try key.publicKey.pem(), to: base + ".pub", mode: 0o644)
  }

  /// Opens the private key with this id.
  ///
  /// - Throws: `noKey`, `badKey`, `keyFileOpenToOthers` or `wrongPassphrase`.
  package static func open(_ id: KeyID, passphrase: Passphrase, in folder: String) throws(Problem)
    -> PrivateKey
  {
    let path = "\(folder)/\(id.thumbprint).pem"
    let key = try PrivateKey(pem: try contents(of: path), passphrase: passphrase)
    guard key.publicKey.id == id else {
      throw Problem(
        .badKey, nl: "In \(path) zit een andere sleutel dan de naam zegt.",
        en: "\(path) contains another key than its name says.")
    }
    return key
  }

  /// Throws, before a passphrase is asked for, when the file could not be opened anyway.
  package static func check(_ id: KeyID, in folder: String) throws(Problem) {
    _ = try contents(of: "\(folder)/\(id.thumbprint).pem")
  }

  private static func contents(of path: String) throws(Problem) -> [UInt8] {
    let (bytes, permissions) = try measured(path)
    guard permissions & 0o077 == 0 else {
      throw Problem(
        .keyFileOpenToOthers,
        nl: "Anderen kunnen de sleutel lezen. Herstel dat met: chmod 600 '\(path)'",
        en: "Others can read the key. Fix that with: chmod 600 '\(path)'")
    }
    return bytes
  }

  private static func measured(_ path: String) throws(Problem) -> ([UInt8], mode_t) {
    do throws(BoundedFile.Refusal) {
      let file = try BoundedFile(path, atMost: longest, takesLink: false)
      return (try file.contents(), file.permissions)
    } catch {
      switch error {
      case .missing, .unreadable:
        throw Problem(
          .noKey, nl: "De sleutel \(path) is er niet of kan niet worden gelezen.",
          en: "The key \(path) is missing or cannot be read.")
      case .folder, .notAFile, .tooLarge:
        throw Problem(
          .badKey, nl: "\(path) is geen sleutelbestand.", en: "\(path) is not a key file.")
      }
    }
  }
}
