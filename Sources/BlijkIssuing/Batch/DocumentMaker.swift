import BlijkBasics
import BlijkCredential
import BlijkDocument
import BlijkKeys
import BlijkRegister
import BlijkVerifying

/// Makes one document: signs it twice, draws it, writes its files. Used on all cores at once.
struct DocumentMaker: Sendable {
  let batch: PlannedBatch
  let issuer: IssuerProfile
  let output: OutputFolder
  private let keeper: FileKeeper?

  /// What the register keeps of the batch as a whole.
  var assets: [KeptFiles.Asset] { keeper?.assets ?? [] }

  /// Sets up for documents that a key signs, or for drafts, of which nothing is kept.
  init(batch: PlannedBatch, issuer: IssuerProfile, output: OutputFolder, key: PublicKey?)
    throws(Problem)
  {
    self.batch = batch
    self.issuer = issuer
    self.output = output
    let drawing = batch.drawing
    keeper = try key.map { key throws(Problem) in
      let sample =
        try batch.documents.first.map { first throws(Problem) in
          try drawing.sample(like: first.award, issuer: issuer, key: key)
        } ?? []
      return try FileKeeper(
        shared: drawing.shared, sample: drawing.sometimes + sample)
    }
  }

  /// One signed document, in its files and as what the register keeps.
  func issue(
    _ number: Int, with signer: any Signer, status: Credential.StatusEntry, at moment: Int
  ) throws(Problem) -> IssuedDocument {
    let document = batch.documents[number]
    let award = document.award
    let signed = try SignedAward(
      award, id: .random(), issuer: issuer, status: status, with: signer, at: moment)
    let (id, token, credential) = (signed.id, signed.token, signed.credential)
    try QRSymbol.checkScans(signed.symbol, award: award)
    let base = FileNames.base(award.name, id: id)
    let drawn = try batch.drawing.files(signed, issuer: issuer, base: base)
    let files = drawn.documents + drawn.notes
    for file in files { try output.write(file.file.bytes, as: file.name) }
    if let address = document.address, let texts = batch.drawing.texts[award.language],
      let mail = try MailDraft(
        to: address, award, drawn, id: id, issuer: issuer, texts: texts, at: moment)
    {
      try output.write(mail.bytes, as: "\(MailDraft.folder)/\(base).eml")
    }
    var entry = RegisterEntry(
      issuer: issuer.host.did, id: id, registeredAt: moment, tokenHash: token.hash,
      credentialHash: try credential.fingerprint().hash, key: signer.publicKey.id.thumbprint,
      status: status,
      contents: .init(
        facts: Facts(award), showsDetails: award.showsDetails, token: token.bytes,
        credential: credential.bytes, achievement: award.achievement,
        request: RememberedRequest(document, of: batch).text, files: try keeper?.pack(files, of: id)
      ))
    entry.replaces = document.replaces
    return IssuedDocument(
      id: id, award: award, files: drawn.documents.map(\.name), link: signed.symbol.link,
      leavesOutTasks: token.facts.tasks.count < award.tasks.count, entry: entry,
      printed: .init(award, id: id, drawn))
  }

  /// One unsigned draft: its files, and what is printed of it.
  func draft(_ award: Award, number: Int) throws(Problem) -> (files: [String], BatchPrint.Person) {
    let base = FileNames.draft(award.name, number: number, of: batch.documents.count)
    let drawn = try batch.drawing.draft(award, issuer: issuer, base: base)
    for file in drawn.documents { try output.write(file.file.bytes, as: file.name) }
    return (drawn.documents.map(\.name), .init(award, id: nil, drawn))
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
  let printed: BatchPrint.Person
}
