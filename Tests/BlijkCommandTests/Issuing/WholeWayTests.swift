import BlijkBasics
import BlijkCredential
import BlijkIssuing
import BlijkKeys
import BlijkSecrets
import BlijkTestSupport
import BlijkVerifying
import Foundation
import Testing

/// From a roster to an employer's answer: nothing on the way is made up.
@Suite struct WholeWayTests {
  private static let roster = """
    naam;periode;taken
    Gülşah Çağlayan-van den Bosch;2026-02/2026-10;Ontvangt gasten: zelfstandig | Verzorgt koffie
    Samira el Bouazzaoui;2026-03/;Helpt bij de maaltijd: met hulp
    """

  @Test(arguments: KeyAlgorithm.allCases)
  func rosterToAnswer(_ algorithm: KeyAlgorithm) async throws {
    let organisation = try Organisation(algorithm: algorithm)
    let documents = try organisation.issue(
      "gastheer", roster: Self.roster, options: ["--format", "svg,html"])
    let service = try Service(issuer: organisation.path)

    for file in try documents.files(".svg") {
      let link = try documents.link(in: file)
      let picture = file + ".png"
      let drawn = try run("/usr/bin/rsvg-convert", ["--width", "1240", file, "-o", picture])
      #expect(drawn.status == 0)
      let zbar = try run("/usr/bin/zbarimg", ["--raw", "-q", picture])
      #expect(zbar.output.trimmingCharacters(in: .newlines) == link)
      let zxing = try run(Project.python, ["\(Project.root)/Tests/Python/read_qr.py", picture])
      #expect(zxing.output.contains(link))

      let answer = try await service.verify(zbar.output)
      #expect(answer.status == 200)
      #expect(answer["state"] == "valid")
      #expect(answer["title"] == "Gastheer of gastvrouw in de buurtkamer")
      let checked = try organisation.blijk(["verify", "--json", link])
      #expect(checked.status == 0)
      #expect(checked.output.trimmingCharacters(in: .newlines) == answer.body)
    }
    try await withdraw(documents, of: organisation, service: service)
  }

  /// Revoked, altered, of an unknown issuer, and signed with a stolen key: each has its own answer.
  private func withdraw(_ documents: IssuedFolder, of organisation: Organisation, service: Service)
    async throws
  {
    let files = try documents.files(".html")
    let link = try documents.link(in: files[0])
    let code = try #require(try await service.verify(link)["code"])
    #expect(try organisation.blijk(["revoke", code]).status == 0)
    #expect(try await service.verify(link)["state"] == "revoked")
    #expect(try await service.verify(code)["state"] == "revoked")

    let text = try String(contentsOfFile: files[1], encoding: .utf8)
    #expect(try await service.verify(text)["state"] == "valid")
    let changed = try Forgery.changingName(in: text)
    #expect(try await service.verify(changed)["state"] == "altered")

    let others = try Organisation(host: "anders.example")
    let other = try others.issue("ehbo", roster: "naam\nJan Jansen\n")
    let foreign = try other.link(in: try other.files(".html")[0])
    #expect(try await service.verify(foreign)["state"] == "unknownIssuer")
    #expect(try await service.verify(foreign)["name"] == nil)

    let stolen = try IssuerFolder(path: organisation.path).unlock(
      Passphrase(Organisation.passphrase))
    let forged = try Forgery.token(signedWith: stolen, id: .random())
    #expect(try await service.verify(forged)["state"] == "unregistered")
    guard case .code(let registered) = DocumentID.reading(code) else {
      Issue.record("not read: \(code)")
      return
    }
    let second = try Forgery.token(signedWith: stolen, id: registered)
    #expect(try await service.verify(second)["state"] == "unregistered")
  }

  @Test func theTokenOfOneWithTheCredentialOfAnotherIsAltered() throws {
    let organisation = try Organisation()
    let documents = try organisation.issue("ehbo", roster: "naam\nJan Jansen\nPiet Pietersen\n")
    let files = try documents.files(".html")
    let one = try String(contentsOfFile: files[0], encoding: .utf8)
    let other = try documents.link(in: files[1])
    let mixed = one.replacingOccurrences(of: try documents.link(in: files[0]), with: other)
    let file = try organisation.folder.file("mixed.html", mixed)
    let answer = try organisation.blijk(["verify", "--json", file])
    #expect(answer.status == 1)
    #expect(answer.output.contains(#""state":"altered""#))
  }
}

/// What forgers do.
enum Forgery {
  /// The same document with one letter of the holder's name changed inside the signed credential.
  static func changingName(in text: String) throws -> String {
    func changed(_ text: String) -> String {
      let changed = text.replacingOccurrences(of: "Samira", with: "Zamira")
        .replacingOccurrences(of: "Gülşah", with: "Zülşah")
      #expect(changed != text)
      return changed
    }
    let start = try #require(text.firstRange(of: /application\/vc(\+jwt)?">/))
    let end = try #require(text[start.upperBound...].firstRange(of: "</script>"))
    if text[start.upperBound...].hasPrefix("{") {
      let credential = String(text[start.upperBound..<end.lowerBound])
      return text.replacingCharacters(
        in: start.upperBound..<end.lowerBound, with: changed(credential))
    }
    let parts = text[start.upperBound..<end.lowerBound].split(separator: ".").map(String.init)
    let claims = String(decoding: try #require(Base64URL.decode(parts[1])), as: UTF8.self)
    let forged = [parts[0], Base64URL.string(Array(changed(claims).utf8)), parts[2]].joined(
      separator: ".")
    return text.replacingCharacters(in: start.upperBound..<end.lowerBound, with: forged)
  }

  /// The text of a QR code that the issuer's key signed and the issuer's register never saw.
  static func token(signedWith key: PrivateKey, id: DocumentID) throws -> String {
    let facts = Facts(
      kind: .certificaat, title: "Directeur van alles", name: "Dief van Sleutels",
      date: try #require(CalendarDate("2026-01-01")), validUntil: nil, period: nil, tasks: [],
      isTest: false)
    let token = try Token(signing: facts, id: id, with: key)
    return "https://bewijs.example/q#" + TokenDigits.encode(token.bytes)
  }
}
