/// Where an issuer's public files stand on its host; below its name on a shared one.
extension IssuerHost {
  /// `bewijs.example`, also of `bewijs.example/moerwijk`.
  package var domain: String { String(base.prefix { $0 != "/" }) }

  private var name: Substring? { base.split(separator: "/").dropFirst().first }

  /// The path of something of this issuer's: `moerwijk/register.jsonl`.
  package func path(_ file: String) -> String { name.map { "\($0)/\(file)" } ?? file }

  /// The path of its DID document: did:web leaves `.well-known` out below a shared host.
  package var didPath: String { path(name == nil ? ".well-known/did.json" : "did.json") }

  /// The path of its JWK set.
  package var keySetPath: String { path(".well-known/jwks.json") }

  /// The path of one of its lists of withdrawn documents.
  package func statusListPath(_ list: Int) -> String { path("status/\(list)") }

  /// The address of one.
  package func statusListAddress(_ list: Int) -> String {
    "https://\(domain)/\(statusListPath(list))"
  }
}
