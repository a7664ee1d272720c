import BlijkBasics
import BlijkTestSupport
import Foundation
import Testing

@testable import BlijkDocument

@Suite struct ColoursTests {
  @Test func theStandardColoursAreReadable() throws {
    try Colours().check()
    let contrast = try #require(Colours.contrast("#0B4F5C", "#FFFFFF"))
    #expect((contrast * 10).rounded() == 92)
    #expect(Colours.contrast("#000000", "#FFFFFF") == 21)
  }

  @Test func paleTextIsRefusedWithItsFigure() {
    var colours = Colours()
    colours.brand = "#C9A458"
    let found = problem { try colours.check() }
    #expect(found?.code == .badTheme)
    #expect(found?.message.nl.contains("van 2,3") == true, "\(found?.message.nl ?? "")")
    colours.brand = "groen"
    #expect(problem { try colours.check() }?.message.nl.contains("#RRGGBB") == true)
  }

  @Test func aTemplateGetsTheOrganisationsColours() {
    var colours = Colours()
    colours.brand = "#880033"
    #expect(colours.replacing("#0b4f5c") == "#880033")
    #expect(colours.replacing("#123456") == "#123456")
  }
}

@Suite struct PictureTests {
  private func picture(_ text: String) throws -> Picture {
    let folder = try TemporaryFolder()
    return try Picture(path: try folder.file("logo.svg", text))
  }

  @Test func takesAPlainPicture() throws {
    let logo = try picture(
      ##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path d="M0 0h1" fill="#fff"/></svg>"##
    )
    #expect(logo.aspect == 2)
    #expect(logo.address.hasPrefix("data:image/svg+xml;base64,"))
  }

  @Test(arguments: [
    (#"<svg viewBox="0 0 1 1"><script>x</script></svg>"#, "<script>"),
    (#"<svg viewBox="0 0 1 1" onload="x()"/>"#, "onload"),
    (#"<svg viewBox="0 0 1 1"><use href="http://x.example/a"/></svg>"#, "href"),
    (#"<svg viewBox="0 0 1 1"><use xlink:href="file:///etc/passwd#a"/></svg>"#, "xlink:href"),
    (#"<svg viewBox="0 0 1 1"><path fill="url(https://x.example/a)"/></svg>"#, "fill"),
    (#"<svg viewBox="0 0 1 1"><style>@import "x"</style></svg>"#, "<style>"),
    (#"<svg viewBox="0 0 1 1"><foreignObject/></svg>"#, "<foreignObject>"),
    (#"<!DOCTYPE svg [<!ENTITY a "b">]><svg viewBox="0 0 1 1">&a;</svg>"#, "DOCTYPE"),
    ("<svg/>", "viewBox"), ("niets", "SVG"), ("", "SVG"),
  ])
  func refusesWhatDoesMoreThanDraw(_ text: String, _ reason: String) {
    let found = problem { try picture(text) }
    #expect(found?.code == .badTheme)
    #expect(found?.message.nl.contains(reason) == true, "\(found?.message.nl ?? "")")
  }

  @Test func refusesWhatIsTooLarge() {
    let found = problem { try picture(String(repeating: " ", count: 1_000_001)) }
    #expect(found?.message.nl.contains("1 MB") == true)
  }
}
