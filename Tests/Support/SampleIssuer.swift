package import BlijkCredential
import BlijkKeys

extension Sample {
  /// The organisation of the published worked example.
  package static func issuer() throws -> IssuerProfile {
    IssuerProfile(
      host: try IssuerHost("bewijs.example"), name: "Buurtkamer Moerwijk", kvk: "41234567",
      url: "https://buurtkamer.example", phone: nil,
      signatory: Signatory("M. de Vries, coördinator"))
  }
}
