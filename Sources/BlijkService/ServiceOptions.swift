/// Where the service listens and whose documents it knows.
public struct ServiceOptions: Sendable {
  /// The issuer folder.
  public var issuer: String
  /// The address to listen on.
  public var hostname: String
  /// The port; 0 takes a free one.
  public var port: Int
  /// The addresses of proxies whose word about the client is taken.
  public var trustedProxies: [String] = []

  /// Gathers the options.
  public init(issuer: String, hostname: String, port: Int) {
    self.issuer = issuer
    self.hostname = hostname
    self.port = port
  }
}
