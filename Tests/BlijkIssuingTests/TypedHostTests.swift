import BlijkBasics
import BlijkKeys
import BlijkTestSupport
import Testing

@testable import BlijkIssuing

/// What somebody types for `--host`.
@Suite struct TypedHostTests {
  @Test(arguments: [
    ("geen", "punt"), ("weet ik nog niet", "spatie"), ("bewijs. example", "spatie"), ("", "punt"),
    ("localhost", "punt"), ("buurtkamer", "punt"), ("localhost:8080", "punt"),
    (".example", "punt"), ("bewijs.example.", "punt"), ("geen/adres.example", "punt"),
    ("info@bewijs.example", "e-mailadres"), ("bewijs.example\t", "spatie"),
    ("https://bewijs.example", "vóór 'bewijs.example'"),
    ("https://bewijs.example/moerwijk/", "vóór 'bewijs.example/moerwijk'"),
    ("café.example", "xn--"), ("192.0.2.7", "geen adres"),
    ("bewijs.example/een/twee", "geen adres"),
    ("bewijs_oud.example", "geen adres"), ("bewijs.example/", "geen adres"),
    ("bewijs..example", "geen adres"),
  ])
  func whatCannotLeadAnywhereIsRefused(_ typed: String, _ reason: String) throws {
    let found = problem { try IssuerHost(typed: typed) }
    #expect(found?.code == .badIssuer)
    #expect(found?.message.nl.contains(reason) == true, "\(found?.message.nl ?? "-")")
    #expect(found?.message.nl.hasSuffix("u kunt oefenen, en later een adres geven.") == true)
  }

  @Test(arguments: [
    "bewijs.example", "Bewijs.Example/Moerwijk", "bewijs.example:8443", "xn--caf-dma.example",
  ])
  func whatCanIsTaken(_ typed: String) throws {
    let host = try IssuerHost(typed: typed)
    #expect(host.base == typed.lowercased())
    #expect(!host.isPractice)
  }

  @Test func aNameUnderInvalidIsForPractice() throws {
    #expect(try IssuerHost(IssuerHost.practice).isPractice)
    #expect(try IssuerHost("ons.invalid/wijk").isPractice)
    #expect(try !IssuerHost("oefenen.invalid.example").isPractice)
    #expect(try !IssuerHost("bewijs.example/oefenen").isPractice)
  }
}
