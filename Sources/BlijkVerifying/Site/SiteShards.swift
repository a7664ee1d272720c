import BlijkCredential

/// How a published register is cut into files, each of some hundreds of documents, so that a phone fetches
/// little, and tells little by what it fetches.
package enum SiteShards {
  /// The most documents of a register: their files are told apart by two bytes of a tag.
  static let mostDocuments = 1 << 25

  /// How many bits of a tag tell its file: 512 to 1,024 documents stand in each.
  package static func bits(for documents: Int) -> Int {
    var bits = 0
    while documents >> (bits + 1) >= 512 { bits += 1 }
    return bits
  }

  /// The number of the file that a tag is in.
  package static func number(of tag: some Collection<UInt8>, bits: Int) -> Int {
    var number = 0
    for byte in tag.prefix(2) { number = number << 8 | Int(byte) }
    return number >> (16 - bits)
  }
}
