import BlijkBasics
import BlijkKeys
import BlijkTestSupport
import Foundation
import Testing

@testable import Blijk

/// Whom an organisation trusts.
@Suite struct TrustTests {
  private func other(_ host: String = "ander.example", in home: TemporaryFolder) throws -> String {
    let folder = try IssuerFolder.create(
      at: home("ander-\(UUID())"), profile: try IssuerProfileMaker.profile(host: host))
    _ = try folder.makeKey(.ed25519, bits: 0, passphrase: TestIssuer.passphrase)
    let site = home("site-\(UUID())")
    let paths = try folder.publish(to: site, with: try folder.unlock(TestIssuer.passphrase))
    return "\(site)/\(paths[0])"
  }

  @Test func addedListedRemoved() throws {
    let issuer = try TestIssuer()
    let file = try other(in: issuer.home)
    let added = try issuer.folder.trust(
      file, name: "De Ander", phone: "070 765 43 21", url: "https://ander.example")
    #expect(added.name == "De Ander")
    let listed = try #require(issuer.folder.trusted().issuers["did:web:ander.example"])
    #expect(listed.name == "De Ander" && listed.phone == "070 765 43 21" && listed.keys.count == 1)
    #expect(issuer.folder.trusted().problems.isEmpty)
    // Its next document takes the place of this one.
    _ = try issuer.folder.trust(try other(in: issuer.home), name: nil, phone: nil, url: nil)
    #expect(issuer.folder.trusted().issuers.count == 2)
    try issuer.folder.distrust("did:web:ander.example")
    #expect(issuer.folder.trusted().issuers.keys.sorted() == ["did:web:bewijs.example"])
    #expect(problem { try issuer.folder.distrust("did:web:ander.example") }?.code == .notFound)
  }

  @Test func whatIsWrongIsRefused() throws {
    let issuer = try TestIssuer()
    let file = try other(in: issuer.home)
    _ = try issuer.folder.trust(file, name: nil, phone: nil, url: nil)
    // The same key under another name: a token could not tell the two apart.
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let twin = try issuer.home.file(
      "dubbel.json", text.replacingOccurrences(of: "ander.example", with: "dubbel.example"))
    func refused(_ path: String, name: String? = nil, phone: String? = nil) -> Problem.Code? {
      problem { try issuer.folder.trust(path, name: name, phone: phone, url: nil) }?.code
    }
    #expect(refused(twin) == .badTrustList)
    #expect(refused(file, name: "<b>Ander</b>") == .badIssuer)
    #expect(refused(file, phone: "bel mij") == .badIssuer)
    #expect(refused(try issuer.home.file("leeg.json", "{}")) == .badTrustList)
    #expect(refused(issuer.home("weg.json")) == .cannotRead)
    let own = "\(issuer.folder.path)/trusted/bewijs.example.json"
    #expect(refused(own) == .badTrustList)
    #expect(problem { try issuer.folder.distrust("did:web:bewijs.example") }?.code == .badTrustList)
    #expect(issuer.folder.trusted().issuers.count == 2)
  }
}
