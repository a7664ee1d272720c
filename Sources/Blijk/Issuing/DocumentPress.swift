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

  /// One signed document, in its files and as what the register keeps.
  func issue(
    _ award: Award, with signer: any Signer, status: Credential.StatusEntry, at moment: Int
  ) throws(Problem) -> IssuedDocument {
    let id = try DocumentID.random()
    let token = try Token(signing: Facts(award), id: id, with: signer)
    let method = "\(issuer.host.did)#\(signer.publicKey.id.thumbprint)"
    let credential = try SignedCredential(
      signing: Credential(award, id: id, issuer: issuer, status: status), with: signer,
      method: method)
    let symbol = try QRSymbol(
      address: "\(issuer.host.url)/q#", digits: TokenDigits.encode(token.bytes))
    try QRSymbol.checkScans(symbol, award: award)
    let base = FileNames.base(award.name, id: id)
    let check = DocumentContent.Check(id: id, symbol: symbol, credential: credential)
    let files = try write(award, check: check, base: base)
    return IssuedDocument(
      id: id, name: award.name, files: files, link: symbol.link,
      leavesOutTasks: token.facts.tasks.count < award.tasks.count,
      entry: RegisterEntry(
        issuer: issuer.host.did, id: id, registeredAt: moment, tokenHash: token.hash,
        credentialHash: credential.hash, key: signer.publicKey.id.thumbprint, status: status,
        contents: .init(
          facts: Facts(award), showsDetails: award.showsDetails, token: token.bytes,
          credential: credential.bytes)))
  }

  /// One unsigned draft.
  func draft(_ award: Award, number: Int) throws(Problem) -> [String] {
    let base = FileNames.draft(award.name, number: number, of: plan.awards.count)
    return try write(award, check: nil, base: base)
  }

  private func write(_ award: Award, check: DocumentContent.Check?, base: String) throws(Problem)
    -> [String]
  {
    guard let texts = plan.texts[award.language] else { return [] }
    let content = try plan.design.content(award, issuer: issuer, check: check, texts: texts)
    var files: [String] = []
    func add(_ name: String, _ bytes: [UInt8]) throws(Problem) {
      files.append(name)
      try output.write(bytes, as: name)
    }
    for format in plan.request.formats {
      switch format {
      case .credential:
        guard let credential = check?.credential else { continue }
        try add("\(base).\(credential.fileExtension)", credential.bytes)
      case .html:
        guard let file = plan.design.html(content) else { continue }
        try add("\(base).html", file.bytes)
      case .svg:
        for (number, page) in try plan.design.pages(content).enumerated() {
          let file = SVGWriter.write(
            page, credential: check?.credential, fonts: plan.fonts,
            colours: plan.design.theme.colours)
          try add(number == 0 ? "\(base).svg" : "\(base)-\(number + 1).svg", file.bytes)
        }
      }
    }
    return files
  }
}

/// A document that was made, before and after it is registered.
struct IssuedDocument: Sendable {
  let id: DocumentID
  let name: String
  let files: [String]
  let link: String
  let leavesOutTasks: Bool
  let entry: RegisterEntry
}
