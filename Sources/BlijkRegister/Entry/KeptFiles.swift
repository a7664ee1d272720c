import BlijkBasics
import BlijkKeys

/// The files of one document as they were handed out, so that a reprint has the same bytes, however
/// templates, fonts and Blijk have changed.
package struct KeptFiles: Sendable {
  /// The fonts, which every file of the batch has.
  package let shared: Asset
  /// The dictionary of the compression: the same pages without a person on them.
  package let dictionary: Asset
  /// Which files there are, as JSON.
  package let contents: String
  /// Their bytes, compressed, without the shared part.
  package let bytes: [UInt8]
  /// SHA-256 of all of it, which the log fixes. The bytes include a signature, so that the hash confirms no
  /// guess about an erased person.
  let hash: [UInt8]

  /// Bytes that many documents share, named by their SHA-256.
  package struct Asset: Sendable {
    package let hash: [UInt8]
    package let bytes: [UInt8]

    package init(_ bytes: [UInt8]) {
      self.bytes = bytes
      hash = SHA256.hash(bytes)
    }
  }

  package init(shared: Asset, dictionary: Asset, contents: String, bytes: [UInt8]) {
    self.shared = shared
    self.dictionary = dictionary
    self.contents = contents
    self.bytes = bytes
    hash = Self.hash(
      shared: shared.hash, dictionary: dictionary.hash, contents: contents, bytes: bytes)
  }

  static func hash(
    shared: [UInt8], dictionary: [UInt8], contents: String, bytes: [UInt8]
  ) -> [UInt8] {
    var content = shared + dictionary
    content.reserveCapacity(content.count + contents.utf8.count + bytes.count + 8)
    content.append(bigEndian: contents.utf8.count)
    content += contents.utf8
    content += bytes
    return SHA256.hash(content)
  }
}
