public import BlijkKeys

/// The organisation that issues, as its documents name it.
public struct IssuerProfile: Sendable {
  /// Its base on the web, from which its DID follows.
  public let host: IssuerHost
  /// Its name.
  public let name: String
  /// Its number in the trade register (KvK), 8 digits.
  public let kvk: String?
  /// Its website.
  public let url: String?
  /// The number to call in doubt.
  public let phone: String?
  /// Who signs when the roster names nobody.
  public let signatory: Signatory
  /// Whether codes can be typed at the published site: sealed, so that only who has a code reads what it says.
  /// Nil where nothing was chosen: then nothing is published of codes, and a check service answers them.
  public var typedCodes: Bool?

  /// Gathers the profile; the texts are checked by the caller.
  public init(
    host: IssuerHost, name: String, kvk: String?, url: String?, phone: String?,
    signatory: Signatory
  ) {
    self.host = host
    self.name = name
    self.kvk = kvk
    self.url = url
    self.phone = phone
    self.signatory = signatory
  }

  package var did: String { host.did }

  /// The address of a document, which is its credential's `id`.
  package func address(of id: DocumentID) -> String { "\(host.url)/c/\(id.checkCode)" }
  /// The link for people; the code stands in the fragment, which no server sees.
  package func link(to id: DocumentID) -> String { "\(host.url)/c#\(id.checkCode)" }
}
