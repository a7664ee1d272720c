public import BlijkBasics
import BlijkCredential
public import BlijkKeys
import BlijkRegister
import Foundation

/// Verifies documents: a QR code's text, a typed check code, or an issued file.
///
/// It opens no private key and writes nothing. Every input has an answer; none throws.
public struct Verifier: Sendable {
  var sources: Sources
  private var endorsements: [[UInt8]]
  private let today: @Sendable () -> CalendarDate
  private var now: @Sendable () -> Int = { Timestamp.now() }

  /// Verifies with a trust list, a register, lists that others published, files that endorse the
  /// document, and copies of registers that are not here, by DID.
  public init(
    trust: TrustList, register: RegisterAtHand, statusLists: [StatusList] = [],
    endorsements: [[UInt8]] = [], published: [String: PublishedRegister] = [:],
    today: @escaping @Sendable () -> CalendarDate = { .today() }
  ) {
    sources = Sources(trust: trust, register: register, published: published)
    for list in statusLists { sources.lists.add(list, trusting: trust, at: now()) }
    self.endorsements = endorsements
    self.today = today
  }

  /// Verifies as the organisation in this folder would; without a folder, with the default list of
  /// trusted issuers and no register. Folders with DID documents of others may come beside that list.
  public init(
    folder path: String?, register place: String? = nil, trusting others: [String] = [],
    today: @escaping @Sendable () -> CalendarDate = { .today() }
  ) {
    guard let path else {
      let trust = SharedFiles(issuer: nil).trustList(issuer: nil, others: others)
      self.init(trust: trust, register: .none, today: today)
      return
    }
    var trust = SharedFiles(issuer: path).trustList(issuer: path, others: others)
    var own: String?
    do {
      let folder = try IssuerFolder(path: path, register: place)
      own = folder.profile.host.did
      // A corrected name, number or address counts now, not from the next key or issue on.
      let profile = folder.profile
      trust.describe(
        profile.host.did, name: profile.name, url: profile.url, phone: profile.phone,
        kvk: profile.kvk)
      let register = try folder.register(readOnly: true)
      self.init(trust: trust, register: .live(register, issuer: profile.host.did), today: today)
    } catch {
      // Where the register is another organisation's, either name may be the wrong one.
      let owner = error.code == .badIssuer ? nil : own
      self.init(trust: trust, register: .unavailable(error, issuer: owner), today: today)
    }
  }

  /// Whose documents are believed.
  public var trust: TrustList { sources.trust }

  /// The same, and these organisations, lists, endorsements and copies of registers besides. With a memory,
  /// a copy or list that is older than one seen before revives nothing.
  ///
  /// - Throws: Why a file is no DID document or key set, or no status list, or cannot be read. What is
  ///   wrong with an endorsement is told in the answer.
  public func also(
    trusting paths: [String], statusLists listFiles: [String] = [],
    endorsements files: [String] = [],
    published folders: [String] = [], memory: PublishedMemory? = nil
  ) throws(Problem) -> Verifier {
    var other = self
    try other.sources.trust.add(files: paths)
    for path in listFiles {
      other.sources.lists.add(
        try StatusList(path: path), trusting: other.trust, at: now(), memory: memory)
    }
    other.endorsements += try files.map { path throws(Problem) in
      try BoundedFile.named(path, atMost: Submission.longest)
    }
    guard !folders.isEmpty else { return other }
    let copies = PublishedFolders(folders, memory: memory).current(trust: other.trust)
    if let problem = copies.decisiveProblems.first { throw problem }
    return other.with(published: copies)
  }

  /// The same, with these copies of registers, and the lists of withdrawn documents beside them.
  public func with(published found: PublishedFolders.Found) -> Verifier {
    var other = self
    other.sources.published = found.registers
    for list in found.lists.values { other.sources.lists.add(list) }
    return other
  }

  /// The same, as if it were this moment, in seconds since 1970: what was kept is asked as it was then.
  package func at(_ moment: Int) -> Verifier {
    var other = self
    other.now = { moment }
    return other
  }

