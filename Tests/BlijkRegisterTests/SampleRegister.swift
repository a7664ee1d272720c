import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkSecrets
import BlijkTestSupport

@testable import BlijkRegister

/// A new register and real documents to put in it.
struct SampleRegister {
  let folder: TemporaryFolder
  private(set) var register: Register
  let place: String
  private let engine: Engine
  static let issuer = "did:web:bewijs.example"

  init(_ engine: Engine) throws {
    self.engine = engine
    folder = try TemporaryFolder()
    place = try engine.newPlace(in: folder)
    register = try Register.create(at: place, issuer: Self.issuer)
  }

  /// A register with a document of each of these moments, signed with a key that is in use since 100.
  static func filled(_ engine: Engine, at moments: [Int]) throws -> (Self, [RegisterEntry]) {
    let sample = try Self(engine)
    try sample.register.takeIntoUse(try TestKeys.key(.ed25519).publicKey, at: 100)
    let entries = try moments.enumerated().map { try entry(index: $0, at: $1) }
    try sample.add(entries)
    return (sample, entries)
  }

  /// The same, opened again.
  func reopened() throws -> SampleRegister {
    var other = self
    other.register = try Register.open(at: place)
    return other
  }

  /// Looks into it, or changes it behind its back.
  @discardableResult
  func rows(_ sql: String) throws -> [[String?]] { try engine.rows(place, sql) }

  static func entry(
    name: String = "Samira el Bouazzaoui", id: DocumentID? = nil, index: Int, at moment: Int = 1000,
    showsDetails: Bool = true, files: KeptFiles? = nil
  ) throws -> RegisterEntry {
    let key = try TestKeys.key(.ed25519)
    let id = try id ?? DocumentID.random()
    let facts = Facts(
      kind: .certificaat, title: "Veilig werken met voedsel", name: name, date: Sample.day,
      validUntil: nil, period: nil, tasks: [], isTest: false)
    let token = try Token(signing: facts, id: id, with: key)
    let credential = Self.credential(id.checkCode)
    return RegisterEntry(
      issuer: issuer, id: id, registeredAt: moment, tokenHash: token.hash,
      credentialHash: SHA256.hash(credential), key: key.publicKey.id.thumbprint,
      status: Credential.StatusEntry(list: 1, index: index),
      contents: .init(
        facts: facts, showsDetails: showsDetails, token: token.bytes, credential: credential,
        achievement: "voedselveiligheid", request: #"{"naam":"\(name)"}"#, files: files))
  }

  /// One that takes the place of another.
  static func replacement(of old: DocumentID, index: Int) throws -> RegisterEntry {
    var entry = try Self.entry(index: index)
    entry.replaces = old
    return entry
  }

  /// A credential in form, which nobody signed.
  static func credential(_ text: String) -> [UInt8] {
    let parts = [#"{"alg":"EdDSA"}"#, #"{"id":"\#(text)"}"#, "handtekening"]
    return Array(parts.map { Base64URL.string(Array($0.utf8)) }.joined(separator: ".").utf8)
  }

  /// Files as a batch keeps them.
  static func files(_ text: String) -> KeptFiles {
    KeptFiles(
      shared: KeptFiles.Asset([1]), dictionary: KeptFiles.Asset([2]), contents: "[]",
      bytes: Array(text.utf8))
  }

  /// Bytes in a statement.
  func literal(_ bytes: [UInt8]) -> String {
    engine == .sqlite ? "x'\(Hex.encode(bytes))'" : "'\\x\(Hex.encode(bytes))'::bytea"
  }

  /// Registers these as one batch, at the moment of the last of them.
  func add(_ entries: [RegisterEntry]) throws {
    let moment = entries.last?.registeredAt ?? 0
    let batch = try register.begin(
      staging: folder(".bezig"), output: folder("uit"), at: entries.first?.registeredAt ?? 0)
    let assets = entries.compactMap { $0.contents?.files }.flatMap { [$0.shared, $0.dictionary] }
    try register.register(batch, assets: assets, at: moment) { (add) throws(Problem) in
      for entry in entries { try add(entry) }
    }
    try register.end(batch, at: moment)
  }
}
