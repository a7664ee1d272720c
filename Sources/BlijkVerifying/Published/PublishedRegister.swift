import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkRegister
import Foundation

/// A copy of an issuer's register, as it was published: signed, read whole, and only as new as its
/// date. It holds hashes and states, and no facts.
public struct PublishedRegister: Sendable {
  /// Whose it is.
  public let issuer: String
  /// Which one: a later copy has a higher number.
  public let sequence: Int
  /// When it was published.
  public let time: String
  /// The key that signed it.
  let key: PublicKey
  private let contents: Contents
  /// The lists of its issuer that were seen before and are newer than this copy: the moment of each, in
  /// seconds since 1970, by address.
  var newerLists: [String: Int] = [:]

  /// What it says of one document.
  struct Entry {
    let tokenHash: Digest
    let credentialHash: Digest
    let state: RegisterEntry.State
  }

  private enum Contents {
    /// All of `register.jsonl`.
    case lines([Digest: Entry])
    /// Files that are read when they are asked for.
    case site(SiteFiles)
  }

  /// What its file is called.
  package static let fileName = "register.jsonl"

  /// The most bytes of a published register: some million documents. Checking it takes four times as much
  /// memory.
  package static let longest = 256 << 20

  /// Reads and checks a copy.
  ///
  /// - Parameters:
  ///   - path: The file `register.jsonl`.
  ///   - trust: Whose signatures are believed.
  /// - Throws: Why it does not count: nobody trusted signed it, or it is not as it was signed.
  init(path: String, trust: TrustList) throws(Problem) {
    let bytes = try BoundedFile.named(path, atMost: Self.longest)
    func wrong(_ nl: String, _ en: String) -> Problem {
      Problem(
        .unreadable, nl: "Het gepubliceerde register '\(path)' telt niet mee: \(nl).",
        en: "The published register '\(path)' does not count: \(en).")
    }
    guard let end = bytes.dropLast().lastIndex(of: 0x0A) else { throw wrong("leeg", "empty") }
    let signed = Array(bytes[...end])
    let last = String(decoding: bytes[(end + 1)...], as: UTF8.self)
    let signature = try DetachedSignature(reading: last.trimmingCharacters(in: .newlines))
    let lines = signed.split(separator: 0x0A)
    let head = try JSON(reading: Array(lines.first ?? []))
    guard let issuer = head["issuer"]?.string, let sequence = head["sequence"]?.integer,
      let time = head["time"]?.string, time.utf8.count <= 40
    else { throw wrong("de eerste regel klopt niet", "its first line is wrong") }
    guard let trusted = trust.issuer(issuer) else {
      throw wrong("de organisatie wordt niet vertrouwd", "its organisation is not trusted")
    }
    guard let key = trusted.key(method: signature.method),
      trusted.vouches(with: key, signedAt: Timestamp.seconds(time), now: Timestamp.now()),
      signature.isSigned(by: key, over: signed)
    else { throw wrong("de handtekening klopt niet", "its signature does not hold") }
    var entries: [Digest: Entry] = [:]
    entries.reserveCapacity(lines.count)
    for line in lines.dropFirst() {
      let json = try JSON(reading: Array(line))
      func digest(_ name: String) -> Digest? {
        json[name]?.string.flatMap { Base64URL.decode($0) }
          .flatMap { $0.count == 32 ? Digest($0) : nil }
      }
      guard let subject = digest("document"), let token = digest("token"),
        let credential = digest("credential"),
        let state = RegisterEntry.State.allCases.first(where: {
          $0.word == json["state"]?.string
        }), entries[subject] == nil
      else { throw wrong("een regel klopt niet", "a line is wrong") }
      entries[subject] = Entry(tokenHash: token, credentialHash: credential, state: state)
    }
    self.issuer = issuer
    self.sequence = sequence
    self.time = time
    self.key = key
    contents = .lines(entries)
  }

  /// Reads and checks the head of a copy that is in many files.
  ///
  /// - Parameters:
  ///   - folder: What was published: the folder that `register/head.txt` is below.
  ///   - trust: Whose signatures are believed.
  /// - Throws: Why it does not count.
  init(site folder: String, trust: TrustList) throws(Problem) {
    let bytes = try BoundedFile.named("\(folder)/\(SiteHead.path)", atMost: SiteHead.longest)
    let (head, key) = try SiteHead.read(bytes, trust: trust, now: Timestamp.now())
    (issuer, sequence, time, self.key) = (head.issuer, head.sequence, head.time, key)
    contents = .site(SiteFiles(folder: folder, head: head, signed: bytes))
  }

  /// The moment that it is of, in seconds since 1970.
  var moment: Int { Timestamp.seconds(time) ?? sequence }

  /// The day that it is of.
  var day: CalendarDate { .inTheNetherlands(moment) }

  /// What it says of a document; `nil` when it does not hold it.
  ///
  /// - Throws: `SiteFiles.Unreadable`, when the file that would tell is missing or not as it was published.
  func entry(of id: DocumentID) throws(SiteFiles.Unreadable) -> Entry? {
    switch contents {
    case .lines(let entries): entries[Digest(Register.subject(issuer: issuer, id: id))]
    case .site(let files):
      try files.record(of: id).map {
        Entry(
          tokenHash: Digest($0.tokenHash), credentialHash: Digest($0.credentialHash),
          state: $0.state)
      }
    }
  }

  /// One of its files as it was published, by its path below the organisation's address; nil where it is in one
  /// file, and for any other path.
  package func file(_ path: String) -> [UInt8]? {
    guard case .site(let files) = contents else { return nil }
    return files.published(path)
  }

  /// Its files with sealed codes, where codes can be typed.
  var codes: SiteFiles? {
    guard case .site(let files) = contents, files.opensCodes else { return nil }
    return files
  }
}
