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
      let bytes = try file("register/\(name).bin", named: name, atMost: Self.longest)
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
    let bytes = try file("codes/\(list).txt", named: list, atMost: 33 << 16)
    guard let names = SiteCodes.names(in: bytes, bits: head.bits) else { throw Unreadable() }
    let keys = codeKeys(of: id)
    let number = SiteShards.number(of: keys.tag, bits: head.bits)
    guard !names[number].isEmpty else { return nil }
    let codes = try file(
      "codes/\(names[number]).bin", named: names[number], atMost: SiteCodes.longest)
    guard let codes = SiteCodes(codes, number: number, bits: head.bits) else { throw Unreadable() }
    guard let record = codes.record(keys.tag) else { return nil }
    guard let text = keys.open(record.sealed, issuer: head.issuer),
      let contents = SealedContents(text)
    else { throw Unreadable() }
    return contents
  }

  /// A file as it was published, by its path below the organisation's address; nil for what is none of them.
  func published(_ path: String) -> [UInt8]? {
    if path == SiteHead.path { return signedHead }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, ["register", "codes"].contains(parts[0]),
      ["bin", SiteCodes.listExtension].contains(String(parts[1].dropFirst(33))),
      parts[1].dropFirst(32).first == "."
    else { return nil }
    let name = String(parts[1].prefix(32))
    guard SiteHead.isName(name) else { return nil }
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
