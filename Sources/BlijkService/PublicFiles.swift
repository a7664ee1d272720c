import BlijkBasics
import BlijkKeys
import BlijkVerifying

/// What anybody may have: the keys of the organisation itself and of those that published, their lists
/// of withdrawn documents, and whom the service trusts.
///
/// Each file has its own address: a host and, where several organisations share that, a name below it. So one
/// service can stand at the addresses of several.
struct PublicFiles: Sendable {
  struct File: Sendable {
    let type: String
    let bytes: [UInt8]
    /// Whether its type is a special kind of JSON, which may be sent as `application/json` too.
    var isKindOfJSON = false

    /// Its type, for a client that sends this `Accept` header.
    func type(accepting header: String?) -> String {
      guard isKindOfJSON else { return type }
      let wishes = Preferences(header)
      let (own, plain) = (wishes.wish(for: type), wishes.wish(for: Format.json.type))
      return plain > own ? Format.json.type : type
    }
  }

  /// Those that are always in memory, by path, and then by host.
  private var files: [String: [String: File]] = [:]
  /// The registers that were published in files, by the host and then by what comes before their paths.
  private var registers: [String: [String: PublishedRegister]] = [:]
  private let issuers: File
  private let own: String?

  /// - Throws: When a key cannot be written down.
  init(trust: TrustList, own: IssuerHost?, published: PublishedFolders.Found) throws(Problem) {
    self.own = own?.domain
    let listed = trust.issuers.values.sorted { $0.did < $1.did }.map(Self.entry)
    issuers = Self.json(["issuers": .array(listed)])
    let hosts = Set(published.registers.keys.compactMap(IssuerHost.init(did:)))
    for host in hosts.union(own.map { [$0] } ?? []) {
      guard let issuer = trust.issuers[host.did] else { continue }
      add(Self.json(try issuer.didDocument()), at: host.didPath, of: host)
      add(Self.json(issuer.keySet()), at: host.keySetPath, of: host)
    }
    for register in published.registers.values {
      guard let host = IssuerHost(did: register.issuer) else { continue }
      registers["/\(host.path(""))", default: [:]][host.domain] = register
    }
    for list in published.lists.values where !list.isOutdated {
      let address = list.id.dropFirst("https://".count)
      let host = address.prefix { $0 != "/" }
      files[String(address.dropFirst(host.count)), default: [:]][String(host)] =
        File(
          type: list.mediaType, bytes: list.bytes,
          isKindOfJSON: list.bytes.first == UInt8(ascii: "{"))
    }
  }

  /// The file at a path. Where several hosts have one, it is that of the host that was asked for; a proxy
  /// may not tell which, so the organisation's own counts as asked for, and where the service has none
  /// of its own, the only one there is.
  func file(_ path: String, host: String?) -> File? {
    if path == "/issuers" { return issuers }
    return Self.asked(files[path] ?? [:], host: host, own: own) ?? registerFile(path, host: host)
  }

  private static func asked<Value>(_ here: [String: Value], host: String?, own: String?) -> Value? {
    if let asked = host.flatMap({ here[$0.lowercased()] }) { return asked }
    if let own { return here[own] }
    return here.count == 1 ? here.values.first : nil
  }

  /// A file of a published register, which is read when it is asked for.
  private func registerFile(_ path: String, host: String?) -> File? {
    let parts = path.split(separator: "/")
    guard parts.count == 2 || parts.count == 3 else { return nil }
    let base = parts.count == 3 ? "/\(parts[0])/" : "/"
    let register = Self.asked(registers[base] ?? [:], host: host, own: own)
    let bytes = register?.file(parts.suffix(2).joined(separator: "/"))
    return bytes.map {
      File(
        type: path.hasSuffix(".txt") ? "text/plain; charset=utf-8" : "application/octet-stream",
        bytes: $0)
    }
  }

  private mutating func add(_ file: File, at path: String, of host: IssuerHost) {
    files["/\(path)", default: [:]][host.domain] = file
  }

  private static func json(_ json: JSON) -> File {
    File(
      type: "\(Format.json.type); charset=utf-8",
      bytes: json.serializedVisibly() + [0x0A])
  }

  /// An organisation with the fingerprints of its keys: their thumbprints (RFC 7638, SHA-256).
  private static func entry(_ issuer: TrustedIssuer) -> JSON {
    func text(_ value: String?) -> JSON { value.map { .string($0) } ?? .null }
    let keys = issuer.keys.map { key -> JSON in
      ["algorithm": .string(key.algorithm.rawValue), "fingerprint": .string(key.id.thumbprint)]
    }
    return [
      "id": .string(issuer.did), "name": .string(issuer.name), "url": text(issuer.url),
      "phone": text(issuer.phone), "kvk": text(issuer.kvk), "keys": .array(keys),
    ]
  }
}
