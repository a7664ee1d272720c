import BlijkBasics

/// What a file says of itself, in two ways that agree: for programs of today (XMP, ISO 16684-1) and of before.
struct DocumentMetadata {
  let title: String
  let language: Language
  /// The day of the document.
  let date: CalendarDate
  /// Its check code, so that a file that was given another name is still found; nil for a draft.
  let code: String?
  /// Who is in a file that is only printed; nil for a document, which is for archives and to be read aloud.
  var people: [String]?

  private static let producer = "Blijk"

  /// The older dictionary.
  var dictionary: PDFBytes {
    var bytes = PDFBytes("<</Title")
    bytes.put(text: title)
    bytes.put("/Producer")
    bytes.put(text: Self.producer)
    let digits = date.iso8601.filter { $0 != "-" }
    bytes.put(plain: "/CreationDate(D:\(digits)000000Z)/ModDate(D:\(digits)000000Z)>>")
    return bytes
  }

  /// Writes the packet of XMP, not packed, so that programs find it without reading the file.
  func put(into file: inout PDFFile) throws(Problem) -> Int {
    try file.put(stream: packet, PDFBytes("<</Type/Metadata/Subtype/XML"), isPacked: true)
  }

  private var packet: [UInt8] {
    let moment = "\(date.iso8601)T00:00:00Z"
    let text = """
      <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
      <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
      <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
      xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" \
      xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" \
      xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
      xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
      xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
      <dc:title><rdf:Alt><rdf:li xml:lang="x-default">\(Self.escaped(title))\
      </rdf:li></rdf:Alt></dc:title>
      <dc:language><rdf:Bag><rdf:li>\(language.rawValue)</rdf:li></rdf:Bag></dc:language>
      \(code.map { "<dc:identifier>\($0)</dc:identifier>" } ?? "")\
      <xmp:CreateDate>\(moment)</xmp:CreateDate><xmp:ModifyDate>\(moment)</xmp:ModifyDate>
      <pdf:Producer>\(Self.producer)</pdf:Producer>
      \(people.map(Self.description) ?? Self.standards)
      </rdf:Description></rdf:RDF></x:xmpmeta>
      <?xpacket end="r"?>
      """
    return Array(text.utf8)
  }

  /// Names as they are, so that they are found by looking for them.
  private static func description(_ people: [String]) -> String {
    let lines = people.map { escaped($0) }.joined(separator: "\n")
    return "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">\(lines)"
      + "</rdf:li></rdf:Alt></dc:description>"
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }

  /// That the file is PDF/A-3a and PDF/UA-1; the second is told of in a schema, since PDF/A does not know it
  /// (ISO 19005-3 §6.6.2.3).
  private static let standards = """
    <pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
    <pdfuaid:part>1</pdfuaid:part>
    <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
    <pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
    <pdfaProperty:category>internal</pdfaProperty:category>
    <pdfaProperty:description>The part of ISO 14289</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
    </rdf:li></rdf:Bag></pdfaExtension:schemas>
    """
}
