import BlijkBasics
import BlijkCredential
import BlijkIssuing
import BlijkRegister
import BlijkTestSupport
import BlijkVerifying
import Foundation
import Testing

/// What earlier versions made opens with today's code and has the answers of then, but for what stands in
/// `FrozenChanges`.
@Suite struct FrozenTests {
  @Test func theFirstVersionIsKept() {
    #expect(FrozenVectors.versions.contains("0.1.0"))
  }

  @Test(arguments: FrozenVectors.versions)
  func everyAnswerIsThatOfThen(version: String) throws {
    let vectors = try FrozenVectors(version: version)
    var asking = FrozenAsking(vectors)
    for own in vectors.organisations { try bringUpToDate(vectors(own)) }
    #expect(vectors.answers.count > 300)
    for answer in vectors.answers { try asking.compare(answer) }
    // A change that nothing needs would hide the next one.
    #expect(asking.unusedChanges.isEmpty)
  }

  private static func id(_ code: String) throws -> DocumentID {
    guard case .code(let id) = DocumentID.reading(code) else { throw CancellationError() }
    return id
  }

  /// As `blijk register check` does after an update.
  private func bringUpToDate(_ path: String) throws {
    let folder = try IssuerFolder(path: path)
    let recovery = try Issuer(folder: folder).recover()
    #expect(recovery.messages.isEmpty && recovery.refused.isEmpty)
    let found = try folder.register(readOnly: true).check(earlier: [])
    #expect(found.findings.isEmpty && found.documents > 0)
  }

  @Test(arguments: FrozenVectors.versions)
  func everyFileIsPrintedAgain(version: String) throws {
    let vectors = try FrozenVectors(version: version)
    let files = try FileManager.default.subpathsOfDirectory(atPath: vectors("documents"))
    var count = 0
    for own in vectors.organisations {
      let issuer = Issuer(folder: try IssuerFolder(path: vectors(own)))
      _ = try issuer.recover()
      for code in vectors.codes(of: own) {
        let id = try Self.id(code)
        let output = vectors.new("opnieuw-\(code)")
        guard problem({ try issuer.reprint(id, to: output) }) == nil else { continue }
        for file in files where file.contains(code) {
          let name = URL(fileURLWithPath: file).lastPathComponent
          count += 1
          #expect(
            FileManager.default.contentsEqual(
              atPath: vectors("documents/\(file)"), andPath: "\(output)/\(name)"), "\(file)")
        }
      }
    }
    #expect(count >= 30)
  }

  /// A register of then is worked on further.
  @Test(arguments: FrozenVectors.versions)
  func aRegisterTakesMore(version: String) throws {
    let vectors = try FrozenVectors(version: version)
    for own in vectors.organisations {
      let folder = try IssuerFolder(path: vectors(own))
      let register = try folder.register()
      let link = try #require(
        vectors.answers.first {
          $0.own == own && $0.text("state") == "valid" && $0.text("text") != nil
        })
      let code = try #require(link.text("code"))
      _ = try register.revoke([try Self.id(code)], at: Timestamp.now())
      let found = try folder.register(readOnly: true).check(earlier: [])
      #expect(found.findings.isEmpty && found.passesThrough)
      let verifier = Verifier(folder: vectors(own), today: { vectors.today })
      #expect(verifier.verify(Array((link.text("text") ?? "").utf8)).state == .revoked)
    }
  }
}

/// Asks what was asked then, and compares.
struct FrozenAsking {
  private let vectors: FrozenVectors
  private var verifiers: [String: Verifier] = [:]
  private var used: Set<String> = []

  init(_ vectors: FrozenVectors) { self.vectors = vectors }

  /// Changes that no answer needed.
  var unusedChanges: [String] {
    let states = FrozenChanges.states.filter { $0.version == vectors.version }.map(\.name)
    return (states + FrozenChanges.reworded.keys).filter { !used.contains($0) }.sorted()
  }

  mutating func compare(_ answer: FrozenVectors.Answer) throws {
    let verdict = try verifier(for: answer).verify(
      textOrFile: answer.file.map { vectors($0) } ?? answer.text("text") ?? "")
    // Also with texts of its own, in which the answers of today are not.
    let texts = try texts(for: answer)
    #expect(try !verdict.title(texts).isEmpty && !verdict.sentence(texts).isEmpty)
    let then = answer.text("state") ?? ""
    if let change = FrozenChanges.states.first(where: { $0.isAbout(answer, of: vectors.version) }) {
      used.insert(change.name)
      #expect(verdict.state.rawValue == change.now, "\(answer.question)")
      return
    }
    #expect(verdict.state.rawValue == then, "\(answer.question)")
    let now = try JSON(reading: verdict.json(.nl))
    for name in [
      "code", "kind", "title", "name", "issuer", "date", "validUntil", "period", "tasks",
    ] {
      #expect(now[name] == answer.json[name], "\(name) of \(answer.question)")
    }
    // What we made is never taken for changed.
    #expect(now["otherInFile"] == .null, "\(answer.question)")
    try compareWhatIsShown(verdict, answer)
    compareReasons(verdict, answer)
    compareEndorsements(now["endorsements"], answer)
  }

