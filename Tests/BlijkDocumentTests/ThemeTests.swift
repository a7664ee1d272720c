import BlijkBasics
import BlijkTestSupport
import Foundation
import Testing

@testable import BlijkDocument

@Suite struct ColoursTests {
  @Test func theStandardColoursAreReadable() throws {
    try Colours().check()
    #expect((Colour(0x0B4F5C).contrast(with: .white) * 10).rounded() == 92)
    #expect(Colour.black.contrast(with: .white) == 21)
  }

  @Test func paleTextIsRefusedWithItsFigure() {
    var colours = Colours()
    colours.brand = Colour(0xC9A458)
    let found = problem { try colours.check() }
    #expect(found?.code == .badTheme)
    #expect(found?.message.nl.contains("van 2,3") == true, "\(found?.message.nl ?? "")")
    let other = problem { try colours.set(.brand, to: "groen") }
    #expect(other?.message.nl.contains("#RRGGBB") == true)
  }

  @Test func aTemplateGetsTheOrganisationsColours() {
    var colours = Colours()
    colours.brand = Colour(0x880033)
    #expect(colours.replacing(Colour(0x0B4F5C)) == Colour(0x880033))
    #expect(colours.replacing(Colour(0x123456)) == Colour(0x123456))
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
    #expect(logo.aspect == 2 && logo.kind == .svg)
    let address = DataAddress.of(logo)
    #expect(address.hasPrefix("data:image/svg+xml;base64,"))
    #expect(Data(base64Encoded: String(address.dropFirst(26))) == Data(logo.bytes))
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
