/// The files of a certificate and its key, both as PEM.
public struct TLSFiles: Sendable {
  let certificate, key: String

  /// Names the files.
  public init(certificate: String, key: String) {
    self.certificate = certificate
    self.key = key
  }
}
