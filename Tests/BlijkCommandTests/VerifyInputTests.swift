import BlijkTestSupport
import Foundation
import Testing

/// What `verify` takes for a code, and what for a file.
@Suite struct VerifyInputTests {
  /// Somebody left files with the names of a withdrawn document's code, link and digits; in them a
  /// document that is good.
  @Test func aCodeIsACodeWhateverFilesThereAre() throws {
    let organisation = try Organisation()
    let good = try organisation.issue("ehbo", roster: "naam\nGoed Document\n").files(".svg")[0]
    let folder = try organisation.issue("ehbo", roster: "naam\nJan Jansen\n")
    let link = try folder.link(in: try folder.files(".svg")[0])
    let code = try #require(
      try organisation.blijk(["list", "Jan"]).output.split(separator: " ").first.map(String.init))
    #expect(try organisation.blijk(["revoke", code]).status == 0)

    let digits = "12345678901234567890"
    let place = organisation.folder("plaats")
    for name in [
      code, code.lowercased(), digits, link, "https://bewijs.example/c#\(code)", "gewoon",
    ] {
      // A part of a path has at most 255 bytes.
      guard name.utf8.count < 200 else { continue }
      let path = "\(place)/\(name)"
      try FileManager.default.createDirectory(
        atPath: URL(fileURLWithPath: path).deletingLastPathComponent().path,
        withIntermediateDirectories: true)
      try FileManager.default.copyItem(atPath: good, toPath: path)
    }
    func answer(_ text: String) throws -> String {
      try run(
        program("blijk"), ["verify", text, "--json"],
        environment: ["BLIJK_ISSUER": organisation.path], folder: place
      ).output
    }
    for text in [code, code.lowercased(), "https://bewijs.example/c#\(code)"] {
      #expect(try answer(text).contains(#""state":"revoked""#), "\(text)")
    }
    #expect(try answer(digits).contains(#""state":"unreadable""#))
    // A path says that it is one.
    for text in ["./\(code)", "\(place)/\(code)", "./\(digits)", "../plaats/\(code)", "gewoon"] {
      #expect(try answer(text).contains("Goed Document"), "\(text)")
    }
    #expect(try answer("./https:/bewijs.example/c#\(code)").contains("Goed Document"))
  }
}
