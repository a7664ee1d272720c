import BlijkBasics
import BlijkCredential
import BlijkDocument
import BlijkKeys
import BlijkVerifying

/// Draws the documents of a batch, in every format that was asked for.
struct BatchDrawing: Sendable {
  let formats: [DocumentFormat]
  let texts: [Language: Texts]
  let design: DocumentDesign
  let note: HolderNote
  /// The fonts that every SVG of the batch carries.
  let fonts: EmbeddedFonts
  /// What every PDF of the batch begins with; nil when there are none.
  let pdf: PDFCommon?

  /// What is made for one person.
  struct Drawn: Sendable {
    var documents: [NamedFile] = []
    var notes: [NamedFile] = []
    /// The pages of the document and of the note, to print.
    var sheets: [PDFSheet] = []
    var notePages: [Page] = []
  }

  /// The files of a signed document, and the notes that go with them.
  func files(_ signed: SignedAward, issuer: IssuerProfile, base: String) throws(Problem) -> Drawn {
    let check = DocumentContent.Check(
      id: signed.id, symbol: signed.symbol, credential: signed.credential)
    var drawn = try files(signed.award, issuer: issuer, check: check, base: base)
    guard let texts = texts[signed.award.language] else { return drawn }
    let strip = try HolderNote.strip(signed.award, issuer: issuer, texts: texts).flatMap {
      words throws(Problem) in
      try design.strip(words, link: issuer.link(to: signed.id))
    }
    let made = try note.make(
      signed.award, id: signed.id, issuer: issuer, texts: texts, base: base, strip: strip)
    drawn.notes = made.files
    drawn.notePages = try design.pages(ofNote: made.content)
    return drawn
  }

  /// The files of a draft.
  func draft(_ award: Award, issuer: IssuerProfile, base: String) throws(Problem) -> Drawn {
    try files(award, issuer: issuer, check: nil, base: base)
  }

  private func files(
    _ award: Award, issuer: IssuerProfile, check: DocumentContent.Check?, base: String
  ) throws(Problem) -> Drawn {
    var drawn = Drawn()
    guard let texts = texts[award.language] else { return drawn }
    let content = try design.content(award, issuer: issuer, check: check, texts: texts)
    let pages = try design.pages(content)
    for format in formats {
      switch format {
      case .credential:
        guard let credential = check?.credential else { continue }
        drawn.documents.append(
          NamedFile(
            name: "\(base).\(credential.fileExtension)",
            file: RenderedFile(bytes: credential.bytes)))
      case .html:
        guard let file = design.html(content) else { continue }
        drawn.documents.append(NamedFile(name: "\(base).html", file: file))
      case .pdf:
        guard let pdf else { continue }
        let (file, sheets) = try PDFWriter.write(
          pages, check: check, date: award.date, common: pdf, colours: design.theme.colours)
        drawn.documents.append(NamedFile(name: "\(base).pdf", file: file))
        drawn.sheets = sheets
      case .svg: drawn.documents += drawings(pages, credential: check?.credential, base: base)
      }
    }
    return drawn
  }

  private func drawings(_ pages: [Page], credential: SignedCredential?, base: String)
    -> [NamedFile]
  {
    pages.enumerated().map { number, page in
      NamedFile(
        name: number == 0 ? "\(base).svg" : "\(base)-\(number + 1).svg",
        file: SVGWriter.write(
          page, credential: credential, fonts: fonts, colours: design.theme.colours))
    }
  }
}

/// What the register packs the files of a batch with.
extension BatchDrawing {
  /// What files of the batch have in common, each part of it in those of one format.
  var shared: [[UInt8]] { [fonts.common, pdf?.shared ?? []] }

  /// What only some files have of the fonts of the batch.
  var sometimes: [UInt8] { fonts.sometimes + (pdf?.sometimes ?? []) }

  /// Bytes like those of the batch's files, without a person in them and with a signature that is valid
  /// nowhere.
  func sample(like first: Award, issuer: IssuerProfile, key: PublicKey) throws(Problem) -> [UInt8] {
    let signed = try SignedAward(
      first.ofNobody(issuer), id: .placeholder(), issuer: issuer,
      status: Credential.StatusEntry(list: 1, index: 0),
      with: PlaceholderSigner(publicKey: key), at: 0)
    let drawn = try files(signed, issuer: issuer, base: "")
    return (drawn.notes + drawn.documents).flatMap(\.file.own)
  }
}

extension Award {
  /// What the achievement says of everybody, and nothing of a person.
  fileprivate func ofNobody(_ issuer: IssuerProfile) -> Award {
    var nobody = Award(
      kind: kind, language: language, title: title, name: "-", date: date, isTest: isTest,
      signatory: issuer.signatory, achievement: achievement, words: words)
    nobody.validUntil = validUntil
    nobody.goals = goals
    nobody.seen = seen
    nobody.hours = hours
    nobody.provider = provider
    nobody.skills = skills
    return nobody
  }
}
