import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkRegister
import BlijkVerifying
import Foundation

/// What is asked of a publication.
public struct PublishOptions: Sendable {
  /// Whether keys of this organisation that are on the site and not in its key ring may go, with all that they
  /// signed.
  public var replacesKeys = false
  /// Whether `register.jsonl` is written where codes can be typed. Whoever has it can try a code for one hash.
  public var writesRegisterFile = false
  /// Whether files go that no register of the last seven days named.
  public var prunes = false

  /// Asks nothing out of the ordinary.
  public init() {}
}

/// One publication, in the order in which files must go to the host: whoever finds a new head finds all that it
/// names.
struct SitePublishing {
  let folder: IssuerFolder
  let register: Register
  let writer: SiteWriter
  let options: PublishOptions

  private var host: IssuerHost { folder.profile.host }
  private var typesCodes: Bool { folder.profile.typedCodes == true }

  func run(_ ring: KeyRing, with signer: any Signer) throws(Problem) -> SitePublication {
    let moment = Timestamp.now()
    // Made before anything is written: where a place is not known, nothing may be published.
    let lists = try madeLists(with: signer, at: moment)
    try refuseLinks(lists.map(\.path))
    let before = earlierFiles()
    try writer.removeUnfinished(in: SitePath.folders.map { host.path($0) } + [""])
    try writeKeys(ring)
    var files = SiteRegister(register, host: host, withCodes: typesCodes, writer: writer)
    let (documents, names, codes, place) = try files.write()
    let left = try writePage()
    let number = try register.nextPublication(at: moment)
    try writeRegisterFile(number, with: signer, at: moment)
    try register.confirmPlace()
    let head = SiteHead(
      issuer: host.did, sequence: number, time: Timestamp.utc(moment), documents: documents,
      shards: names.shards, codes: codes)
    let bytes = try head.signed(with: signer)
    try writer.write(bytes, to: host.path(SiteHead.path))
    try register.note(publication: number, head: SHA256.hash(bytes), at: place)
    // After the head: a list that is newer than the register would make every document uncertain.
    for (path, bytes) in lists { try writer.write(bytes, to: path) }
    let leftovers = SiteLeftovers(host: host, writer: writer)
    leftovers.date(before.subtracting(names.paths(codes, of: host)).sorted())
    try leftovers.removeCodes(besides: names, codes, bits: head.bits)
    if options.prunes { try leftovers.prune(besides: names, codes) }
    // What an earlier publication removed and is needed again, is there again.
    let gone = folder.removedFromSite().filter { !writer.isThere($0) }
    try folder.note(removedFromSite: gone, replaces: true)
    return SitePublication(
      written: writer.written, removed: gone, left: left, spoiled: files.spoiled)
  }

  /// Refuses links in the place of files before anything is written.
  private func refuseLinks(_ lists: [String]) throws(Problem) {
    let files = [
      "q/index.html", "c/index.html", "index.html", SiteHead.path, PublishedRegister.fileName,
    ]
    let paths =
      [host.didPath, host.keySetPath, ".nojekyll", "_headers"] + lists + files.map { host.path($0) }
    for path in paths { try writer.site.refuseLink(path) }
  }

  /// The files that the head which is there names.
  private func earlierFiles() -> Set<String> {
    guard let bytes = writer.bytes(host.path(SiteHead.path), atMost: SiteHead.longest),
      let head = try? SiteHead(published: bytes)
    else { return [] }
    return SiteNames(head, of: host, on: writer)?.paths(head.codes, of: host) ?? []
  }

  private func writeKeys(_ ring: KeyRing) throws(Problem) {
    let own = folder.publicEntry(ring)
    try writer.write(own.didDocument().serialized() + [0x0A], to: host.didPath)
    try writer.write(own.keySet().serialized() + [0x0A], to: host.keySetPath)
  }

  private func madeLists(with signer: any Signer, at moment: Int) throws(Problem) -> [(
    path: String, bytes: [UInt8]
  )] {
    try register.statusLists(issuer: host.did).map { list throws(Problem) in
      let bits = try register.statusBits(list: list, issuer: host.did)
      let credential = try StatusListCredential.make(
        list, bits: bits, host: host, with: signer, at: moment)
      return (host.statusListPath(list), credential.bytes)
    }
  }

  /// Writes the page and what hosts read about their files.
  ///
  /// - Returns: The pages of somebody else that stayed.
  private func writePage() throws(Problem) -> [String] {
    try writer.write([], to: ".nojekyll")
    var left: [String] = []
    let headers = Array(Self.headers.utf8)
    if writer.isThere("_headers"), writer.bytes("_headers", atMost: headers.count) != headers {
      left.append("_headers")
    } else {
      try writer.write(headers, to: "_headers")
    }
    let page = try SitePage(SharedFiles(issuer: folder.path)).bytes
    for name in ["q/index.html", "c/index.html", "index.html"] {
      let path = host.path(name)
      let there = writer.bytes(path, atMost: 4 << 20)
      if writer.isThere(path), there.map({ !$0.isEmpty && !SitePage.isOne($0) }) ?? true {
        left.append(path)
      } else {
        try writer.write(page, to: path)
      }
    }
    return left
  }

  /// What hosts that read `_headers` are told. It is the same whoever publishes, since several organisations may
  /// share a host.
  private static let headers = """
    /*
      Access-Control-Allow-Origin: *
      X-Content-Type-Options: nosniff
      X-Robots-Tag: noindex
      Referrer-Policy: no-referrer
      X-Frame-Options: DENY

    """

  /// Writes the register in one file for those who read it so; where codes can be typed only when asked.
  private func writeRegisterFile(_ number: Int, with signer: any Signer, at moment: Int)
    throws(Problem)
  {
    let path = host.path(PublishedRegister.fileName)
    if !typesCodes || options.writesRegisterFile {
      try writer.write(
        RegisterFile.write(register, issuer: host.did, number: number, with: signer, at: moment),
        to: path)
    } else if writer.isThere(path) {
      try writer.remove(path)
    }
  }
}
