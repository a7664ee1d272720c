import BlijkBasics
import BlijkIssuing
import BlijkTestSupport
import BlijkVerifying
import Foundation
import Testing

@testable import BlijkService

/// What the pages of the service say, in which order and in which language.
@Suite struct PageTests {
  /// One service with one praktijkverklaring for all tests here: none of them changes it.
  private static let asked = Result { try Asked() }

  private struct Asked: Sendable {
    let document: SampleDocument
    let routes: Routes

    init() throws {
      let issuer = try TestIssuer()
      let issued = try issuer.issue(
        "naam;taken\nJan Jansen;Ontvangt gasten\n", achievement: "gastheer"
      ) { $0.formats = [.html, .svg, .credential] }
      document = try SampleDocument(issued)
      routes = try Routes(issuer)
    }
  }

  /// First the answer, then what to compare, then what it does not say, then whom to call, then who
  /// is answering.
  @Test func theAnswerComesInTheOrderOfReading() async throws {
    let asked = try Self.asked.get()
    let page = try await asked.routes.post(
      asked.document.bytes(".html"), type: "application/octet-stream", accept: "text/html"
    ).text
    let order = [
      "✔", "Echt", "Deze gegevens komen echt van", "Deze gegevens zijn digitaal ondertekend",
      "Jan Jansen",
      "Ontvangt gasten", "Deze verklaring beschrijft", "Wij controleren de ondertekende gegevens",
      "Een controle laat zien", "Twijfelt u?", #"href="tel:0701234567""#, "Gecontroleerd op",
      "Druk dit antwoord af", "Controleer een ander document", "Werkt u bij de organisatie",
      "Deze controledienst is van Buurtkamer Moerwijk.", "Lukt het niet met deze pagina?",
    ]
    var rest = page[...]
    if let main = page.firstRange(of: "<main>") { rest = page[main.upperBound...] }
    for words in order {
      let found = try #require(rest.firstRange(of: words), "\(words) is missing or too early")
      rest = rest[found.upperBound...]
    }
  }

