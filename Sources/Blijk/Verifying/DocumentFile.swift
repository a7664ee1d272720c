import BlijkBasics
import BlijkCredential

/// Finds what is signed in an issued file: html, svg, or the bare credential.
///
/// The file's own text and looks are never read: only the credential and the QR code's link count.
enum DocumentFile {
  static func read(_ bytes: [UInt8]) throws(Problem) -> Submission {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Submission.unreadable("geen tekst", "not text")
    }
    guard text.contains("<") else {
      guard bytes.count(where: { $0 == UInt8(ascii: ".") }) == 2 else {
        throw Submission.unreadable(
          "geen code, link of uitgegeven bestand", "no code, link or issued file")
      }
      return .file(token: nil, credential: bytes)
    }
    let scripts = between(#"<script type="application/vc+jwt">"#, "</script>", in: text)
    let baked = between(#"<openbadges:credential verify=""#, #"""#, in: text)
    let credentials = Set(scripts + baked)
    let links = Set(
      between(#"href="https://"#, #"""#, in: text).compactMap { link in
        link.firstRange(of: "/q#").map { String(link[$0.upperBound...]) }
      })
    // What looks like a credential and cannot be taken out whole is not passed over.
    let lowercase = text.lowercased()
    let marks = ["application/vc", "<openbadges:credential"]
      .reduce(0) { $0 + lowercase.ranges(of: $1).count }
    guard marks == scripts.count + baked.count else {
      throw Submission.unreadable(
        "het bewijs in het bestand is beschadigd", "the credential in the file is damaged")
    }
    guard credentials.count <= 1, links.count <= 1 else {
      throw Submission.unreadable(
        "meer dan één bewijs in één bestand", "more than one credential in one file")
    }
    guard !credentials.isEmpty || !links.isEmpty else {
      throw Submission.unreadable("er zit geen bewijs in", "there is no credential in it")
    }
    return .file(
      token: try links.first.map { digits throws(Problem) in try TokenDigits.decode(digits) },
      credential: credentials.first.map { Array($0.utf8) })
  }

  private static func between(_ start: String, _ end: String, in text: String) -> [String] {
    var found: [String] = []
    var rest = text[...]
    while let open = rest.firstRange(of: start) {
      rest = rest[open.upperBound...]
      guard let close = rest.firstRange(of: end) else { break }
      found.append(String(rest[..<close.lowerBound]))
      rest = rest[close.upperBound...]
    }
    return found
  }
}
