import BlijkBasics
import BlijkCredential
import BlijkDocument
import BlijkKeys
import BlijkRegister
import BlijkVerifying

/// Makes one document: signs it twice, draws it, writes its files. Used on all cores at once.
struct DocumentPress: Sendable {
  let plan: IssuePlan
  let issuer: IssuerProfile
  let output: OutputFolder
  private let keeper: FileKeeper?

  /// What the register keeps of the batch as a whole.
  var assets: [KeptFiles.Asset] { keeper?.assets ?? [] }

  /// Sets up for documents that a key signs, or for drafts, of which nothing is kept.
  init(plan: IssuePlan, issuer: IssuerProfile, output: OutputFolder, key: PublicKey?)
    throws(Problem)
  {
    self.plan = plan
    self.issuer = issuer
    self.output = output
    keeper = try key.map { key throws(Problem) in
      try FileKeeper(
        shared: plan.fonts.common,
        sample: plan.fonts.sometimes + plan.sample(issuer: issuer, key: key))
    }
  }

  /// One signed document, in its files and as what the register keeps.
  func issue(
    _ number: Int, with signer: any Signer, status: Credential.StatusEntry, at moment: Int
  ) throws(Problem) -> IssuedDocument {
    let award = plan.awards[number]
    let signed = try SignedAward(
      award, id: .random(), issuer: issuer, status: status, with: signer, at: moment)
    let (id, token, credential) = (signed.id, signed.token, signed.credential)
    try QRSymbol.checkScans(signed.symbol, award: award)
    let base = FileNames.base(award.name, id: id)
    let (documents, notes) = try plan.files(signed, issuer: issuer, base: base)
    let files = documents + notes
    for file in files { try output.write(file.file.bytes, as: file.name) }
    var entry = RegisterEntry(
      issuer: issuer.host.did, id: id, registeredAt: moment, tokenHash: token.hash,
      credentialHash: try credential.fingerprint().hash, key: signer.publicKey.id.thumbprint,
      status: status,
      contents: .init(
        facts: Facts(award), showsDetails: award.showsDetails, token: token.bytes,
        credential: credential.bytes, achievement: award.achievement,
        request: plan.remembered[number], files: try keeper?.pack(files, of: id)))
    entry.replaces = plan.replaces[number]
    return IssuedDocument(
      id: id, award: award, files: documents.map(\.name), link: signed.symbol.link,
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
  /// The files of a signed document, and the notes that go with them.
  func files(_ signed: SignedAward, issuer: IssuerProfile, base: String) throws(Problem) -> (
    documents: [NamedFile], notes: [NamedFile]
  ) {
    let check = DocumentContent.Check(
      id: signed.id, symbol: signed.symbol, credential: signed.credential)
    let documents = try files(signed.award, issuer: issuer, check: check, base: base)
    guard let texts = texts[signed.award.language] else { return (documents, []) }
    let notes = try note.files(
      signed.award, id: signed.id, issuer: issuer, texts: texts, base: base)
    return (documents, notes)
  }

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

  /// What the files of the batch are like, one after the other, with nobody on them and a signature that
  /// is valid nowhere.
  func sample(issuer: IssuerProfile, key: PublicKey) throws(Problem) -> [UInt8] {
    guard let first = awards.first else { return [] }
    var nobody = Award(
      kind: first.kind, language: first.language, title: first.title, name: "-", date: first.date,
      isTest: first.isTest, signatory: issuer.signatory, achievement: first.achievement,
      words: first.words)
    // What the achievement says of everybody; all else is a person's own.
    nobody.validUntil = first.validUntil
    nobody.goals = first.goals
    nobody.seen = first.seen
    nobody.hours = first.hours
    nobody.provider = first.provider
    nobody.skills = first.skills
    let signed = try SignedAward(
      nobody, id: .stand(), issuer: issuer, status: Credential.StatusEntry(list: 1, index: 0),
      with: StandIn(publicKey: key), at: 0)
    let (documents, notes) = try files(signed, issuer: issuer, base: "")
    return (notes + documents).flatMap(\.file.own)
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
