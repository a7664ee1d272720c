public import Logging

/// Where the service listens, whose documents it knows, and how much it takes.
public struct ServiceOptions: Sendable {
  /// The issuer folder; `nil` for a service that goes by what others published only.
  public var issuer: String?
  /// Where its register is, when not where its `issuer.toml` says.
  public var register: String?
  /// Folders with what other organisations published: one each, or many below one.
  public var published: [String] = []
  /// Where it remembers, across restarts, which copy of each register was the newest; `nil` for a service
  /// that does not.
  public var state: String?
  /// Folders with the DID documents of organisations that are believed besides.
  public var trusted: [String] = []
  /// Who runs the service, when that is not the organisation of the folder.
  public var name: String?
  /// The number to call when the page does not work.
  public var phone: String?
  /// The address to listen on.
  public var hostname: String
  /// The port; 0 takes a free one.
  public var port: Int
  /// The addresses of proxies whose word about the client is taken.
  public var trustedProxies: Set<String> = []
  /// How many questions a client may ask in a minute; `nil` for no limit.
  public var questionsPerMinute: Int? = 60
  /// How many typed check codes that lead nowhere all clients together may ask about in a minute;
  /// `nil` for no limit.
  public var guessesPerMinute: Int? = 300
  /// The certificate and key to serve https with; `nil` for http.
  public var tls: TLSFiles?
  /// What is told about the service itself; nothing about requests at any level.
  public var logLevel = Logger.Level.error

  /// Whether a text is an address as `trustedProxies` has them, and not a name.
  public static func isAddress(_ text: String) -> Bool { NetworkAddress.read(text[...]) != nil }

  /// Gathers the options.
  public init(issuer: String?, hostname: String, port: Int) {
    self.issuer = issuer
    self.hostname = hostname
    self.port = port
  }
}
