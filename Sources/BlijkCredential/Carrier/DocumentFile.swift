import BlijkBasics

/// Finds what is signed in a file: html, svg, a picture that carries a credential, or the bare
/// credential.
///
/// The file's own text and looks are never read here: only the credential and the QR code's link count.
/// `VisibleText` reads what stands in it for people.
package enum DocumentFile {
  /// Whether this is meant as a file: a picture, markup, JSON or a JSON Web Token.
  package static func looksLikeOne(_ bytes: [UInt8]) -> Bool {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = bytes[(bytes.starts(with: mark) ? mark.count : 0)...].drop { $0 <= 0x20 }
    return PNGFile.isPNG(bytes) || text.first == UInt8(ascii: "<")
      || text.first == UInt8(ascii: "{") || text.starts(with: "eyJ".utf8)
  }

  static func read(_ bytes: [UInt8]) throws(Problem) -> Submission {
    if PNGFile.isPNG(bytes) {
      return try file(credentials: picture(bytes), links: [])
    }
    let start = bytes.first { $0 > 0x20 }
    guard start != UInt8(ascii: "{"), bytes.contains(UInt8(ascii: "<")) else {
      guard start == UInt8(ascii: "{") || bytes.count(where: { $0 == UInt8(ascii: ".") }) == 2
      else {
        throw Submission.unreadable(
          "geen code, link of uitgegeven bestand", "no code, link or issued file")
      }
      return .file(token: nil, credential: bytes)
    }
    let page = try PageCarriers(bytes)
    // A file that names the Open Badges namespace is read as a picture, whatever its first element is.
    guard isSVG(bytes) || page.namesBadges else { return try file(page) }
    let found = try picture(bytes)
    // Scripts do not belong in a picture. Elements in comments count too, since some readers search its text.
    guard page.scripts.isEmpty else { throw PageCarriers.notRead }
    guard page.elements <= found.count else { throw several }
    return try file(credentials: found, links: page.links)
  }

  /// What a page carries. One with entities of its own is refused: they could change its text.
  private static func file(_ page: PageCarriers) throws(Problem) -> Submission {
    guard !page.hasOtherElement, !page.definesEntities else { throw PageCarriers.notRead }
    return try file(credentials: page.scripts.union(page.tokens), links: page.links)
  }

  private static func file(credentials: Set<[UInt8]>, links: Set<[UInt8]>)
    throws(Problem) -> Submission
  {
    guard credentials.count <= 1, links.count <= 1 else { throw several }
    guard !credentials.isEmpty || !links.isEmpty else {
      throw Submission.unreadable("er zit geen bewijs in", "there is no credential in it")
    }
    return .file(
      token: try links.first.map { digits throws(Problem) in
        try TokenDigits.decode(String(decoding: digits, as: UTF8.self))
      },
      credential: credentials.first)
  }

  private static var several: Problem {
    Submission.unreadable(
      "meer dan één bewijs in één bestand", "more than one credential in one file")
  }

  /// What a picture carries.
  private static func picture(_ bytes: [UInt8]) throws(Problem) -> Set<[UInt8]> {
    try BadgePicture(reading: bytes).credential().map { [$0.bytes] } ?? []
  }

  /// Whether the first element is a picture's, past what may stand before it.
  private static func isSVG(_ bytes: [UInt8]) -> Bool {
    var position = 0
    while let open = bytes.place(of: [UInt8(ascii: "<")], from: position) {
      let name = bytes[(open + 1)...].prefix {
        $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/")
      }
      let end: String
      switch name.first {
      case UInt8(ascii: "?"): end = "?>"
      case UInt8(ascii: "!"): end = name.starts(with: "!--".utf8) ? "-->" : ">"
      default:
        return name.split(separator: UInt8(ascii: ":")).last.map { Array($0) } == Array("svg".utf8)
      }
      guard let close = bytes.place(of: Array(end.utf8), from: open + 1) else { break }
      position = close + end.utf8.count
    }
    return false
  }
}
