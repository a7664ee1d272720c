import BlijkBasics
import BlijkKeys
import BlijkRegister
import BlijkSecrets
import BlijkTestSupport
import Foundation
import Testing

/// A database elsewhere proves who it is, or is not asked: a real server with a certificate of its own, by
/// the name of this machine, which is no loopback to who reads an address.
@Suite(.enabled(if: PostgresServer.isExpected, "skipped: no PostgreSQL; make test starts one"))
struct PostgresSafetyTests {
  private func refusal(_ url: String) -> Problem? { problem { try Register.open(at: url) } }

  @Test func aServerThatProvesWhoItIs() throws {
    let server = try OwnPostgres(elsewhere: .right)
    let good = "\(server.elsewhere)?sslrootcert=\(server.authority)"
    let register = try Register.create(at: good, issuer: SampleRegister.issuer)
    try register.takeIntoUse(try TestKeys.key(.ed25519).publicKey, at: 100)
    let safety = try #require(Register.safety(of: good))
    #expect(!safety.isWeak && safety.told.nl.contains("sslmode=verify-full"))
    #expect(try Register.open(at: good, readOnly: true).check().findings.isEmpty)

    // Nobody said who may vouch for it, or somebody else does.
    let other = try OwnPostgres(elsewhere: .right)
    for url in [server.elsewhere, "\(server.elsewhere)?sslrootcert=\(other.authority)"] {
      let found = refusal(url)
      #expect(found?.message.nl.contains("niet veilig") == true, "\(found as Any)")
      #expect(found?.message.en.contains("sslrootcert") == true)
    }
    // Whoever writes it in the address decides, and is told.
    let unchecked = "\(server.elsewhere)?sslmode=require"
    #expect(try Register.open(at: unchecked).issuer() == SampleRegister.issuer)
    #expect(Register.safety(of: unchecked)?.isWeak == true)
    // On this machine nothing changes.
    #expect(try Register.open(at: server.url).issuer() == SampleRegister.issuer)
    #expect(Register.safety(of: server.url) == nil)
  }

  @Test func aCertificateForAnotherName() throws {
    let server = try OwnPostgres(elsewhere: .certificate(name: "elders.example"))
    let url = "\(server.elsewhere)?sslrootcert=\(server.authority)"
    #expect(refusal(url)?.message.nl.contains("niet veilig") == true)
    _ = try Register.create(at: url + "&sslmode=verify-ca", issuer: SampleRegister.issuer)
    #expect(Register.safety(of: url + "&sslmode=verify-ca")?.isWeak == true)
  }

  @Test func aServerWithoutEncryption() throws {
    let server = try OwnPostgres(elsewhere: OwnPostgres.Encryption.none)
    #expect(refusal(server.elsewhere)?.message.nl.contains("niet veilig") == true)
    let open = server.elsewhere + "?sslmode=disable"
    _ = try Register.create(at: open, issuer: SampleRegister.issuer)
    let told = try #require(Register.safety(of: open)).told
    #expect(told.nl.hasPrefix("Let op") && told.nl.contains("hoeft niet versleuteld"))
  }
}