  /// Why the register cannot be consulted at this moment, if so: for whoever runs this, not for whoever
  /// asks.
  public var registerProblem: Problem? {
    switch sources.register {
    case .none: return nil
    case .unavailable(let problem, _): return problem
    case .live(let register, _):
      do throws(Problem) {
        _ = try register.issuer()
        return nil
      } catch {
        return error
      }
    }
  }

  /// Everything that whoever runs this should mend.
  public var problems: [Problem] {
    (registerProblem.map { [$0] } ?? []) + trust.problems + trust.remarks + sources.lists.problems
  }

  /// Verifies a text or the contents of a file. Without details the answer is the same and comes
  /// sooner: what the register keeps beside the signed facts is not read.
  public func verify(_ bytes: [UInt8], withDetails: Bool = true) -> Verdict {
    var verdict = decide(bytes, withDetails)
    if verdict.endorsements.isEmpty {
      verdict.endorsements = endorsements.map { _ in .documentIsNotGood }
    }
    return verdict
  }

  private func decide(_ bytes: [UInt8], _ withDetails: Bool) -> Verdict {
    var input = DocumentFile.looksLikeOne(bytes) ? Verdict.Input.file : nil
    do {
      let submission = try Submission(bytes)
      if case .file = submission { input = .file }
      switch submission {
      case .mistypedCode: return .mistyped
      case .several: return .several
      case .other(let kind): return .other(kind)
      case .code(let id): return verify(code: id, withDetails)
      case .token(let token):
        return examine(try Token(reading: token), nil, input: .token, withDetails)
      case .file(let token, let credential):
        return examine(
          try token.map { bytes throws(Problem) in try Token(reading: bytes) },
          try credential.map { bytes throws(Problem) in try SignedCredential(reading: bytes) },
          input: .file, withDetails, file: bytes)
      }
    } catch {
      return .unreadable(error.message, input: input)
    }
  }

  /// Verifies a text or, when it is none that people scan or type, the file of that name: `./NAME` is
  /// always a file. For command lines only: a service never takes the name of a file from outside.
  public func verify(textOrFile text: String, withDetails: Bool = true) -> Verdict {
    // A file could be given the name of a code that somebody else's document has.
    guard !Submission.isScannedOrTyped(text), Self.isThere(text) else {
      let verdict = verify(Array(text.utf8), withDetails: withDetails)
      let looksLikeFile = text.contains(".") && !text.contains("#") && !text.contains("://")
      guard verdict.state == .unreadable, verdict.wording == .usual, looksLikeFile else {
        return verdict
      }
      return .unreadable(
        Message(nl: "Het bestand '\(text)' is er niet.", en: "There is no file '\(text)'."))
    }
    do throws(Problem) {
      return verify(
        try BoundedFile.named(text, atMost: Submission.longest), withDetails: withDetails)
    } catch {
      return .unreadable(error.message, input: .file)
    }
  }

  private static func isThere(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0
  }

  /// A typed code has only the register to go by; what stands there is verified as if scanned.
  private func verify(code id: DocumentID, _ withDetails: Bool) -> Verdict {
    if case .unavailable = sources.register { return .registerUnavailable(id) }
    guard case .live(let register, _) = sources.register else { return verify(sealed: id) }
    do {
      guard let contents = try register.shownEntry(id: id)?.contents else {
        return verify(sealed: id)
      }
      return examine(
        try Token(reading: contents.token),
        try SignedCredential(reading: contents.credential), input: .code, withDetails)
    } catch {
      return .registerUnavailable(id)
    }
  }

  func examine(
    _ token: Token?, _ credential: SignedCredential?, input: Verdict.Input, _ withDetails: Bool,
    file: [UInt8]? = nil
  ) -> Verdict {
    let document = VerificationCase(
      token: token, credential: credential, from: sources, today: today(), now: now())
    let findings = Findings(about: document, from: sources)
    var verdict = Verdict(document, findings, input: input, withDetails: withDetails)
    if verdict.state.showsFacts {
      if let content = document.said?.content, let visible = file.flatMap({ VisibleText($0) }) {
        verdict.otherInFile = SignedWords(content).fields(notIn: visible)
      }
      verdict.endorsements = endorsements.map { bytes in
        Verdict.Endorsement(bytes, of: document, findings.evidence, from: sources)
      }
    }
    return verdict
  }
}
