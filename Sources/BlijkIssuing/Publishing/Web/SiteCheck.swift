public import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkRegister
import BlijkVerifying

/// What a website answers about what was published, file by file.
public struct SiteCheck: Sendable {
  /// How many files were asked for.
  public private(set) var asked = 0
  /// Of how many, where not all were.
  public private(set) var all = 0
  /// What is wrong, with what to do.
  public private(set) var findings: [Message] = []

  /// The most files with records that are asked for, chosen at random where there are more.
  private static let mostShards = 100

  /// Asks a website for what an organisation publishes.
  ///
  /// - Parameters:
  ///   - address: `https://` and the organisation's host, or an address where the same files are tried.
  ///   - folder: The organisation's folder.
  /// - Throws: Why the register cannot be read, or that `curl` is not there.
  public init(_ address: String, of folder: IssuerFolder) throws(Problem) {
    let host = folder.profile.host
    let base = Self.base(address, of: host)
    let ring = try folder.register(readOnly: true).keyRing()
    check(base + host.didPath, type: "json") { body in
      let own = Set(ring.entries.map(\.key.id))
      let found = (try? JSON(reading: body)).flatMap { try? TrustedIssuer.all(in: $0) } ?? []
      guard let issuer = found.first(where: { $0.did == host.did }) else { return Self.foreign }
      return Set(issuer.keys.map(\.id)).isSuperset(of: own) ? nil : Self.old
    }
    check(base + host.keySetPath, type: "json") { _ in nil }
    check(base + host.statusListPath(1), type: nil) { body in
      (try? SignedCredential(reading: body)) == nil ? Self.other : nil
    }
    for page in ["q/", "c/"] {
      check(base + host.path(page), type: "html") { SitePage.isOne($0) ? nil : Self.other }
    }
    try checkRegister(base, folder, ring)
    try checkRemoved(base, folder)
  }

  /// The register's head and files.
  private mutating func checkRegister(_ base: String, _ folder: IssuerFolder, _ ring: KeyRing)
    throws(Problem)
  {
    let host = folder.profile.host
    var trust = TrustList()
    try trust.add(folder.publicEntry(ring))
    let newest = try folder.register(readOnly: true).lastPublication()
    var head: SiteHead?
    check(base + host.path(SiteHead.path), type: nil) { body in
      guard let read = try? SiteHead.read(body, trust: trust, now: Timestamp.now()).head else {
        return Self.other
      }
      head = read
      return read.sequence < newest ? Self.old : nil
    }
    guard let head else { return }
    var files = head.shards.filter { !$0.isEmpty }.map { (SitePath.records($0), $0) }
    if let list = head.codes {
      check(base + host.path(SitePath.list(list)), type: nil) { body in
        guard SiteHead.name(of: body) == list else { return Self.other }
        let names = SiteCodes.names(in: body, bits: head.bits) ?? []
        files += names.filter { !$0.isEmpty }.map { (SitePath.sealed($0), $0) }
        return nil
      }
    }
    all = asked + files.count
    for (path, name) in files.shuffled().prefix(Self.mostShards) {
      check(base + host.path(path), type: nil) { SiteHead.name(of: $0) == name ? nil : Self.other }
    }
  }

  /// What had to go: of who was erased it must not be there.
  private mutating func checkRemoved(_ base: String, _ folder: IssuerFolder) throws(Problem) {
    var left: [String] = []
    for path in folder.removedFromSite() {
      asked += 1
      all += 1
      let status = (try? WebAnswer.get(base + path))?.status
      if status == 404 || status == 410 {
        // Another address says nothing of the organisation's own.
        if base != "https://\(folder.profile.host.domain)/" { left.append(path) }
        continue
      }
      left.append(path)
      if status == 200 {
        findings.append(
          Message(
            nl:
              "\(base)\(path): staat er nog. Haal het weg: er kan iets in staan van iemand die is gewist of "
              + "verborgen.",
            en:
              "\(base)\(path): is still there. Remove it: it may have something of someone who was erased or "
              + "hidden."))
      } else {
        findings.append(
          Message(
            nl:
              "\(base)\(path): moet weg zijn, maar de website zegt niet dat het er niet is. Probeer het later "
              + "opnieuw.",
            en:
              "\(base)\(path): must be gone, but the website does not say that it is not there. Try again "
              + "later."))
      }
    }
    try folder.note(removedFromSite: left, replaces: true)
  }

  private static func base(_ address: String, of host: IssuerHost) -> String {
    let name = host.base.dropFirst(host.domain.count)
    var base = address.hasSuffix("/") ? String(address.dropLast()) : address
    if !name.isEmpty, base.hasSuffix(name) { base.removeLast(name.count) }
    return base + "/"
  }

  // MARK: One file

  private mutating func check(
    _ address: String, type: String?, _ look: ([UInt8]) -> Message?
  ) {
    asked += 1
    all = max(all, asked)
    let answer: WebAnswer
    do throws(Problem) {
      answer = try WebAnswer.get(address)
    } catch {
      tell(address, error.message)
      return
    }
    switch answer.status {
    case 200: break
    case 300..<400:
      let place = answer.headers["location"] ?? "?"
      return tell(
        address,
        Message(
          nl: "stuurt door naar \(place). Zet het bestand op dit adres zelf.",
          en: "redirects to \(place). Put the file at this address itself."))
    case 404: return tell(address, Self.missing(address))
    default:
      return tell(
        address,
        Message(
          nl: "de website antwoordt \(answer.status). Vraag het aan wie de website beheert.",
          en: "the website answers \(answer.status). Ask who runs the website."))
    }
    if let wrong = look(answer.body) { tell(address, wrong) }
    let told = answer.headers["content-type"] ?? ""
    if let type, !told.contains(type) {
      tell(
        address,
        Message(
          nl: "is van een verkeerd soort: '\(told)', moet '\(type)' zijn.",
          en: "has the wrong type: '\(told)', must be '\(type)'."))
    }
    if type != "html", answer.headers["access-control-allow-origin"] != "*" {
      tell(
        address,
        Message(
          nl:
            "andere websites mogen dit niet lezen (Access-Control-Allow-Origin: * ontbreekt). "
            + "Scannen werkt wel. Vraag het aan wie de website beheert.",
          en:
            "other websites may not read this (Access-Control-Allow-Origin: * is missing). Scanning "
            + "works. Ask who runs the website."))
    }
  }

  private mutating func tell(_ address: String, _ what: Message) {
    findings.append(Message(nl: "\(address): \(what.nl)", en: "\(address): \(what.en)"))
  }

  private static func missing(_ address: String) -> Message {
    address.contains("/.well-known/")
      ? Message(
        nl:
          "is er niet. De map '.well-known' begint met een punt: veel programma's slaan zo'n map over.",
        en:
          "is not there. The folder '.well-known' begins with a dot: many programs skip such a folder."
      )
      : Message(nl: "is er niet. Zet het over.", en: "is not there. Upload it.")
  }

  private static let foreign = Message(
    nl: "is van een andere organisatie.", en: "is of another organisation.")
  private static let old = Message(
    nl:
      "is een oudere versie. Zet de nieuwe over; bewaart de website bestanden tijdelijk, wacht dan even.",
    en:
      "is an older version. Upload the new one; if the website keeps files for a while, wait a little."
  )
  private static let other = Message(
    nl: "is niet wat Blijk schreef. Zet het opnieuw over.",
    en: "is not what Blijk wrote. Upload it again.")
}
