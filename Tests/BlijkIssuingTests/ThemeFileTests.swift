import BlijkBasics
import BlijkDocument
import BlijkRegister
import BlijkTestSupport
import Foundation
import Testing

@testable import BlijkIssuing
@testable import BlijkVerifying

@Suite struct ThemeFileTests {
  private func theme(_ text: String, _ issuer: TestIssuer) throws -> Theme {
    try Data(text.utf8).write(to: URL(fileURLWithPath: issuer.folder.path + "/theme.toml"))
    return try Theme(
      shared: SharedFiles(issuer: issuer.folder.path), issuer: issuer.folder.path)
  }

  @Test func anOrganisationHasItsOwn() throws {
    let issuer = try TestIssuer()
    try Data(#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10"/>"#.utf8).write(
      to: URL(fileURLWithPath: issuer.folder.path + "/logo.svg"))
    let theme = try theme("logo = \"logo.svg\"\n[colours]\nbrand = \"#7A1F3D\"\n", issuer)
    #expect(theme.colours.brand.hex == "#7A1F3D")
    #expect(theme.colours.ink.hex == "#1B1F23")
    #expect(theme.logo?.aspect == 3)
    let report = try issuer.issue("naam\nJan") { $0.formats = [.html, .svg, .pdf] }
    let svg = try String(
      contentsOfFile: "\(report.output)/\(report.documents[0].files[1])", encoding: .utf8)
    #expect(svg.contains("#7A1F3D") && !svg.contains("#0B4F5C"))
    #expect(svg.contains("<image ") && svg.contains("data:image/svg+xml;base64,"))
    let html = try String(
      contentsOfFile: "\(report.output)/\(report.documents[0].files[0])", encoding: .utf8)
    #expect(html.contains("#7A1F3D") && html.contains("data:image/svg+xml;base64,"))
  }

  @Test(arguments: [
    ("[colours]\nbrand = \"#C9A458\"", "contrast"), ("[colours]\nbrand = \"teal\"", "#RRGGBB"),
    ("[colours]\nbrant = \"#000000\"", "'brant' bestaat niet"), ("logo = \"weg.svg\"", "weg.svg"),
    ("[fonts]\nserif = \"Weg.otf\"", "Weg.otf"), ("[colours", "TOML"), ("colours = 3", "soort"),
  ])
  func aBrokenOneIsRefusedBeforeAnythingIsIssued(_ text: String, _ reason: String) throws {
    let issuer = try TestIssuer()
    try Data(text.utf8).write(to: URL(fileURLWithPath: issuer.folder.path + "/theme.toml"))
    let found = problem { try issuer.issue("naam\nJan") }
    #expect(found?.message.nl.contains(reason) == true, "\(found?.message.nl ?? "-")")
    #expect(try issuer.folder.register(readOnly: true).summaries().isEmpty)
  }

  @Test func aDamagedFontIsRefused() throws {
    let issuer = try TestIssuer()
    let fonts = issuer.folder.path + "/fonts"
    try FileManager.default.createDirectory(atPath: fonts, withIntermediateDirectories: true)
    try Data("geen lettertype".utf8).write(to: URL(fileURLWithPath: fonts + "/Lato-Regular.ttf"))
    #expect(problem { try issuer.issue("naam\nJan") }?.code == .badFont)
  }

  /// What does not fit is refused with its row, and nobody gets anything.
  @Test func whatDoesNotFitIsRefusedWithItsRow() throws {
    let issuer = try TestIssuer()
    let found = problem {
      try issuer.issue("naam\nJan\n" + String(repeating: "W", count: 78) + "\nPiet \u{30000}")
    }
    #expect(found?.code == .badRoster)
    #expect(found?.message.nl.contains("regel 3") == true)
    #expect(found?.message.nl.contains("regel 4") == true)
    #expect(found?.message.nl.contains("U+30000") == true)
    #expect(try issuer.folder.register(readOnly: true).summaries().isEmpty)
  }
}
