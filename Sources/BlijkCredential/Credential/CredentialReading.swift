package import BlijkBasics
package import BlijkKeys

/// A credential of ours, read back: what it says, and nothing besides.
package struct CredentialReading: Sendable {
  package let content: CredentialContent

  /// Reads a credential that Blijk issued.
  package init(_ json: JSON) throws(Problem) {
    content = try CredentialContent(reading: json)
  }

  /// The issuer's base and the document's id, as the credential's `id` has them.
  package var host: IssuerHost { content.host }
  package var id: DocumentID { content.id }
  /// The DID of the issuer that it names; its address has the same base.
  package var issuer: String { content.host.did }
  package var facts: Facts { content.facts }
}
