import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkSecrets
import BlijkTestSupport

@testable import BlijkRegister

/// Makes operations up: the same ones for the same seed, as long as the model is right.
struct OperationMaker {
  private var chance: Chance
  /// Seconds since 1970; a few days before the year ends, so that a report has two years.
  private var clock = 1_766_900_000
  private static let signer = Result { try TestKeys.ed25519.get() }
  private static let keys = Result {
    try (1...40).map { try PrivateKey(ed25519Seed: [UInt8](repeating: $0, count: 32)).publicKey }
  }

  init(seed: UInt64) { chance = Chance(seed: seed) }

  private mutating func one(of count: Int) -> Bool {
    Int.random(in: 0..<count, using: &chance) == 0
  }
  private mutating func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &chance) }

  /// Mostly a little later; now and then the clock was set back.
  private mutating func moment() -> Int {
    clock += below(900)
    return one(of: 12) ? clock - below(200_000) : clock
  }

  /// A moment before now; often that of a document, where before and after meet.
  private mutating func past(of model: RegisterModel, within seconds: Int) -> Int {
    guard let document = model.now.documents.randomElement(using: &chance), one(of: 2) else {
      return clock - below(seconds)
    }
    return document.entry.registeredAt
  }

  mutating func next(for model: RegisterModel) throws -> Operation {
    switch below(1000) {
    case 0..<170: return .issue(try entries(for: model), isBroken: one(of: 12))
    case 170..<260:
      let reason = RegisterEntry.Reason.allCases.randomElement(using: &chance)
      return try .revoke(ids(of: model), one(of: 4) ? nil : reason, at: moment())
    case 260..<350: return try .hide(!one(of: 3), ids(of: model), at: moment())
    case 350..<380: return try .erase(ids(of: model), at: moment())
    case 380..<383: return .prune(before: past(of: model, within: 600_000), at: clock)
    case 383..<395:
      return .takeIntoUse(try Self.keys.get()[below(40)], at: moment())
    case 395..<405: return .retire(try key(of: model), at: moment())
    case 405..<412:
      return .compromise(
        try key(of: model), since: past(of: model, within: 300_000), at: moment())
    case 412..<420: return .nextPublication(at: moment())
    case 420..<840: return .find(try id(of: model))
    case 840..<880: return .list(one(of: 8) ? nil : Names.searched[below(Names.searched.count)])
    case 880..<910: return .report(year: 2024 + below(4))
    case 910..<930: return .freePlaces(1 + below(5))
    case 930..<945: return .published
    case 945..<960: return .statusList
    case 960..<980: return .keys
    case 980..<988: return .check
    case 988..<994: return .reopen
    case 994..<995: return .move
    case 995..<998: return .backUp
    default: return .restore
    }
  }

  /// Now and then one that was never issued.
  private mutating func id(of model: RegisterModel) throws -> DocumentID {
    guard let document = model.now.documents.randomElement(using: &chance), !one(of: 20) else {
      return try newID()
    }
    return document.entry.id
  }

  private mutating func ids(of model: RegisterModel) throws -> [DocumentID] {
    try (0..<1 + below(3)).map { _ in try id(of: model) }
  }

  private mutating func newID() throws -> DocumentID {
    var bytes = chance.bytes(10)
    bytes[0] &= 7
    guard let id = DocumentID(bytes: bytes) else { throw CancellationError() }
    return id
  }

  private mutating func key(of model: RegisterModel) throws -> String {
    guard let key = model.now.keys.randomElement(using: &chance), !one(of: 20) else {
      return try Self.keys.get()[below(40)].id.thumbprint
    }
    return key.id
  }

  private mutating func entries(for model: RegisterModel) throws -> [RegisterEntry] {
    let at = moment()
    return try (0..<1 + below(4)).map { _ in
      // Now and then an id or a place that is taken.
      let id = one(of: 60) ? try id(of: model) : try newID()
      var place = below(Register.statusListSize)
      if one(of: 60), let taken = model.now.documents.randomElement(using: &chance) {
        place = taken.entry.status.index
      }
      return try entry(id, place: place, at: at, for: model)
    }
  }

  private mutating func entry(
    _ id: DocumentID, place: Int, at moment: Int, for model: RegisterModel
  ) throws -> RegisterEntry {
    let facts = Facts(
      kind: Kind.allCases[below(Kind.allCases.count)],
      title: ["Veilig werken met voedsel", "EHBO"][below(2)],
      name: Names.all[below(Names.all.count)],
      date: Sample.day, validUntil: one(of: 2) ? Sample.day : nil, period: nil, tasks: [],
      isTest: one(of: 5))
    let token = try Token(signing: facts, id: id, with: Self.signer.get())
    let credential = SampleRegister.credential(Hex.encode(chance.bytes(40)))
    let files = KeptFiles(
      shared: KeptFiles.Asset([1]), dictionary: KeptFiles.Asset([2]), contents: "[]",
      bytes: chance.bytes(60))
    var entry = RegisterEntry(
      issuer: SampleRegister.issuer, id: id, registeredAt: moment, tokenHash: token.hash,
      credentialHash: SHA256.hash(credential), key: try key(of: model),
      status: Credential.StatusEntry(list: 1, index: place),
      contents: .init(
        facts: facts, showsDetails: one(of: 2), token: token.bytes, credential: credential,
        achievement: "ehbo", request: one(of: 3) ? nil : "{}", files: one(of: 4) ? nil : files))
    if one(of: 6) { entry.replaces = try self.id(of: model) }
    return entry
  }
}
