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
    try refusePractice()
    let place = try publishingPlace(site)
    let files = try changing { (register) throws(Problem) in
      let ring = try register.keyRing()
      let lost = try place.keys(besides: ring)
      guard replacesKeys || lost.isEmpty else { throw place.otherKeys(lost) }
      let files = try published(register, ring, with: signer)
      // Nothing is published of a register that another has taken the place of.
      try register.confirmPlace()
      for (path, _) in files {
        try refuseOwnFolder(place.folder(of: path), named: "\(site)/\(path)")
        try place.refuseLink(path)
      }
      for (path, bytes) in files { try place.write(bytes, to: path) }
      return files
    }
    return files.map(\.path)
  }

  /// What is published, in the order in which it is written.
  private func published(_ register: Register, _ ring: KeyRing, with signer: any Signer)
    throws(Problem) -> [(path: String, bytes: [UInt8])]
  {
    let moment = Timestamp.now()
    let own = publicEntry(ring)
    let host = profile.host
    var files = [
      (path: host.didPath, bytes: try own.didDocument().serialized() + [0x0A]),
      (path: host.keySetPath, bytes: own.keySet().serialized() + [0x0A]),
    ]
    for list in try register.statusLists(issuer: host.did) {
      let bits = try register.statusBits(list: list, issuer: host.did)
      let credential = try StatusListCredential.make(
        list, bits: bits, host: host, with: signer, at: moment)
      files.append((path: host.statusListPath(list), bytes: credential.bytes))
    }
    // Last, so that whoever sees a new register finds the key that signed it.
    files.append(
      (
        path: host.path(PublishedRegister.fileName),
        bytes: try RegisterFile.write(
          register, issuer: host.did, number: try register.nextPublication(at: moment),
          with: signer, at: moment)
      ))
    return files
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
