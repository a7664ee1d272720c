import BlijkBasics
import BlijkKeys
import BlijkTestSupport
import Testing

@Suite struct IssuerHostTests {
  @Test(arguments: [
    ("bewijs.example", "did:web:bewijs.example"),
    ("bewijs.example/moerwijk", "did:web:bewijs.example:moerwijk"),
    ("localhost:8080", "did:web:localhost%3A8080"),
    ("bewijs.example:8443/moerwijk-2", "did:web:bewijs.example%3A8443:moerwijk-2"),
  ])
  func followsDidWeb(base: String, did: String) throws {
    let host = try IssuerHost(base)
    #expect(host.base == base)
    #expect(host.did == did)
    #expect(host.url == "https://\(base)")
    #expect(IssuerHost(did: did) == host)
  }

  @Test func isLowerCase() throws {
    #expect(try IssuerHost("Bewijs.Example/Moerwijk").base == "bewijs.example/moerwijk")
  }

  @Test(arguments: [
    "", "/", ".", "https://bewijs.example", "bewijs.example/", "/moerwijk", "bewijs.example/a/b",
    "bewijs.example/..", "bewijs..example", ".example", "bewijs.example.", "-a.example",
    "a-.example",
    "bewijs.example:", "bewijs.example:0", "bewijs.example:65536", "bewijs.example:080",
    "bewijs.example:a", "a:1:2", "bewijs example", "bewijs.example/moer wijk", "bewijs.example?x",
    "bewijs.example#x", "user@bewijs.example", "béwijs.example", "bewijs.example/moërwijk",
    "bewijs.example/<b>", "a_b.example", "bewijs.example\n",
    String(repeating: "a", count: 64) + ".example", String(repeating: "a.", count: 64) + "b",
  ])
  func refuses(text: String) {
    #expect(problem { try IssuerHost(text) }?.code == .badIssuer)
  }

  /// A DID has one spelling.
  @Test(arguments: [
    "did:web:", "did:key:z6Mk", "did:web:Bewijs.example", "did:web:a:b:c",
    "did:web:localhost%3a8080",
    "did:web:a%2Fb", "did:web:a%3A", "did:web:a:", "web:bewijs.example", "did:web:a%3A80%3A90",
  ])
  func refuses(did: String) {
    #expect(IssuerHost(did: did) == nil)
  }
}