  /// The same answer, as each client wants to read it.
  @Test func acceptDecides() async throws {
    let (routes, document) = try (Self.asked.get().routes, Self.asked.get().document)
    for (accept, type, words) in [
      ("*/*", "application/json", #""state":"valid""#),
      ("application/json", "application/json", #""state":"valid""#),
      ("text/html,application/xhtml+xml,*/*;q=0.8", "text/html", "<h1>"),
      (
        "text/plain", "text/plain",
        "✔ Echt: vergelijk met het papier\nDeze gegevens komen echt van Buurtkamer Moerwijk."
      ),
      ("text/plain;q=0.5, application/json;q=0.4", "text/plain", "Naam: Jan Jansen\n"),
      ("image/png", "application/json", #""name":"Jan Jansen""#),
    ] {
      for answer in [
        try await routes.verify(document.link, accept: accept),
        try await routes.get("/c/\(document.code)", ["Accept": accept]),
      ] {
        #expect(answer.status == 200)
        #expect(answer.headers["content-type"] == "\(type); charset=utf-8", "\(accept)")
        #expect(answer.text.contains(words), "\(accept): \(answer.text)")
      }
    }
    let unknown = try await routes.get("/c/EY77-DD8T-KNMP-93HD")
    #expect(unknown.status == 200 && unknown["state"] == "notFound")
  }

  /// Whatever file was issued, its bytes are answered.
  @Test func filesAreSentAsTheyAre() async throws {
    let asked = try Self.asked.get()
    for ending in [".html", ".svg", ".json"] {
      let answer = try await asked.routes.post(
        asked.document.bytes(ending), type: "application/octet-stream")
      #expect(answer["state"] == "valid", "\(ending): \(answer.text)")
    }
  }

  @Test func theLanguageIsTheBrowsersOrChosen() async throws {
    let routes = try Self.asked.get().routes
    let form = "application/x-www-form-urlencoded"
    for (header, language) in [
      ("en-GB,en;q=0.9,nl;q=0.8", "en"), ("nl-NL,en;q=0.9", "nl"), ("fr,de;q=0.9", "nl"),
      ("nl;q=0.1, en;q=0.2", "en"), ("fr, en;q=0.1", "en"),
    ] {
      let page = try await routes.get("/", ["Accept-Language": header])
      #expect(page.text.contains(#"<html lang="\#(language)">"#), "\(header)")
    }
    let chosen = try await routes.get("/q?language=en")
    #expect(chosen.text.contains(#"<html lang="en">"#))
    #expect(chosen.text.contains(#"<a href="?language=nl" lang="nl""#))
    // Without a script the form remembers both what was typed and the language.
    let typed = try await routes.post(
      Array("input=EY77-DD8T-KNMP-93HD&language=en".utf8), type: form)
    #expect(typed.text.contains("We cannot show anything for this code."))
    #expect(typed.text.contains(#"name="input" value="EY77-DD8T-KNMP-93HD""#))
    let again = try await routes.post(
      Array("input=EY77-DD8T-KNMP-93HD&language=nl".utf8), type: form)
    #expect(again.text.contains("Bij deze code kunnen wij niets laten zien."))
  }

  /// A language appears only when somebody put a name to it, and a page never lacks a sentence.
  @Test func aCatalogueIsApprovedAndWhole() async throws {
    let issuer = try TestIssuer()
    let texts = issuer.folder.path + "/Templates/texts"
    try FileManager.default.createDirectory(atPath: texts, withIntermediateDirectories: true)
    func change(_ language: String, _ old: String, to new: String) throws {
      let whole = try String(
        contentsOfFile: "\(Project.root)/Templates/texts/\(language).toml", encoding: .utf8)
      #expect(whole.contains(old))
      try Data(whole.replacingOccurrences(of: old, with: new).utf8)
        .write(to: URL(fileURLWithPath: "\(texts)/\(language).toml"))
    }
    try change("en", #"approved-by = "Blijk-makers""#, to: #"approved-by = """#)
    let page = try await Routes(issuer).get("/", ["Accept-Language": "en"])
    #expect(page.text.contains(#"<html lang="nl">"#) && !page.text.contains("English"))

    // One that was copied from an older Blijk lacks a sentence: ours takes its place.
    try change("nl", "doubt-unknown = ", to: "dout-unknown = ")
    let ours = try SharedFiles(issuer: nil).texts(.nl).text("page.doubt-unknown")
    let answer = try await Routes(issuer).post(
      Array("input=EY77-DD8T-KNMP-93HD".utf8), type: "application/x-www-form-urlencoded",
      accept: "text/html")
    #expect(answer.text.contains(ours), "\(answer.text)")
  }

  /// The page has no words of its own: all of them stand in the catalogues, with equal keys.
  @Test func everyWordStandsInTheCatalogue() throws {
    let page = try String(
      contentsOfFile: "\(Project.root)/Templates/service/page.html", encoding: .utf8)
    let bare = page.replacing(/\{\{[^}]*\}\}/, with: "").replacing(/<[^>]*>/, with: "")
    #expect(bare.filter { !$0.isWhitespace } == "")
    let keys = try Language.allCases.map { language in
      try String(
        contentsOfFile: "\(Project.root)/Templates/texts/\(language.rawValue).toml",
        encoding: .utf8
      ).split(separator: "\n").compactMap {
        $0.firstMatch(of: /^(\[[^\]]+\]|[a-zA-Z0-9-]+ =)/)?.output.0
      }
    }
    #expect(keys[0] == keys[1])
  }

  /// A phone on a poor connection loads the page and all it needs in 60 kB.
  @Test func thePageIsLight() async throws {
    let asked = try Self.asked.get()
    let answer = try await asked.routes.verify(asked.document.link, accept: "text/html")
    var weight = answer.body.count
    for path in ["/q", "/blijk.js", "/blijk.css"] {
      weight += try await asked.routes.get(path).body.count
    }
    #expect(weight <= 60_000)
    let style = try await asked.routes.get("/blijk.css").text
    for name in ["font-face", "url(", "@import"] { #expect(!style.contains(name)) }
  }
}
