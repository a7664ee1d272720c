package import BlijkBasics
import BlijkCredential

/// Writes the pages of a document as one PDF: PDF/A-3a for archives and PDF/UA-1 for who has it read aloud,
/// with the credential attached. The same document gives the same bytes.
package struct PDFWriter {
  let common: PDFCommon
  let colours: Colours
  var file: PDFFile
  var tree = StructureTree()
  var writer: PDFSheetWriter
  var ornaments: [Ornament.Kind: PDFOrnament] = [:]
  /// The pages so far.
  var sheets: [PDFSheet] = []
  /// The links so far; their keys come behind those of the pages.
  var links: [StructureTree.LinkObject] = []
  let pageCount: Int

  private init(common: PDFCommon, colours: Colours, pageCount: Int) {
    self.common = common
    self.colours = colours
    self.pageCount = pageCount
    file = common.beginning
    writer = PDFSheetWriter(common)
  }

  /// The file of a document's pages, dated on its day; and the pages as another file can have them.
  package static func write(
    _ pages: [Page], check: DocumentContent.Check?, date: CalendarDate, common: PDFCommon,
    colours: Colours
  ) throws(Problem) -> (file: RenderedFile, sheets: [PDFSheet]) {
    var writer = PDFWriter(common: common, colours: colours, pageCount: pages.count)
    let bytes = try writer.write(pages, check: check, date: date)
    return (RenderedFile(bytes: bytes, shared: 0..<common.shared.count), writer.sheets)
  }

  /// Pages that only another file has.
  static func sheets(_ pages: [Page], common: PDFCommon, colours: Colours) throws(Problem)
    -> [PDFSheet]
  {
    var writer = PDFWriter(common: common, colours: colours, pageCount: pages.count)
    _ = try writer.put(pages, inside: 0)
    return writer.sheets
  }

  /// What the parts of a document are to somebody who does not see it.
  static func tree(of pages: [Page], common: PDFCommon) throws(Problem) -> StructureTree {
    var writer = PDFWriter(common: common, colours: Colours(), pageCount: pages.count)
    _ = try writer.put(pages, inside: 0)
    return writer.tree
  }

  /// Writes all pages, and gives their objects.
  private mutating func put(_ pages: [Page], inside list: Int) throws(Problem) -> [Int] {
    var objects: [Int] = []
    for page in pages { objects.append(try put(page, number: objects.count, inside: list)) }
    tree.fillRows()
    return objects
  }

  private mutating func write(
    _ pages: [Page], check: DocumentContent.Check?, date: CalendarDate
  ) throws(Problem) -> [UInt8] {
    guard let first = pages.first else { return [] }
    let list = file.reserve()
    let objects = try put(pages, inside: list)
    file.put(pages: objects, as: list)
    let structure = tree.put(into: &file, pages: objects, links: links)
    let metadata = DocumentMetadata(
      title: first.title, language: first.language, date: date, code: check?.id?.checkCode)
    let catalog = try self.catalog(
      pages: list, structure: structure, metadata: metadata, credential: check?.credential)
    return try file.finish(catalog: catalog, information: file.put(metadata.dictionary))
  }

  private mutating func catalog(
    pages: Int, structure: Int, metadata: DocumentMetadata, credential: SignedCredential?
  ) throws(Problem) -> Int {
    let packet = try metadata.put(into: &file)
    var catalog = PDFBytes("<</Type/Catalog/Pages")
    catalog.put(reference: pages)
    catalog.put("/Lang")
    catalog.put(text: metadata.language.rawValue)
    catalog.put("/MarkInfo<</Marked true>>/StructTreeRoot")
    catalog.put(reference: structure)
    catalog.put("/Metadata")
    catalog.put(reference: packet)
    catalog.put("/ViewerPreferences<</DisplayDocTitle true/PrintScaling/None>>")
    catalog.put(
      "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/DestOutputProfile"
    )
    catalog.put(reference: common.profile)
    catalog.put(">>]")
    if let credential {
      let attached = try attach(credential, date: metadata.date)
      catalog.put("/AF[")
      catalog.put(reference: attached.object)
      catalog.put("]/Names<</EmbeddedFiles<</Names[")
      catalog.put(text: attached.name)
      catalog.put(reference: attached.object)
      catalog.put("]>>>>")
    }
    catalog.put(">>")
    return file.put(catalog)
  }

  /// Attaches the credential as another form of the document (ISO 19005-3 §6.8).
  private mutating func attach(_ credential: SignedCredential, date: CalendarDate)
    throws(Problem) -> (object: Int, name: String)
  {
    let name = "credential.\(credential.fileExtension)"
    let digits = date.iso8601.filter { $0 != "-" }
    var head = PDFBytes("<</Type/EmbeddedFile/Subtype/")
    for byte in credential.mediaType.utf8 {
      switch byte {
      case UInt8(ascii: "/"): head.put("#2F")
      case UInt8(ascii: "+"): head.put("#2B")
      default: head.bytes.append(byte)
      }
    }
    head.put(plain: "/Params<</Size \(credential.bytes.count)/ModDate(D:\(digits)000000Z)>>")
    let stream = try file.put(stream: credential.bytes, head)
    var object = PDFBytes("<</Type/Filespec/F")
    object.put(text: name)
    object.put("/UF")
    object.put(text: name)
    object.put("/Desc(Open Badges 3.0)/AFRelationship/Alternative/EF<</F")
    object.put(reference: stream)
    object.put("/UF")
    object.put(reference: stream)
    object.put(">>>>")
    return (file.put(object), name)
  }
}
