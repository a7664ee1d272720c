import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkTestSupport
import BlijkVerifying
import Testing

@testable import BlijkService

/// What somebody else wrote never reaches a page, a text or JSON as it is: it could turn a line round, or
/// write one of ours.
@Suite struct HiddenTextTests {
  private static let evil = "Jan\u{1B}[2J\u{202E}nesnaJ\u{E0041}\u{200B}\n✔ Echt"

  /// A stranger whom the service trusts, and what he signed, both with such a name.
  private func makeStranger(in folder: TemporaryFolder) throws -> [UInt8] {
    let stranger = try ForeignIssuer("vreemd.example", name: Self.evil)
    _ = try folder.file("vreemd.example.json", stranger.known.didDocument().text)
    return try stranger.badge(titled: Self.evil)
  }

  @Test(arguments: ["application/json", "text/html", "text/plain"], ["nl", "en"])
  func aStrangersWordsAreShownAsTheyAre(accept: String, language: String) async throws {
    let folder = try TemporaryFolder()
    let token = try makeStranger(in: folder)
    let service = try await RunningService(nil) { $0.trusted = [folder.path] }
    let answer = try await service.ask(
      "POST", "/api/verify?language=\(language)",
      ["Content-Type: application/octet-stream", "Accept: \(accept)"], body: token)
    #expect(answer.status == 200)
    let hidden = answer.text.hiddenCharacters.filter { $0 != "\n" }
    #expect(hidden.isEmpty, "\(hidden)")
    if accept == "application/json" {
      #expect(answer["title"] == Self.evil)
    } else {
      #expect(answer.text.contains("Jan[U+001B][2J[U+202E]nesnaJ[U+E0041][U+200B]"))
    }
    if accept == "text/plain" {
      #expect(answer.text.contains("[U+000A]✔ Echt"))
      #expect(!answer.text.split(separator: "\n").contains { $0.hasPrefix("✔ Echt") })
    }
  }

  @Test func theListOfWhoIsTrustedIsTheSameJSON() async throws {
    let folder = try TemporaryFolder()
    _ = try makeStranger(in: folder)
    let service = try await RunningService(nil) { $0.trusted = [folder.path] }
    let answer = try await service.ask("GET", "/issuers")
    #expect(answer.text.hiddenCharacters.filter { $0 != "\n" }.isEmpty)
    let list = try #require(try JSON(reading: answer.body.dropLast())["issuers"]?.array)
    #expect(list.contains { $0["name"]?.string == Self.evil })
  }

  /// What was typed stands on the page once more, for the other language.
  @Test(arguments: ["hallo\r\n\tdaar", "a\u{202E}b", "\u{0}", "EY77\u{200E}-DD8T-KNMP-93HD"])
  func whatWasTypedIsShownAsItIs(text: String) async throws {
    let service = try await RunningService(nil)
    let form = text.unicodeScalars.map { scalar in
      String(scalar).utf8.map { "%" + Hex.encode([$0]) }.joined()
    }
    let answer = try await service.ask(
      "POST", "/api/verify", ["Content-Type: application/x-www-form-urlencoded"],
      body: Array("input=\(form.joined())".utf8))
    #expect(answer.status == 200)
    #expect(answer.text.hiddenCharacters.filter { $0 != "\n" }.isEmpty)
  }

  @Test(arguments: ["%1B%5B2J", "%E2%80%AE", "%00", "%0D%0AX:%201"])
  func whatStandsInAnAddressIsNotRepeated(code: String) async throws {
    let service = try await RunningService(nil)
    for accept in ["application/json", "text/html", "text/plain"] {
      let answer = try await service.ask("GET", "/c/\(code)", ["Accept: \(accept)"])
      #expect(answer.text.hiddenCharacters.filter { $0 != "\n" }.isEmpty)
      #expect(answer.headers["x"] == nil)
    }
  }
}
