import BlijkBasics
import BlijkDocument

/// A credential in a PNG: the text of one iTXt chunk (Open Badges 3.0 §5.3.1).
extension PNGFile {
  private static let keyword = Array("openbadgecredential".utf8) + [0]

  /// The text chunks that say they hold a credential, of whatever kind.
  private var carriers: [Chunk] {
    chunks.filter {
      ["iTXt", "tEXt", "zTXt"].contains($0.type) && data(of: $0).starts(with: Self.keyword)
    }
  }

  /// The credentials in it, as text.
  func credentials() throws(Problem) -> [[UInt8]] {
    try carriers.map { chunk throws(Problem) in
      let fields = data(of: chunk).dropFirst(Self.keyword.count)
      // Compressed or not, how, the language, the keyword in that language, the text.
      guard chunk.type == "iTXt", fields.first ?? 0 == 0 else {
        throw BadgePicture.problem(
          nl: "draagt een bewijs dat is ingepakt; Open Badges 3.0 vraagt gewone iTXt-tekst",
          en: "carries a compressed credential; Open Badges 3.0 asks for plain iTXt text")
      }
      let rest = fields.dropFirst(2).split(
        separator: 0, maxSplits: 2, omittingEmptySubsequences: false)
      guard rest.count == 3 else {
        throw BadgePicture.problem(
          nl: "draagt een beschadigd bewijs", en: "carries a damaged credential")
      }
      return Array(rest[2])
    }
  }

  /// The same picture with just this credential, right after its first chunk.
  func carrying(_ credential: BadgeCredential) -> [UInt8] {
    let carriers = Set(carriers.map(\.range))
    var baked = Array(bytes[..<chunks[0].range.upperBound])
    baked += Self.chunk("iTXt", Self.keyword + [0, 0, 0, 0] + credential.bytes)
    for chunk in chunks.dropFirst() where !carriers.contains(chunk.range) {
      baked += bytes[chunk.range]
    }
    return baked
  }
}