  private func texts(for answer: FrozenVectors.Answer) throws -> Texts {
    try SharedFiles(issuer: answer.with == "register" ? vectors(answer.own) : nil).texts(.nl)
  }

  private mutating func compareWhatIsShown(_ verdict: Verdict, _ answer: FrozenVectors.Answer)
    throws
  {
    let texts = try texts(for: answer)
    let shown = (answer.json["shown"]?.array ?? []).compactMap(\.string).map { today($0) }
    let now = try verdict.labelledFacts(texts).map(\.value)
    #expect(
      answer.file == nil ? now == shown : Self.isKept(shown, in: now), "\(answer.question)")
    let then = answer.text("boundary")
    let boundary = try verdict.boundary(texts)
    // What was signed keeps its words, and so does a catalogue of one's own.
    if boundary == then { return }
    #expect(verdict.details?.boundary == nil, "\(answer.question)")
    #expect(boundary == then.map { today($0) }, "\(answer.question)")
  }

  /// H: a file shows all that its credential says, and who signed by name; what was shown then is still
  /// there, in its order.
  private static func isKept(_ then: [String], in now: [String]) -> Bool {
    var rest = then[...]
    for value in now {
      guard let next = rest.first else { break }
      if value == next || value.hasSuffix(", \(next)") { rest = rest.dropFirst() }
    }
    return rest.isEmpty
  }

  private mutating func compareReasons(_ verdict: Verdict, _ answer: FrozenVectors.Answer) {
    for reason in answer.reasons {
      let found = verdict.reasons.first { $0.policy == reason.policy }
      #expect(
        found?.outcome.rawValue == reason.outcome, "\(reason.policy) of \(answer.question)")
      #expect(found?.why.nl == today(reason.why.nl), "\(answer.question)")
      #expect(found?.why.en == today(reason.why.en), "\(answer.question)")
    }
  }

  private mutating func compareEndorsements(_ now: JSON?, _ answer: FrozenVectors.Answer) {
    let then = answer.json["endorsements"]?.array ?? []
    #expect(now?.array?.count ?? 0 == then.count)
    for (now, then) in zip(now?.array ?? [], then) {
      for name in ["issuer", "state", "date", "validUntil", "comment"] {
        #expect(now[name] == then[name], "\(name) of \(answer.question)")
      }
      #expect(now["why"]?.string == then["why"]?.array?.first?.string.map { today($0) })
    }
  }

  /// A sentence of then in the words of today.
  private mutating func today(_ sentence: String) -> String {
    guard let now = FrozenChanges.reworded[sentence] else { return sentence }
    used.insert(sentence)
    return now
  }

  private mutating func verifier(for answer: FrozenVectors.Answer) throws -> Verifier {
    let name = "\(answer.own) \(answer.with) \(answer.endorsement ?? "")"
    if let verifier = verifiers[name] { return verifier }
    let verifier = try vectors.verifier(
      own: answer.own, with: answer.with, endorsement: answer.endorsement)
    verifiers[name] = verifier
    return verifier
  }
}

extension FrozenChanges.State {
  var name: String { "\(question) with \(with)" }

  func isAbout(_ answer: FrozenVectors.Answer, of version: String) -> Bool {
    let asked = answer.file ?? answer.text("text") ?? ""
    return self.version == version && with == answer.with && asked.contains(question)
      && answer.text("state") == before
  }
}

extension FrozenVectors {
  /// The folders of organisations.
  var organisations: [String] { Set(answers.map(\.own)).sorted() }

  /// The check codes that were asked about an organisation's documents.
  func codes(of own: String) -> [String] {
    Set(answers.filter { $0.own == own && $0.with == "register" }.compactMap { $0.text("code") })
      .sorted()
  }

  /// Who answers: the organisation itself, or somebody with what it published, or with nothing.
  func verifier(own: String, with: String, endorsement: String?) throws -> Verifier {
    let today = today
    let site = Self.sites[own] ?? ""
    let did = own == "leerhuis" ? "\(site)/did.json" : "\(site)/.well-known/did.json"
    let verifier = Verifier(
      folder: with == "register" ? self(own) : nil, today: { today })
    let endorsements = [endorsement].compactMap { $0.map { self($0) } }
    return switch with {
    case "published":
      try verifier.also(
        trusting: Self.sites.sorted { $0.key < $1.key }.map { name, site in
          self(name == "leerhuis" ? "\(site)/did.json" : "\(site)/.well-known/did.json")
        },
        endorsements: endorsements, published: [self("site/samen"), self("site/dorpshuis")])
    case "lists":
      try verifier.also(
        trusting: [self(did)], statusLists: [self("\(site)/status/1")], endorsements: endorsements)
    default: try verifier.also(trusting: [], endorsements: endorsements)
    }
  }

  private static let sites = [
    "buurtkamer": "site/samen", "leerhuis": "site/samen/leerhuis", "dorpshuis": "site/dorpshuis",
  ]
}
