import BlijkTestSupport
import Foundation
import Testing

/// `publish` at the command line.
@Suite struct PublishCommandTests {
  @Test func itNamesWhatItWroteAndWhereItBelongs() throws {
    let organisation = try Organisation(host: "bewijs.example/moerwijk")
    let site = organisation.folder("site")
    let ending = try organisation.blijk(["publish", "--out", site])
    #expect(ending.status == 0, "\(ending.errors)")
    #expect(ending.output.contains("\(site)/moerwijk/did.json\n"))
    #expect(ending.output.contains("https://bewijs.example/,"))
    #expect(FileManager.default.fileExists(atPath: "\(site)/moerwijk/.well-known/jwks.json"))
    let refused = try organisation.blijk(["publish", "--out", organisation.path])
    #expect(refused.status == 2 && refused.errors.contains("nooit op een website"))
  }
}
