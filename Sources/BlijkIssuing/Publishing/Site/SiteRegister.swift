import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkRegister
import BlijkVerifying

/// Publishes the register in files: what changed since the last time where that can be told, or else all.
struct SiteRegister {
  let register: Register
  let host: IssuerHost
  /// Whether codes can be typed.
  let withCodes: Bool
  let writer: SiteWriter
  /// The check codes of documents that are left out, since something else than Blijk changed what is kept of
  /// them.
  private(set) var spoiled: [String] = []

  init(_ register: Register, host: IssuerHost, withCodes: Bool, writer: SiteWriter) {
    self.register = register
    self.host = host
    self.withCodes = withCodes
    self.writer = writer
  }

  private var maker: SiteEntryMaker { SiteEntryMaker(issuer: host.did, withCodes: withCodes) }
  private var headPath: String { host.path(SiteHead.path) }

  /// Writes all files but the head.
  ///
  /// - Returns: What the head is to say, and where in the log this is.
  mutating func write() throws(Problem) -> (
    documents: Int, names: SiteNames, codes: String?, place: Register.SitePlace
  ) {
    let written = if let changed = try changed() { changed } else { try all() }
    let (documents, names, place) = written
    let codes =
      withCodes
      ? try writer.write(SiteCodes.list(names.codes)) { host.path(SitePath.list($0)) } : nil
    return (documents, names, codes, place)
  }

  // MARK: All

  /// How many documents are taken from the register at a time.
  private static let portion = 2_000

  private mutating func all() throws(Problem) -> (Int, SiteNames, Register.SitePlace) {
    var bits = SiteShards.bits(for: try register.documentCount())
    while true {
      let (written, place) = try all(bits: bits)
      let needed = SiteShards.bits(for: written.documents)
      if needed == bits { return (written.documents, written.names, place) }
      // Documents that do not count were counted too.
      bits = needed
    }
  }

  private mutating func all(bits: Int) throws(Problem) -> (SiteShardWriter, Register.SitePlace) {
    var files = SiteShardWriter(bits: bits, host: host, withCodes: withCodes)
    var waiting: [SiteEntry] = []
    spoiled = []
    let place = try register.siteEntries(withContents: withCodes) { entry in
      waiting.append(entry)
      if waiting.count == Self.portion {
        try add(waiting, to: &files)
        waiting.removeAll(keepingCapacity: true)
      }
    }
    try add(waiting, to: &files)
    try files.flush(writer)
    return (files, place)
  }

  private mutating func add(_ entries: [SiteEntry], to files: inout SiteShardWriter) throws(Problem)
  {
    let maker = maker
    var spoiled: [String] = []
    try WorkerPool.run(
      count: entries.count, work: { maker.make(entries[$0]) },
      consume: { made throws(Problem) in
        if let code = made.spoiled { spoiled.append(code) }
        try files.add(made, writer)
      })
    self.spoiled += spoiled
  }

  // MARK: What changed

  /// Writes the files of documents that changed since the head that is there; nil when all must be written.
  private mutating func changed() throws(Problem) -> (Int, SiteNames, Register.SitePlace)? {
    guard let bytes = writer.bytes(headPath, atMost: SiteHead.longest),
      let before = try register.publication(head: SHA256.hash(bytes)),
      let head = try? SiteHead(published: bytes), head.issuer == host.did,
      (head.codes != nil) == withCodes, var names = SiteNames(head, of: host, on: writer),
      let (entries, place) = try register.siteChanges(
        since: before, atMost: max(1_000, head.documents / 20))
    else { return nil }
    var byNumber: [Int: [SiteEntryMaker.Made]] = [:]
    let maker = maker
    try WorkerPool.run(
      count: entries.count, work: { maker.make(entries[$0]) },
      consume: { made in
        if let code = made.spoiled { spoiled.append(code) }
        byNumber[SiteShards.number(of: made.record.tag, bits: head.bits), default: []].append(made)
      })
    var documents = head.documents
    for (number, made) in byNumber.sorted(by: { $0.key < $1.key }) {
      guard let added = try merge(made, into: number, of: head, &names) else { return nil }
      documents += added
    }
    guard SiteShards.bits(for: documents) == head.bits else { return nil }
    return (documents, names, place)
  }

  /// Puts records into one file, and writes it under its new name.
  ///
  /// - Returns: How many documents are new in it; nil when the file is not there as it was.
  private func merge(
    _ made: [SiteEntryMaker.Made], into number: Int, of head: SiteHead, _ names: inout SiteNames
  ) throws(Problem) -> Int? {
    var records: [[UInt8]: SiteRecord] = [:]
    var codes: [[UInt8]: SiteCodes.Record] = [:]
    if !names.shards[number].isEmpty {
      let name = names.shards[number]
      guard let bytes = writer.named(name, at: host.path(SitePath.records(name))),
        let shard = SiteShard(bytes, number: number, bits: head.bits)
      else { return nil }
      for record in shard.records { records[record.tag] = record }
    }
    if !names.codes[number].isEmpty {
      let name = names.codes[number]
      guard let bytes = writer.named(name, at: host.path(SitePath.sealed(name))),
        let shard = SiteCodes(bytes, number: number, bits: head.bits)
      else { return nil }
      for record in shard.records { codes[record.tag] = record }
    }
    let before = records.count
    for one in made {
      records[one.record.tag] = one.record
      codes[one.record.tag] = one.code
    }
    func inOrder(_ one: [UInt8], _ other: [UInt8]) -> Bool { one.lexicographicallyPrecedes(other) }
    names.shards[number] = try writer.write(
      records.keys.sorted(by: inOrder).flatMap { records[$0]?.bytes ?? [] }
    ) { host.path(SitePath.records($0)) }
    names.codes[number] = try writer.write(
      codes.keys.sorted(by: inOrder).flatMap { codes[$0]?.bytes ?? [] }
    ) { host.path(SitePath.sealed($0)) }
    return records.count - before
  }
}
