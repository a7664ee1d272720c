import BlijkBasics
package import BlijkCredential
import BlijkMarkup

/// Writes a page as SVG: one text element for each laid-out line, no script, nothing from elsewhere.
package struct SVGWriter {
  let fonts: EmbeddedFonts
  let colours: Colours
  var bytes: [UInt8] = []
  /// The ornaments whose curves are in the file.
  var written: Set<Ornament.Kind> = []
  /// How many lines are drawn more than once: each is written once, and its copies refer to it.
  var repeated = 0

  private init(fonts: EmbeddedFonts, colours: Colours) {
    self.fonts = fonts
    self.colours = colours
  }

  /// The file of a page, with the credential that was signed baked into it (Open Badges 3.0 §5.3.2).
  package static func write(
    _ page: Page, credential: SignedCredential?, fonts: EmbeddedFonts, colours: Colours
  ) -> RenderedFile {
    var writer = SVGWriter(fonts: fonts, colours: colours)
    return writer.file(page, credential: credential)
  }

  private mutating func file(_ page: Page, credential: SignedCredential?) -> RenderedFile {
    bytes.reserveCapacity(48_000)
    put("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
    put("\n<svg xmlns=\"http://www.w3.org/2000/svg\"")
    if credential != nil { put(" xmlns:openbadges=\"https://purl.imsglobal.org/ob/v3p0\"") }
    put(" width=\"210mm\" height=\"297mm\" viewBox=\"0 0 210 297\" lang=\"")
    put(plain: page.language.rawValue)
    put("\"")
    if let usual = fonts.usual { put(family: usual) }
    put("fill", colours.ink)
    put(" role=\"document\" aria-labelledby=\"title description\">\n<title id=\"title\">")
    put(text: page.title)
    put("</title>\n<desc id=\"description\">")
    put(text: page.description)
    put("</desc>\n")
    if let credential { put(credential) }
    let start = bytes.count
    bytes.append(contentsOf: fonts.common)
    let end = bytes.count
    bytes.append(contentsOf: fonts.rest(for: page))
    for element in page.elements { put(element) }
    put("</svg>\n")
    return RenderedFile(bytes: bytes, shared: start..<end)
  }

  /// A JWT in an attribute, a credential with its proof inside as text (Open Badges 3.0 §5.3.2.1).
  private mutating func put(_ credential: SignedCredential) {
    switch credential.form {
    case .jwt:
      put("<openbadges:credential verify=\"")
      bytes.append(contentsOf: credential.bytes)
      put("\"/>\n")
    case .dataIntegrity:
      // Its JSON holds no `<`, `>` or `&` as such.
      put("<openbadges:credential><![CDATA[")
      bytes.append(contentsOf: JSON.withoutBracesInStrings(credential.bytes))
      put("]]></openbadges:credential>\n")
    }
  }

  private mutating func put(_ element: Page.Element) {
    switch element {
    case .text(let line): put(line)
    case .shape(let shape): put(shape)
    case .ornament(let ornament): put(ornament)
    case .qr(let place): put(place)
    case .picture(let place): put(place)
    }
  }
}
