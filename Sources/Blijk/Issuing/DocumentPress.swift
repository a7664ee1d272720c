import BlijkBasics
import BlijkCredential
import BlijkDocument
import BlijkKeys
import BlijkRegister

/// Makes one document: signs it twice, draws it, writes its files. Used on all cores at once.
struct DocumentPress: Sendable {
  let plan: IssuePlan
  let issuer: IssuerProfile
  let output: OutputFolder
  private let keeper: FileKeeper?

  /// What the register keeps of the batch as a whole.
  var assets: [KeptFiles.Asset] { keeper?.assets ?? [] }

  /// Sets up for signed documents, or for drafts, of which nothing is kept.
  init(plan: IssuePlan, issuer: IssuerProfile, output: OutputFolder, keeps: Bool) throws(Problem) {
    self.plan = plan
    self.issuer = issuer
    self.output = output
    keeper =
      keeps
      ? try FileKeeper(
        shared: plan.fonts.common,
        sample: plan.fonts.sometimes + (try plan.sample(issuer: issuer).flatMap(\.file.bytes)))
      : nil
  }

  /// One signed document, in its files and as what the register keeps.
  func issue(
    _ number: Int, with signer: any Signer, status: Credential.StatusEntry, at moment: Int
  ) throws(Problem) -> IssuedDocument {
    let award = plan.awards[number]
    let id = try DocumentID.random()
    let token = try Token(signing: Facts(award), id: id, with: signer)
    let method = signer.publicKey.id.method(of: issuer.host.did)
    let credential = try SignedCredential(
      signing: Credential(award, id: id, issuer: issuer, status: status, at: moment), with: signer,
      method: method, at: moment)
    let symbol = try QRSymbol(token, issuer: issuer)
    try QRSymbol.checkScans(symbol, award: award)
    let base = FileNames.base(award.name, id: id)
    let check = DocumentContent.Check(id: id, symbol: symbol, credential: credential)
    var files = try plan.files(award, issuer: issuer, check: check, base: base)
    let documents = files.map(\.name)
    if let texts = plan.texts[award.language] {
      files += try plan.note.files(award, id: id, issuer: issuer, texts: texts, base: base)
    }
    for file in files { try output.write(file.file.bytes, as: file.name) }
    var entry = RegisterEntry(
      issuer: issuer.host.did, id: id, registeredAt: moment, tokenHash: token.hash,
      credentialHash: credential.hash, key: signer.publicKey.id.thumbprint, status: status,
      contents: .init(
        facts: Facts(award), showsDetails: award.showsDetails, token: token.bytes,
        credential: credential.bytes, achievement: award.achievement,
        request: plan.remembered[number], files: try keeper?.pack(files, of: id)))
    entry.replaces = plan.replaces[number]
    return IssuedDocument(
      id: id, award: award, files: documents, link: symbol.link,
      leavesOutTasks: token.facts.tasks.count < award.tasks.count, entry: entry)
  }

  /// One unsigned draft.
  func draft(_ award: Award, number: Int) throws(Problem) -> [String] {
    let base = FileNames.draft(award.name, number: number, of: plan.awards.count)
    let files = try plan.files(award, issuer: issuer, check: nil, base: base)
    for file in files { try output.write(file.file.bytes, as: file.name) }
    return files.map(\.name)
  }
}

/// Drawing a document in every format that was asked for.
extension IssuePlan {
  func files(
    _ award: Award, issuer: IssuerProfile, check: DocumentContent.Check?, base: String
  ) throws(Problem) -> [NamedFile] {
    guard let texts = texts[award.language] else { return [] }
    let content = try design.content(award, issuer: issuer, check: check, texts: texts)
    var files: [NamedFile] = []
    for format in request.formats {
      switch format {
      case .credential:
        guard let credential = check?.credential else { continue }
        files.append(
          NamedFile(
            name: "\(base).\(credential.fileExtension)",
            file: RenderedFile(bytes: credential.bytes)))
      case .html:
        guard let file = design.html(content) else { continue }
        files.append(NamedFile(name: "\(base).html", file: file))
      case .svg:
        for (number, page) in try design.pages(content).enumerated() {
          files.append(
            NamedFile(
              name: number == 0 ? "\(base).svg" : "\(base)-\(number + 1).svg",
              file: SVGWriter.write(
                page, credential: check?.credential, fonts: fonts, colours: design.theme.colours)))
        }
      }
    }
    return files
  }

  /// Pages like those of the batch, with nobody on them.
  func sample(issuer: IssuerProfile) throws(Problem) -> [NamedFile] {
    guard let first = awards.first else { return [] }
    let nobody = Award(
      kind: first.kind, language: first.language, title: first.title, name: "-", date: first.date,
      isTest: first.isTest, signatory: issuer.signatory, achievement: first.achievement,
      words: first.words)
    return try files(nobody, issuer: issuer, check: nil, base: "").map { file in
      NamedFile(name: file.name, file: RenderedFile(bytes: file.file.own))
    }
  }
}

/// A document that was made, before and after it is registered.
struct IssuedDocument: Sendable {
  let id: DocumentID
  let award: Award
  let files: [String]
  let link: String
  let leavesOutTasks: Bool
  let entry: RegisterEntry
}
