import BlijkBasics
import BlijkCredential
package import BlijkIssuing
import BlijkKeys
import BlijkRegister
import BlijkSecrets

/// A document that was registered at another moment than now, by who has key and register.
package struct RegisteredAt {
  package let document: Issuer.Report.Document

  package init(_ moment: Int, by issuer: TestIssuer) throws {
    let register = try issuer.folder.register()
    let facts = Facts(
      kind: .deelname, title: "EHBO", name: "Dief", date: CalendarDate(daysSinceEpoch: 20_777),
      validUntil: nil, period: nil, tasks: [], isTest: false)
    let id = try DocumentID.random()
    let token = try Token(signing: facts, id: id, with: issuer.key)
    let credential = try JWT(
      signing: ["id": .string(id.checkCode)], with: issuer.key, method: "sleutel"
    ).compact
    let entry = RegisterEntry(
      issuer: issuer.folder.profile.did, id: id, registeredAt: moment, tokenHash: token.hash,
      credentialHash: SHA256.hash(credential), key: issuer.key.publicKey.id.thumbprint,
      status: try register.freeStatusEntries(1, issuer: issuer.folder.profile.did)[0],
      contents: .init(
        facts: facts, showsDetails: false, token: token.bytes, credential: credential))
    let batch = try register.begin(staging: "/a", output: "/b", at: moment)
    try register.register(batch, at: moment) { (add) throws(Problem) in try add(entry) }
    try register.end(batch, at: moment)
    document = Issuer.Report.Document(
      id: id, name: "Dief", files: [],
      link: "https://bewijs.example/q#\(TokenDigits.encode(token.bytes))")
  }
}
