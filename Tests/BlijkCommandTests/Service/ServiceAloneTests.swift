import BlijkBasics
import BlijkKeys
import BlijkTestSupport
import Foundation
import Testing

/// A service without a folder of an organisation: it goes by what others published.
@Suite struct ServiceAloneTests {
  /// Two organisations that publish, and a folder of whom to trust.
  private struct Elsewhere {
    let one, two: Organisation
    let home: TemporaryFolder
    var site: String { home("site") }
    var trust: String { home("trust") }

    init() throws {
      one = try Organisation(host: "een.example")
      two = try Organisation(host: "twee.example/zuid", algorithm: .rsa)
      home = try TemporaryFolder()
      for folder in [site, trust] {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      }
    }

    /// Publishes into a folder of its own below the site.
    func publish(_ organisation: Organisation) throws {
      let name = organisation.path == one.path ? "een" : ""
      let ending = try organisation.blijk(["publish", "--out", "\(site)/\(name)"])
      #expect(ending.status == 0, "\(ending.errors)")
    }

    func trust(_ organisation: Organisation) throws {
      let name = organisation.path == one.path ? "een.example" : "twee.example_zuid"
      try FileManager.default.copyItem(
        atPath: "\(organisation.path)/trusted/\(name).json", toPath: "\(trust)/\(name).json")
    }

    func service(_ options: [String] = []) throws -> Service {
      try Service(issuer: nil, options: ["--published", site, "--trust", trust] + options)
    }
  }

  private func document(_ organisation: Organisation) throws -> (link: String, code: String) {
    let documents = try organisation.issue("ehbo", roster: "naam\nJan Jansen\n")
    let link = try documents.link(in: try documents.files(".html")[0])
    return (link, String(try organisation.blijk(["list"]).output.prefix(19)))
  }

  @Test func itAnswersInAllTheWords() async throws {
    let elsewhere = try Elsewhere()
    let (link, code) = try document(elsewhere.one)
    try elsewhere.trust(elsewhere.one)
    try elsewhere.publish(elsewhere.one)
    let (late, _) = try document(elsewhere.one)
    let (strange, _) = try document(elsewhere.two)
    let service = try elsewhere.service()
    #expect(try await service.get("/ready").status == 200)
    let valid = try await service.verify(link, accept: "text/plain")
    #expect(valid.body.contains("Deze gegevens komen echt van Buurtkamer Moerwijk."))
    #expect(valid.body.contains("Bel Buurtkamer Moerwijk: 070 123 45 67"))
    #expect(try await service.verify(code)["state"] == "valid")
    let missing = try await service.verify(late, accept: "text/plain")
    #expect(
      missing.body.contains(
        "dit document staat niet in onze kopie van het register."))
    #expect(try await service.verify(late)["state"] == "statusUnknown")
    #expect(try await service.verify(strange)["state"] == "unknownIssuer")
    #expect(try await service.verify("hallo")["state"] == "unreadable")
    #expect(try await service.get("/issuers").body.contains("did:web:een.example"))
    #expect(try await service.get("/status/1").status == 200)
    #expect(try await service.get("/.well-known/did.json").status == 200)
    let page = try await service.get("/q")
    #expect(
      page.body.contains("Deze controledienst controleert documenten van meer dan één organisatie.")
    )
    let named = try elsewhere.service(["--name", "Stichting Bewijs", "--phone", "070 765 43 21"])
    #expect(
      try await named.get("/q").body.contains("Deze controledienst is van Stichting Bewijs."))
    #expect(try await named.get("/q").body.contains("Bel Stichting Bewijs: 070 765 43 21"))
  }

  /// An organisation that comes, withdraws and goes, without a restart.
  @Test func whatComesAndGoesIsSeen() async throws {
    let elsewhere = try Elsewhere()
    let service = try elsewhere.service()
    #expect(try await service.get("/ready").status == 503)
    #expect(service.said.contains("register.jsonl"))
    let (link, code) = try document(elsewhere.two)
    try elsewhere.publish(elsewhere.two)
    try elsewhere.trust(elsewhere.two)
    try await service.soonSays("valid", of: link)
    #expect(try await service.get("/ready").status == 200)
    let list = try await service.get("/zuid/status/1")
    #expect(list.headers["Content-Type"] == "application/vc+jwt")
    #expect(try elsewhere.two.blijk(["revoke", code]).status == 0)
    try elsewhere.publish(elsewhere.two)
    try await service.soonSays("revoked", of: link)
    #expect(try await eventually { try await service.get("/zuid/status/1").body != list.body })
    try FileManager.default.removeItem(atPath: "\(elsewhere.trust)/twee.example_zuid.json")
    try await service.soonSays("unknownIssuer", of: link)
    #expect(try await service.get("/zuid/status/1").status == 404)
  }

  /// What is older or wrongly signed is told and not taken; what was had stays in use.
  @Test func whatIsOlderOrForgedIsToldAndNotTaken() async throws {
    let elsewhere = try Elsewhere()
    let (link, code) = try document(elsewhere.one)
    try elsewhere.trust(elsewhere.one)
    try elsewhere.publish(elsewhere.one)
    let names = ["een/register/head.txt", "een/status/1"].map { "\(elsewhere.site)/\($0)" }
    let old = try names.map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
    #expect(try elsewhere.one.blijk(["revoke", code]).status == 0)
    // A second later at least: that is what the time of a list tells apart.
    let second = Timestamp.now()
    #expect(await eventually { Timestamp.now() > second })
    try elsewhere.publish(elsewhere.one)
    let service = try elsewhere.service()
    let list = try await service.get("/status/1").body
    // What it says of both files shows that it has looked.
    func put(_ contents: [Data], told words: String) async throws {
      for (name, data) in zip(names, contents) {
        try data.write(to: URL(fileURLWithPath: name), options: .atomic)
      }
      #expect(
        await eventually { service.said.components(separatedBy: words).count == 3 },
        "\(service.said)")
      #expect(try await service.verify(link)["state"] == "revoked")
      #expect(try await service.get("/status/1").body == list)
    }
    try await put(old, told: "is ouder")
    let spoilt = old.map {
      Data(String(decoding: $0, as: UTF8.self).replacing("u", with: "v").utf8)
    }
    try await put(spoilt, told: "telt niet mee")
  }

  @Test func aFolderThatIsNotThereIsRefused() throws {
    let home = try TemporaryFolder()
    let ending = try run(
      program("blijk-service"),
      ["--published", home.path, "--trust", home("weg"), "--port", "0"], folder: home.path)
    #expect(ending.status == 2 && ending.errors.contains("--trust"), "\(ending.errors)")
  }
}
