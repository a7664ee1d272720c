import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkVerifying
import Foundation

/// A folder that an organisation publishes to, looked at before anything is written: a slip of the hand would
/// put one organisation's keys and register in the place of another's.
struct PublishedSite {
  let folder: String
  let host: IssuerHost

  /// Refuses a folder that holds what another organisation published, where ours would come or at its top.
  /// Those who share a host share its folder, each below a name of its own.
  func refuseOthers() throws(Problem) {
    let base = host.base == host.domain ? "" : host.base.dropFirst(host.domain.count + 1) + "/"
    for (path, owner) in try owners(below: "", isOwnBase: base.isEmpty) where owner != host.did {
      guard let owner, let other = IssuerHost(did: owner), other.domain == host.domain,
        host.base != host.domain
      else { throw foreign(path, owner) }
    }
    guard !base.isEmpty else { return }
    for (path, owner) in try owners(below: base, isOwnBase: true) where owner != host.did {
      throw foreign(path, owner)
    }
  }

  /// The keys of this organisation on the site, besides those of its key ring.
  func keys(besides ring: KeyRing) throws(Problem) -> [PublicKey] {
    let known = Set(ring.entries.map(\.key.id))
    var found: [PublicKey] = []
    for path in [host.didPath, host.keySetPath] {
      guard let bytes = try contents(path) else { continue }
      for key in (Self.issuers(in: bytes) ?? []).flatMap(\.keys)
      where !known.contains(key.id) && !found.contains(key) {
        found.append(key)
      }
    }
    return found
  }

  /// Refuses a link where a file is to come: what it leads to stays as it is, and the link would go.
  func refuseLink(_ path: String) throws(Problem) {
    var status = stat()
    guard unsafe lstat("\(folder)/\(path)", &status) == 0, status.st_mode & S_IFMT != S_IFREG
    else { return }
    throw Problem(
      .badOutput,
      nl:
        "'\(folder)/\(path)' is geen gewoon bestand, maar bijvoorbeeld een link. Er is niets geschreven. "
        + "Haal het weg of noem een andere map.",
      en:
        "'\(folder)/\(path)' is not a plain file, but for instance a link. Nothing was written. Take it "
        + "away or name another folder.")
  }

  /// Why keys that this organisation does not have are not taken off the site.
  func otherKeys(_ keys: [PublicKey]) -> Problem {
    let names = keys.map(\.id.thumbprint).joined(separator: ", ")
    return Problem(
      .declined,
      nl:
        "In '\(folder)' staan sleutels van \(host.did) die u niet hebt (\(names)). Publiceren haalt die weg, "
        + "met alles wat ermee is ondertekend. Er is niets geschreven. Is dat goed? Geef dan --yes.",
      en:
        "'\(folder)' has keys of \(host.did) that you do not have (\(names)). Publishing takes them away, with "
        + "all that they signed. Nothing was written. Is that right? Then give --yes.")
  }

  /// The organisations of a DID document or key set; nil where it cannot be read.
  private static func issuers(in bytes: [UInt8]) -> [TrustedIssuer]? {
    guard let json = try? JSON(reading: bytes) else { return nil }
    return try? TrustedIssuer.all(in: json)
  }

  /// The files below a path that say whose they are, with the DID that they say; nil where that cannot be
  /// read. A register that cannot be read, beside our own DID document, is ours and is written again.
  private func owners(below base: String, isOwnBase: Bool) throws(Problem)
    -> [(path: String, did: String?)]
  {
    var found: [(path: String, did: String?)] = []
    let document = base.isEmpty ? ".well-known/did.json" : "\(base)did.json"
    if let bytes = try contents(document) {
      let did = (try? JSON(reading: bytes))?["id"]?.string
      // Ours, with keys that cannot be read, is not known to be ours.
      let isUnclear = did == host.did && Self.issuers(in: bytes) == nil
      found.append((document, isUnclear ? nil : did))
    }
    // Above our own base there may be any key set: it is left alone.
    if isOwnBase, let bytes = try contents(host.keySetPath) {
      let dids: [String?] = Self.issuers(in: bytes)?.map(\.did) ?? [nil]
      found += dids.map { (path: host.keySetPath, did: $0) }
    }
    let register = "\(base)\(PublishedRegister.fileName)"
    if let bytes = try contents(register) {
      let head = try? JSON(reading: Array(bytes.prefix { $0 != 0x0A }))
      found.append((register, head?["issuer"]?.string))
    }
    let head = "\(base)\(SiteHead.path)"
    if let bytes = try contents(head) {
      found.append((head, (try? SiteHead(published: bytes))?.issuer))
    }
    // Other files beside the lists are left alone: they are no lists to anybody.
    for number in PublishedFolders.lists(in: "\(folder)/\(base)") {
      let path = "\(base)status/\(number)"
      guard let bytes = try contents(path) else { continue }
      let list = try? SignedCredential(reading: bytes).json
      found.append((path, list.flatMap { try? SignedValue($0).member("issuer").address() }))
    }
    let isOurs = found.contains { $0.did == host.did && $0.path == document }
    return isOurs
      ? found.filter { $0.did != nil || ($0.path != register && $0.path != head) } : found
  }

  /// A file, where there is one.
  private func contents(_ path: String) throws(Problem) -> [UInt8]? {
    do throws(BoundedFile.Refusal) {
      return try BoundedFile.read("\(folder)/\(path)", atMost: PublishedRegister.longest)
    } catch {
      if error == .missing { return nil }
      throw foreign(path, nil)
    }
  }

  /// The folder that a file comes in.
  func folder(of path: String) -> String {
    URL(fileURLWithPath: folder).appendingPathComponent(path).deletingLastPathComponent().path
  }

  /// Writes a file, whole, and the folder that it comes in.
  func write(_ bytes: [UInt8], to path: String) throws(Problem) {
    let parent = folder(of: path)
    guard
      (try? FileManager.default.createDirectory(
        atPath: parent, withIntermediateDirectories: true)) != nil
    else {
      throw Problem(
        .badOutput, nl: "Kan de map '\(parent)' niet maken. Controleer de plaats en de rechten.",
        en: "Cannot make the folder '\(parent)'. Check the place and its permissions.")
    }
    // A web server reads them as somebody else.
    try WholeFile.write(bytes, to: "\(folder)/\(path)", mode: 0o644, replaces: true)
  }

  private func foreign(_ path: String, _ owner: String?) -> Problem {
    guard let owner else {
      return Problem(
        .badOutput,
        nl: "'\(folder)/\(path)' is er al, en Blijk kan niet lezen van welke organisatie het is. "
          + "Er is niets geschreven. Kijk wat het is, en haal het weg of noem een andere map.",
        en: "'\(folder)/\(path)' is there already, and Blijk cannot read whose it is. Nothing was "
          + "written. See what it is, and take it away or name another folder.")
    }
    return Problem(
      .badOutput,
      nl: "In '\(folder)' staat al wat \(owner) publiceerde ('\(path)'); u bent \(host.did). Er is "
        + "niets geschreven. Noem de map van uw eigen website.",
      en: "'\(folder)' already contains what \(owner) published ('\(path)'); you are \(host.did). "
        + "Nothing was written. Name the folder of your own web site.")
  }
}

extension IssuerHost {
  /// The host itself, without a name below it.
  fileprivate var domain: String { String(base.prefix { $0 != "/" }) }
}
