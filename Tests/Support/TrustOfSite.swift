package import BlijkKeys

extension TrustList {
  /// Whoever published a site: by its DID document alone, as its key set says the same once more.
  package static func publisher(of site: String) throws -> TrustList {
    var list = TrustList()
    for issuer in try TrustList.issuers(at: "\(site)/.well-known/did.json") { try list.add(issuer) }
    return list
  }
}
