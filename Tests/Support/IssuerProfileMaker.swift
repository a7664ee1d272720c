package import BlijkCredential
import BlijkVerifying

/// The organisation that tests issue for.
package enum IssuerProfileMaker {
  package static func profile(host: String) throws -> IssuerProfile {
    try IssuerProfile(
      checking: "Buurtkamer Moerwijk", host: host, signatory: "M. de Vries, coördinator",
      kvk: "41234567", url: "https://buurtkamer.example", phone: "070 123 45 67")
  }
}
