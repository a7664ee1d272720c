import BlijkBasics
import BlijkCredential
import BlijkRegister

/// The files of a published register, each read when it is asked for: what holds a million documents is never
/// in memory as a whole.
struct SiteFiles: Sendable {
  let folder: String
  let head: SiteHead
  /// The head as it was signed.
  private let signedHead: [UInt8]
  private let shards = Remembered<String, SiteShard>(most: 64)
  /// The files with sealed codes are larger, and few codes are typed.
  private let sealed = Remembered<String, SiteCodes>(most: 8)
  private let lists = Remembered<String, [String]>(most: 1)
  /// What is derived of the codes that were asked about last: each takes a quarter of a millisecond.
  private let keys = Remembered<DocumentID, CodeKeys>(most: 1024)

  init(folder: String, head: SiteHead, signed: [UInt8]) {
    self.folder = folder
    self.head = head
    signedHead = signed
  }

  /// A file that is not there, or is not what its name says.
  struct Unreadable: Error {}

  /// What the register says of a document; nil when it does not hold it.
  func record(of id: DocumentID) throws(Unreadable) -> SiteRecord? {
    let tag = codeKeys(of: id).tag
    let number = SiteShards.number(of: tag, bits: head.bits)
    let name = head.shards[number]
    guard !name.isEmpty else { return nil }
    let shard = try shards.value(name) { () throws(Unreadable) in
      let bytes = try file(SitePath.records(name), named: name, atMost: Self.longest)
      guard let shard = SiteShard(bytes, number: number, bits: head.bits) else {
        throw Unreadable()
      }
      return shard
    }
    return shard.record(tag)
  }

  /// Whether codes can be typed here.
  var opensCodes: Bool { head.codes != nil }

  /// What is sealed behind a code; nil when there is nothing.
  func contents(of id: DocumentID) throws(Unreadable) -> SealedContents? {
    guard let list = head.codes else { return nil }
    let names = try lists.value(list) { () throws(Unreadable) in
      let bytes = try file(SitePath.list(list), named: list, atMost: 33 << 16)
      guard let names = SiteCodes.names(in: bytes, bits: head.bits) else { throw Unreadable() }
      return names
    }
    let keys = codeKeys(of: id)
    let number = SiteShards.number(of: keys.tag, bits: head.bits)
    let name = names[number]
    guard !name.isEmpty else { return nil }
    let codes = try sealed.value(name) { () throws(Unreadable) in
      let bytes = try file(SitePath.sealed(name), named: name, atMost: SiteCodes.longest)
      guard let codes = SiteCodes(bytes, number: number, bits: head.bits) else {
        throw Unreadable()
      }
      return codes
    }
    guard let record = codes.record(keys.tag) else { return nil }
    guard let text = keys.open(record.sealed, issuer: head.issuer),
      let contents = SealedContents(text)
    else { throw Unreadable() }
    return contents
  }

  /// A file as it was published, by its path below the organisation's address; nil for what is none of them.
  func published(_ path: String) -> [UInt8]? {
    if path == SiteHead.path { return signedHead }
    guard let name = SitePath.name(in: path) else { return nil }
    return try? file(path, named: name, atMost: SiteCodes.longest)
  }

  private func codeKeys(of id: DocumentID) -> CodeKeys {
    keys.value(id) { CodeKeys(of: id, issuer: head.issuer) }
  }

  /// The most bytes of a file with records: many times what a fair division gives.
  private static let longest = 16 << 20

  /// A file that is exactly what its name says.
  private func file(_ path: String, named name: String, atMost most: Int) throws(Unreadable)
    -> [UInt8]
  {
    guard let bytes = try? BoundedFile.read("\(folder)/\(path)", atMost: most),
      SiteHead.name(of: bytes) == name
    else { throw Unreadable() }
    return bytes
  }
}
