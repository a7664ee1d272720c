import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkRegister
import BlijkTestSupport

/// A new register and real documents to put in it.
struct SampleRegister {
  let folder: TemporaryFolder
  let register: Register
  let place: String
  private let engine: Engine
  static let issuer = "did:web:bewijs.example"

  init(_ engine: Engine) throws {
    self.engine = engine
    folder = try TemporaryFolder()
    place = try engine.newPlace(in: folder)
    register = try Register.create(at: place, issuer: Self.issuer)
  }

  /// Looks into it, or changes it behind its back.
  @discardableResult
  func rows(_ sql: String) throws -> [[String?]] { try engine.rows(place, sql) }

  static func entry(
    name: String = "Samira el Bouazzaoui", id: DocumentID? = nil, index: Int, at moment: Int = 1000
  ) throws -> RegisterEntry {
    let key = try TestKeys.key(.ed25519)
    let id = try id ?? DocumentID.random()
    let facts = Facts(
      kind: .certificaat, title: "Veilig werken met voedsel", name: name, date: Sample.day,
      validUntil: nil, period: nil, tasks: [], isTest: false)
    let token = try Token(signing: facts, id: id, with: key)
    let credential = Array("geen echt bewijs van \(name)".utf8)
    return RegisterEntry(
      issuer: issuer, id: id, registeredAt: moment, tokenHash: token.hash,
      credentialHash: SHA256.hash(credential), key: key.publicKey.id.thumbprint,
      status: Credential.StatusEntry(list: 1, index: index),
      contents: .init(facts: facts, showsDetails: true, token: token.bytes, credential: credential))
  }

  /// Registers these as one batch.
  func add(_ entries: [RegisterEntry]) throws {
    let batch = try register.begin(staging: folder(".bezig"), output: folder("uit"))
    try register.register(batch) { (add) throws(Problem) in
      for entry in entries { try add(entry) }
    }
    try register.end(batch)
  }
}
