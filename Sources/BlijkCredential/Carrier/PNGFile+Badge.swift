import BlijkBasics

/// A credential in a PNG: the text of one iTXt chunk (Open Badges 3.0 §5.3.1).
extension PNGFile {
  private static let keyword = Array("openbadgecredential".utf8) + [0]
  /// Keywords for badges, of this version or an earlier one, have one of these in them.
  private static let words = ["openbadge", "credential", "assertion"].map { Array($0.utf8) }
  /// The most bytes of a keyword (W3C PNG §11.3.3).
  private static let longestKeyword = 79

  /// The text chunks of any kind that say they hold a credential, in any case: some readers ignore case.
  private var carriers: [Chunk] {
    chunks.filter { chunk in
      guard ["itxt", "text", "ztxt"].contains(chunk.type.lowercased()) else { return false }
      let keyword = keyword(of: chunk).map(PageCarriers.lower)
      return Self.words.contains(where: keyword.holds)
    }
  }

  private func keyword(of chunk: Chunk) -> ArraySlice<UInt8> {
    data(of: chunk).prefix(Self.longestKeyword).prefix { $0 != 0 }
  }

  /// The credentials in it, as text.
  func credentials() throws(Problem) -> [[UInt8]] {
    let carriers = carriers
    guard carriers.count <= 1 else { throw BadgePicture.several }
    return try carriers.map { chunk throws(Problem) in
      let fields = data(of: chunk).dropFirst(keyword(of: chunk).count + 1)
      // The fields are: whether and how it is compressed, language, translated keyword, text.
      guard chunk.type == "iTXt", fields.first ?? 0 == 0 else {
        throw BadgePicture.problem(
          nl: "heeft een digitaal bewijs dat is ingepakt; Open Badges 3.0 vraagt gewone iTXt-tekst",
          en: "contains a compressed credential; Open Badges 3.0 asks for plain iTXt text")
      }
      let rest = fields.dropFirst(2).split(
        separator: 0, maxSplits: 2, omittingEmptySubsequences: false)
      guard rest.count == 3 else {
        throw BadgePicture.problem(
          nl: "heeft een beschadigd digitaal bewijs", en: "contains a damaged credential")
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
