import BlijkBasics
import BlijkCredential
import BlijkVerifying

/// Writes the files of a register as records come, in the order of their tags.
struct SiteShardWriter {
  let bits: Int
  let host: IssuerHost
  let withCodes: Bool
  private(set) var names: SiteNames
  private(set) var documents = 0
  private var number = 0
  private var records: [UInt8] = []
  private var codes: [UInt8] = []

  init(bits: Int, host: IssuerHost, withCodes: Bool) {
    self.bits = bits
    self.host = host
    self.withCodes = withCodes
    names = SiteNames(
      shards: [String](repeating: "", count: 1 << bits),
      codes: [String](repeating: "", count: 1 << bits))
  }

  mutating func add(_ made: SiteEntryMaker.Made, _ writer: SiteWriter) throws(Problem) {
    let next = SiteShards.number(of: made.record.tag, bits: bits)
    if next != number { try flush(writer) }
    number = next
    documents += 1
    records += made.record.bytes
    if let code = made.code { codes += code.bytes }
  }

  /// Writes what came since the last file.
  mutating func flush(_ writer: SiteWriter) throws(Problem) {
    names.shards[number] = try writer.write(records) { host.path(SitePath.records($0)) }
    names.codes[number] = try writer.write(codes) { host.path(SitePath.sealed($0)) }
    records.removeAll(keepingCapacity: true)
    codes.removeAll(keepingCapacity: true)
  }
}

/// The names of a register's files, by their numbers.
struct SiteNames {
  var shards: [String]
  /// Of those with sealed codes.
  var codes: [String]
}

extension SiteNames {
  /// Those of a head that is on a site; nil where its list of codes is not there as it was.
  init?(_ head: SiteHead, of host: IssuerHost, on writer: SiteWriter) {
    self.init(shards: head.shards, codes: head.shards.map { _ in "" })
    guard let list = head.codes else { return }
    guard let bytes = writer.named(list, at: host.path(SitePath.list(list))),
      let codes = SiteCodes.names(in: bytes, bits: head.bits)
    else { return nil }
    self.codes = codes
  }

  /// The paths of all files, with that of the list of codes where there is one.
  func paths(_ list: String?, of host: IssuerHost) -> Set<String> {
    let records = shards.filter { !$0.isEmpty }.map(SitePath.records)
    let sealed = codes.filter { !$0.isEmpty }.map(SitePath.sealed)
    return Set((records + sealed + (list.map { [SitePath.list($0)] } ?? [])).map { host.path($0) })
  }
}
