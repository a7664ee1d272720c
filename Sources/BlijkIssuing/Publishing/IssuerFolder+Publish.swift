public import BlijkBasics
import BlijkCredential
public import BlijkKeys
public import BlijkRegister
public import BlijkVerifying
import Foundation

/// What an organisation publishes, so that others can check its documents without Blijk.
extension IssuerFolder {
  /// Writes the files for a web site of the organisation's host: its keys, its lists of withdrawn
  /// documents, and its register in hashes.
  ///
  /// Every key ever used stays in, since its documents stay valid; a compromised one may assert nothing
  /// more. The newest comes first, for those who read only one.
  ///
  /// - Parameters:
  ///   - site: The folder of the web site.
  ///   - signer: The key that is in use.
  ///   - replacesKeys: Whether keys of this organisation that are on the site and not in its key ring may go,
  ///     with all that they signed.
  /// - Returns: The files' paths within the site.
  /// - Throws: Why not everything was written; what was is whole.
  @discardableResult
  public func publish(to site: String, with signer: any Signer, replacesKeys: Bool = false)
    throws(Problem) -> [String]
  {
    let place = try publishingPlace(site)
    let lock = try IssuerLock(self)
    defer { withExtendedLifetime(lock) {} }
    let register = lock.register
    let lost = try place.keys(besides: try register.keyRing())
    guard replacesKeys || lost.isEmpty else { throw place.otherKeys(lost) }
    let moment = Timestamp.now()
    let own = publicEntry(try register.keyRing())
    let host = profile.host
    var files = [
      (host.didPath, try own.didDocument().serialized() + [0x0A]),
      (host.keySetPath, own.keySet().serialized() + [0x0A]),
    ]
    for list in try register.statusLists(issuer: host.did) {
      let bits = try register.statusBits(list: list, issuer: host.did)
      let credential = try StatusListCredential.make(
        list, bits: bits, host: host, with: signer, at: moment)
      files.append((host.statusListPath(list), credential.bytes))
    }
    // Last, so that whoever sees a new register finds the key that signed it.
    files.append(
      (
        host.path(PublishedRegister.fileName),
        try RegisterFile.write(
          register, issuer: host.did, number: try register.nextPublication(at: moment),
          with: signer, at: moment)
      ))
    // Nothing is published of a register that another has taken the place of.
    try register.confirmPlace()
    for (path, _) in files {
      let folder = URL(fileURLWithPath: place.folder).appendingPathComponent(path)
        .deletingLastPathComponent().path
      try refuseOwnFolder(folder, named: "\(site)/\(path)")
      try place.refuseLink(path)
    }
    for (path, bytes) in files {
      let full = URL(fileURLWithPath: place.folder).appendingPathComponent(path)
      let folder = full.deletingLastPathComponent().path
      guard
        (try? FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: true)) != nil
      else {
        throw Problem(
          .badOutput, nl: "Kan de map '\(folder)' niet maken. Controleer de plaats en de rechten.",
          en: "Cannot make the folder '\(folder)'. Check the place and its permissions.")
      }
      // A web server reads them as somebody else.
      try WholeFile.write(bytes, to: full.path, mode: 0o644, replaces: true)
    }
    return files.map(\.0)
  }

  /// Whether what is issued can be checked elsewhere only after publishing: others check for this
  /// organisation, or it has published before.
  public func mustPublish(_ register: Register) throws(Problem) -> Bool {
    if profile.host.base.contains("/") { return true }
    return try register.isPublished()
  }

  /// The keys of this organisation that are on a site and not in its key ring: publishing would take them
  /// away, with all that they signed.
  public func keysLost(byPublishingTo site: String) throws(Problem) -> [PublicKey] {
    try publishingPlace(site).keys(besides: try keyRing())
  }

  /// A site that is neither of another organisation nor where the own keys or the register are.
  private func publishingPlace(_ site: String) throws(Problem) -> PublishedSite {
    try refuseOwnFolder(site, named: site)
    let place = PublishedSite(folder: ResolvedPath(site).path, host: profile.host)
    try place.refuseOthers()
    return place
  }

  /// A web server would hand out the keys and the register.
  private func refuseOwnFolder(_ site: String, named name: String) throws(Problem) {
    let place = ResolvedPath(site)
    let secrets = [path, keysPath] + (registerIsElsewhere ? [] : [registerPlace])
    guard !secrets.contains(where: { ResolvedPath($0).overlaps(place) }),
      !place.withParents.contains(where: Self.exists)
    else {
      throw Problem(
        .badOutput,
        nl:
          "'\(name)' is de map van een organisatie, of ligt erin of erboven. Daar staan de geheime "
          + "sleutels en het register: die mogen nooit op een website. Noem een map daarbuiten.",
        en:
          "'\(name)' is an organisation's folder, or is inside or above it. The private keys and the "
          + "register are there: they must never be on a web site. Name a folder outside it.")
    }
  }
}
