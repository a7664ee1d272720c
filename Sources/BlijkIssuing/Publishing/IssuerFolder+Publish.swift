public import BlijkBasics
import BlijkCredential
public import BlijkKeys
public import BlijkRegister
public import BlijkVerifying
import Foundation

/// What an organisation publishes, so that others can check its documents without Blijk.
extension IssuerFolder {
  /// Writes the files for a web site of the organisation's host: the page that checks, its keys, its lists of
  /// withdrawn documents, and its register in hashes. What did not change is not written again.
  ///
  /// Every key ever used stays in, since its documents stay valid; a compromised one may assert nothing
  /// more. The newest comes first, for those who read only one.
  ///
  /// - Parameters:
  ///   - site: The folder of the web site.
  ///   - signer: The key that is in use.
  ///   - options: What else is asked.
  ///   - progress: Told how many codes were made ready of how many, where that takes long.
  /// - Returns: What changed.
  /// - Throws: Why not everything was written; what was is whole, and the site is still the earlier one.
  @discardableResult
  public func publish(
    to site: String, with signer: any Signer, options: PublishOptions = PublishOptions(),
    progress: (_ done: Int, _ all: Int) -> Void = { _, _ in }
  ) throws(Problem) -> SitePublication {
    try refusePractice()
    let place = try publishingPlace(site)
    let host = profile.host
    for folder in SitePath.folders {
      let path = host.path(folder)
      try refuseOwnFolder("\(place.folder)/\(path)", named: "\(site)/\(path)")
    }
    return try changing { (register) throws(Problem) in
      let ring = try register.keyRing()
      let lost = try place.keys(besides: ring)
      guard options.replacesKeys || lost.isEmpty else { throw place.otherKeys(lost) }
      try CodeKeyMaking(register, issuer: host.did).run(progress)
      // Nothing is published of a register that another has taken the place of.
      try register.confirmPlace()
      let publication = SitePublishing(
        folder: self, register: register,
        writer: SiteWriter(place) { path throws(Problem) in try note(removedFromSite: [path]) },
        options: options)
      return try publication.run(ring, with: signer)
    }
  }

  /// Whether what is issued can be checked elsewhere only after publishing: others check for this
  /// organisation, its site answers typed codes, or it has published before.
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
