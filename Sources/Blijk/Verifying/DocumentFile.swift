import BlijkBasics
import BlijkCredential
import BlijkDocument

/// Finds what is signed in a file: html, svg, a picture that carries a credential, or the bare
/// credential.
///
/// The file's own text and looks are never read: only the credential and the QR code's link count.
enum DocumentFile {
  /// Whether this is meant as a file: a picture, markup or JSON.
  static func looksLikeOne(_ bytes: [UInt8]) -> Bool {
    let start = bytes.first { $0 > 0x20 }
    return PNGFile.isPNG(bytes) || start == UInt8(ascii: "<") || start == UInt8(ascii: "{")
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
    let links =
      between(#"href="https://"#, #"""#, in: bytes).compactMap { link in
        find(Array("/q#".utf8), in: link, from: link.startIndex).map { link[$0.upperBound...] }
      }
    // Whatever its first lines pretend: a picture's own element is looked at as a picture's reader does.
    if isSVG(bytes) || count(SVGBadge.namespace, in: bytes) > 0 {
      // Scripts do not belong in a picture; a second credential in one would not be seen.
      guard count("application/vc", in: bytes) == 0 else { throw damaged }
      return try file(credentials: picture(bytes), links: Set(links))
    }
    let scripts = ["application/vc+jwt", "application/vc"].flatMap {
      between(#"<script type="\#($0)">"#, "</script>", in: bytes)
    }
    let baked = between(#"<openbadges:credential verify=""#, #"""#, in: bytes)
    // What looks like a credential and cannot be taken out whole is not passed over.
    let marks = count("application/vc", in: bytes) + count("<openbadges:credential", in: bytes)
    guard marks == scripts.count + baked.count else { throw damaged }
    return try file(credentials: Set((scripts + baked).map(Array.init)), links: Set(links))
  }

  private static func file(credentials: Set<[UInt8]>, links: Set<ArraySlice<UInt8>>)
    throws(Problem) -> Submission
  {
    guard credentials.count <= 1, links.count <= 1 else {
      throw Submission.unreadable(
        "meer dan één bewijs in één bestand", "more than one credential in one file")
    }
    guard !credentials.isEmpty || !links.isEmpty else {
      throw Submission.unreadable("er zit geen bewijs in", "there is no credential in it")
    }
    return .file(
      token: try links.first.map { digits throws(Problem) in
        try TokenDigits.decode(String(decoding: digits, as: UTF8.self))
      },
      credential: credentials.first)
  }

  private static var damaged: Problem {
    Submission.unreadable(
      "het bewijs in het bestand is beschadigd", "the credential in the file is damaged")
  }

  /// What a picture carries.
  private static func picture(_ bytes: [UInt8]) throws(Problem) -> Set<[UInt8]> {
    try BadgePicture(reading: bytes).credential().map { [$0.bytes] } ?? []
  }

  /// Whether the first element is a picture's, past what may stand before it.
  private static func isSVG(_ bytes: [UInt8]) -> Bool {
    var position = 0
    while let open = find([UInt8(ascii: "<")], in: bytes[...], from: position) {
      let name = bytes[open.upperBound...].prefix {
        $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/")
      }
      let end: String
      switch name.first {
      case UInt8(ascii: "?"): end = "?>"
      case UInt8(ascii: "!"): end = name.starts(with: "!--".utf8) ? "-->" : ">"
      default:
        return name.split(separator: UInt8(ascii: ":")).last.map { Array($0) } == Array("svg".utf8)
      }
      guard let close = find(Array(end.utf8), in: bytes[...], from: open.upperBound) else { break }
      position = close.upperBound
    }
    return false
  }

  /// What stands between two texts, wherever it does.
  private static func between(_ start: String, _ end: String, in bytes: [UInt8])
    -> [ArraySlice<UInt8>]
  {
    let (start, end) = (Array(start.utf8), Array(end.utf8))
    var found: [ArraySlice<UInt8>] = []
    var position = 0
    while let open = find(start, in: bytes[...], from: position),
      let close = find(end, in: bytes[...], from: open.upperBound)
    {
      found.append(bytes[open.upperBound..<close.lowerBound])
      position = close.upperBound
    }
    return found
  }

  /// How often a text stands there, in capitals or not.
  private static func count(_ text: String, in bytes: [UInt8]) -> Int {
    let text = Array(text.utf8)
    var count = 0
    var position = 0
    while let range = find(text, in: bytes[...], from: position, ignoringCase: true) {
      count += 1
      position = range.upperBound
    }
    return count
  }

  private static func find(
    _ text: [UInt8], in bytes: ArraySlice<UInt8>, from start: Int, ignoringCase: Bool = false
  ) -> Range<Int>? {
    func folded(_ byte: UInt8) -> UInt8 {
      ignoringCase && byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
    }
    guard bytes.endIndex - start >= text.count else { return nil }
    for index in start...(bytes.endIndex - text.count) where folded(bytes[index]) == text[0] {
      var length = 1
      while length < text.count, folded(bytes[index + length]) == text[length] { length += 1 }
      if length == text.count { return index..<index + length }
    }
    return nil
  }
}
