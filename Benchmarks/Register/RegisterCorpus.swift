import BlijkBasics
import BlijkCredential
import BlijkIssuing
import BlijkKeys
import BlijkRegister
import BlijkSecrets
import BlijkVerifying

/// Documents for a register, in any number: all like one that was really issued, with an id, a token and
/// hashes of their own. Some are signed again, so that they can be verified.
struct RegisterCorpus {
  let issuer: String
  private let key: PrivateKey
  private let sample: RegisterEntry
  private let contents: RegisterEntry.Contents
  private let files: KeptFiles
  /// Where its id stands in its token.
  private let place: Int

  /// What every document's files have in common.
  var assets: [KeptFiles.Asset] { [files.shared, files.dictionary] }

  init(issuing bench: BenchIssuer, key: PrivateKey) throws {
    self.key = key
    issuer = bench.folder.profile.did
    let report = try Issuer(folder: bench.folder).issue(
      bench.plan(1), to: bench.output(), with: key)
    let register = try bench.folder.register()
    guard let id = report.documents[0].id, let entry = try register.entry(issuer: issuer, id: id),
      let contents = entry.contents, let files = try register.keptFiles(of: id, issuer: issuer),
      let place = contents.token.indices.first(where: {
        contents.token[$0...].starts(with: id.bytes)
      })
    else { throw Problem(.usage, nl: "Er is niets uitgegeven.", en: "Nothing was issued.") }
    (sample, self.contents, self.files, self.place) = (entry, contents, files, place)
  }

  /// The id of one of `count` documents. They ascend, so that a large register is made soon.
  static func id(_ number: Int, of count: Int) throws -> DocumentID {
    let value = UInt64(number) * (UInt64.max / UInt64(count))
    var bytes = [UInt8(value >> 61)]
    for shift in stride(from: 56, through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: (value << 3) >> UInt64(shift)))
    }
    guard let id = DocumentID(bytes: bytes + [0]) else {
      throw Problem(.usage, nl: "Geen kenmerk.", en: "No id.")
    }
    return id
  }

  /// The token of a document, signed.
  func token(_ number: Int, of count: Int) throws -> Token {
    try Token(signing: contents.facts, id: Self.id(number, of: count), with: key)
  }

  /// A document that is verified: with this token, and a credential of its own.
  func signed(_ number: Int, of count: Int, token: Token) throws -> RegisterEntry {
    var json = try SignedCredential(reading: contents.credential).json
    json["id"] = .string("https://bewijs.example/c/\(token.id.checkCode)")
    json["credentialSubject"]?["id"] = .string(
      "https://bewijs.example/c/\(token.id.checkCode)#houder")
    let credential = try SignedCredential(
      signing: json, with: key, method: key.publicKey.id.method(of: issuer),
      at: sample.registeredAt)
    return entry(
      token.id, number, token: token.bytes, hash: try credential.fingerprint().hash,
      credential: credential.bytes,
      files: nil)
  }

  /// Any other document.
  func entry(_ number: Int, of count: Int, keepsFiles: Bool) throws -> RegisterEntry {
    let id = try Self.id(number, of: count)
    var token = contents.token
    token.replaceSubrange(place..<place + id.bytes.count, with: id.bytes)
    return entry(
      id, number, token: token, hash: sample.credentialHash, credential: contents.credential,
      files: keepsFiles ? files : nil)
  }

  private func entry(
    _ id: DocumentID, _ number: Int, token: [UInt8], hash: [UInt8], credential: [UInt8],
    files: KeptFiles?
  ) -> RegisterEntry {
    let used = Register.statusListSize * 4 / 5
    return RegisterEntry(
      issuer: issuer, id: id, registeredAt: sample.registeredAt, tokenHash: SHA256.hash(token),
      credentialHash: hash, key: sample.key,
      status: .init(list: 2 + number / used, index: number % used),
      contents: .init(
        facts: contents.facts, showsDetails: true, token: token, credential: credential,
        achievement: contents.achievement, request: contents.request, files: files))
  }

  /// Fills a register; gives what the QR codes say of as many as are to be verified, spread over all.
  func fill(_ register: Register, _ count: Int, verifiable: Int) throws -> [String] {
    var links: [String] = []
    let step = max(1, count / verifiable)
    for start in stride(from: 0, to: count, by: 50_000) {
      try add(start..<min(start + 50_000, count), to: register) { number in
        guard number.isMultiple(of: step), links.count < verifiable else {
          return try entry(number, of: count, keepsFiles: false)
        }
        let token = try token(number, of: count)
        links.append("https://bewijs.example/q#\(TokenDigits.encode(token.bytes))")
        return try signed(number, of: count, token: token)
      }
    }
    return links
  }

  /// Registers documents as one batch.
  func add(
    _ numbers: Range<Int>, to register: Register, _ make: (Int) throws -> RegisterEntry
  ) throws {
    let batch = try register.begin(staging: ".bench", output: "bench")
    try register.register(batch, assets: assets) { (add) throws(Problem) in
      for number in numbers {
        do {
          try add(make(number))
        } catch {
          throw (error as? Problem) ?? Problem(.usage, nl: "\(error)", en: "\(error)")
        }
      }
    }
    try register.end(batch)
  }
}
