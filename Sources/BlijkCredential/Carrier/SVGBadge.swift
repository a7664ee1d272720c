package import BlijkBasics
import BlijkMarkup

/// A credential in an SVG: one element of Open Badges' own (Open Badges 3.0 §5.3.2). The rest of the
/// file stays as it is, byte for byte.
package struct SVGBadge: Sendable {
  private let bytes: [UInt8]
  private let root: XMLElement
  private let carriers: [XMLElement]

  package static let namespace = "https://purl.imsglobal.org/ob/v3p0"
  /// Whether an address stands for badges, of this version or one before it, in whatever spelling.
  static func isNamespace(_ address: String) -> Bool {
    let folded = address.lowercased()
    return folded.holds("purl.imsglobal.org/ob/") || folded.holds("openbadges.org")
  }
  /// The names of badge elements.
  static let names: Set<String> = ["credential", "assertion"]
  /// Some readers look for this prefix instead of what it stands for.
  static let prefix = "openbadges"

  package init(reading bytes: [UInt8]) throws(Problem) {
    do {
      root = try XMLReader.read(bytes)
    } catch {
      throw BadgePicture.problem(
        nl: "is geen PNG en geen SVG (regel \(error.line): \(error.why.nl))",
        en: "is neither PNG nor SVG (line \(error.line): \(error.why.en))")
    }
    guard XMLName(root.name).local.isExactly("svg") else {
      throw BadgePicture.problem(nl: "is geen PNG en geen SVG", en: "is neither PNG nor SVG")
    }
    self.bytes = bytes
    carriers = BadgeCarriers.all(in: root)
  }

  /// The credentials in it, as text.
  package func credentials() throws(Problem) -> [[UInt8]] {
    var found: [[UInt8]] = []
    for element in carriers {
      let text = Array(element.text.utf8)
      let hasText = text.contains { $0 > 0x20 }
      if let token = element["verify"] { found.append(Array(token.utf8)) }
      if hasText { found.append(text) }
      guard element["verify"] != nil || hasText else {
        throw BadgePicture.problem(
          nl: "heeft een beschadigd digitaal bewijs", en: "contains a damaged credential")
      }
    }
    return found
  }

  /// The same picture with just this credential, right after its first tag.
  func carrying(_ credential: BadgeCredential) -> [UInt8] {
    let isClosed = bytes[..<root.opening.upperBound].suffix(2).first == UInt8(ascii: "/")
    var baked = Array(bytes[..<(root.opening.upperBound - (isClosed ? 2 : 1))])
    let declared = root["xmlns:\(Self.prefix)"]
    let declaration = Array(" xmlns:\(Self.prefix)=\"\(Self.namespace)\"".utf8)
    if declared == nil { baked += declaration }
    baked += Array(">".utf8)
    baked += Self.element(
      credential,
      declaration: declared == nil || declared == Self.namespace ? [] : declaration)
    if isClosed { baked += Array("</\(root.name)>".utf8) }
    var position = root.opening.upperBound
    // One that stands inside another is left out together with it.
    for old in carriers where old.opening.lowerBound >= position {
      baked += bytes[position..<old.opening.lowerBound]
      position = old.end
    }
    return baked + bytes[position...]
  }

  private static func element(_ credential: BadgeCredential, declaration: [UInt8]) -> [UInt8] {
    let start = Array("<\(prefix):credential".utf8) + declaration
    switch credential.form {
    case .jwt: return start + Array(" verify=\"".utf8) + credential.bytes + Array("\"/>".utf8)
    case .json:
      // `]]>` would end the CDATA section, so it is divided over two.
      let text = String(decoding: credential.bytes, as: UTF8.self)
        .replacing("]]>", with: "]]]]><![CDATA[>")
      return start + Array("><![CDATA[\(text)]]></\(prefix):credential>".utf8)
    }
  }
}
