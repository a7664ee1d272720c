/// Where an issuer's public files are on its host. On a shared host they are below its name.
extension IssuerHost {
  /// `bewijs.example`, also of `bewijs.example/moerwijk`.
  package var domain: String { String(base.prefix { $0 != "/" }) }

  private var name: Substring? { base.split(separator: "/").dropFirst().first }

  /// The path of one of this issuer's files: `moerwijk/register.jsonl`.
  package func path(_ file: String) -> String { name.map { "\($0)/\(file)" } ?? file }

  /// The path of its DID document: did:web leaves `.well-known` out below a shared host.
  package var didPath: String { path(name == nil ? ".well-known/did.json" : "did.json") }

  /// The path of its JWK set.
  package var keySetPath: String { path(".well-known/jwks.json") }

  /// The path of one of its lists of withdrawn documents.
  package func statusListPath(_ list: Int) -> String { path("status/\(list)") }

  /// The address of one of its lists of withdrawn documents.
  package func statusListAddress(_ list: Int) -> String {
    "https://\(domain)/\(statusListPath(list))"
  }
}
