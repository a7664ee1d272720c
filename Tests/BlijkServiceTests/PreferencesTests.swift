import BlijkBasics
import Testing

@testable import BlijkService

@Suite struct PreferencesTests {
  @Test(arguments: [
    (nil, Format.json), ("", .json), ("*/*", .json), ("text/html", .html), ("text/*", .html),
    ("text/plain, text/html", .plain), ("text/plain;q=0.2, text/html;q=0.3", .html),
    ("application/json;q=0, */*;q=0.1", .html), ("text/html;q=abc", .html), ("junk,,;;q=", .json),
    ("TEXT/HTML", .html),
  ])
  func formats(header: String?, format: Format) {
    #expect(Format(accepting: header) == format)
  }

  @Test(arguments: [
    (nil, Language.nl), ("en", .en), ("en-US,nl;q=0.5", .en), ("english", .nl), ("de", .nl),
    ("nl;q=0,en;q=0.1", .en),
  ])
  func languages(header: String?, language: Language) {
    #expect(Language(accepting: header, of: [.nl, .en]) == language)
    #expect(Language(accepting: header, of: [.nl]) == .nl)
  }
}
