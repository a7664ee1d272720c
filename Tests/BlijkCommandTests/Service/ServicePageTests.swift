import BlijkBasics
import BlijkTestSupport
import BlijkVerifying
import Foundation
import Testing

/// What the pages of the service say, in which order and in which language.
@Suite struct ServicePageTests {
  /// One service with one praktijkverklaring for all tests here: none of them changes it.
  private static let running = Result { try Running() }

  private struct Running: Sendable {
    let organisation: Organisation
    let service: Service
    let folder: String
    let link: String
    let code: String

    init() throws {
      organisation = try Organisation()
      let issued = try organisation.issue(
        "gastheer", roster: "naam;taken\nJan Jansen;Ontvangt gasten\n",
        options: ["--format", "html,svg,credential"])
      folder = issued.path
      link = try issued.link(in: try issued.files(".svg")[0])
      code = String(try organisation.blijk(["list"]).output.prefix(19))
      service = try Service(issuer: organisation.path)
    }

    func file(_ ending: String) throws -> Data {
      try Data(
        contentsOf: URL(fileURLWithPath: IssuedFolder(path: folder).files(ending)[0]))
    }
  }

  /// First the answer, then what to compare, then what it does not say, then whom to call, then who
  /// is answering.
  @Test func theAnswerComesInTheOrderOfReading() async throws {
    let running = try Self.running.get()
    let page = try await running.service.post(
      try running.file(".html"), type: "application/octet-stream", accept: "text/html"
    ).body
    let order = [
      "✔", "Echt", "Deze gegevens komen echt van", "Deze gegevens zijn ondertekend", "Jan Jansen",
      "Ontvangt gasten", "Deze verklaring beschrijft", "Wij controleren de ondertekende gegevens",
      "De controle laat zien", "Twijfelt u?", #"href="tel:0701234567""#, "Gecontroleerd op",
      "Druk deze controle af", "Controleer een ander document", "Werkt u bij de organisatie",
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
    let running = try Self.running.get()
    let service = running.service
    for (accept, type, words) in [
      ("*/*", "application/json", #""state":"valid""#),
      ("application/json", "application/json", #""state":"valid""#),
      ("text/html,application/xhtml+xml,*/*;q=0.8", "text/html", "<h1>"),
      ("text/plain", "text/plain", "✔ Echt\nDeze gegevens komen echt van Buurtkamer Moerwijk."),
      ("text/plain;q=0.5, application/json;q=0.4", "text/plain", "Naam: Jan Jansen\n"),
      ("image/png", "application/json", #""name":"Jan Jansen""#),
    ] {
      for answer in [
        try await service.verify(running.link, accept: accept),
        try await service.get("/c/\(running.code)", ["Accept": accept]),
      ] {
        #expect(answer.status == 200)
        #expect(answer.headers["Content-Type"] == "\(type); charset=utf-8", "\(accept)")
        #expect(answer.body.contains(words), "\(accept): \(answer.body)")
      }
    }
    let unknown = try await service.get("/c/EY77-DD8T-KNMP-93HD")
    #expect(unknown.status == 200 && unknown["state"] == "notFound")
  }

  /// Whatever file was issued, its bytes are answered.
  @Test func filesAreSentAsTheyAre() async throws {
    let running = try Self.running.get()
    for ending in [".html", ".svg", ".json"] {
      let answer = try await running.service.post(
        try running.file(ending), type: "application/octet-stream")
      #expect(answer["state"] == "valid", "\(ending): \(answer.body)")
    }
  }

  @Test func theLanguageIsTheBrowsersOrChosen() async throws {
    let service = try Self.running.get().service
    let form = "application/x-www-form-urlencoded"
    for (header, language) in [
      ("en-GB,en;q=0.9,nl;q=0.8", "en"), ("nl-NL,en;q=0.9", "nl"), ("fr,de;q=0.9", "nl"),
      ("nl;q=0.1, en;q=0.2", "en"), ("fr, en;q=0.1", "en"),
    ] {
      let page = try await service.get("/", ["Accept-Language": header])
      #expect(page.body.contains(#"<html lang="\#(language)">"#), "\(header)")
    }
    let chosen = try await service.get("/q?language=en")
    #expect(chosen.body.contains(#"<html lang="en">"#))
    #expect(chosen.body.contains(#"<a href="?language=nl" lang="nl""#))
    // Without a script the form remembers both what was typed and the language.
    let typed = try await service.post(
      Data("input=EY77-DD8T-KNMP-93HD&language=en".utf8), type: form)
    #expect(typed.body.contains("We can show nothing for this code."))
    #expect(typed.body.contains(#"name="input" value="EY77-DD8T-KNMP-93HD""#))
    let again = try await service.post(
      Data("input=EY77-DD8T-KNMP-93HD&language=nl".utf8), type: form)
    #expect(again.body.contains("Bij deze code kunnen wij niets tonen."))
  }

  /// A language appears only when somebody put a name to it, and a page never lacks a sentence.
  @Test func aCatalogueIsApprovedAndWhole() async throws {
    let organisation = try Organisation()
    let texts = organisation.path + "/Templates/texts"
    try FileManager.default.createDirectory(atPath: texts, withIntermediateDirectories: true)
    func change(_ language: String, _ old: String, to new: String) throws {
      let whole = try String(
        contentsOfFile: "\(Project.root)/Templates/texts/\(language).toml", encoding: .utf8)
      #expect(whole.contains(old))
      try Data(whole.replacingOccurrences(of: old, with: new).utf8)
        .write(to: URL(fileURLWithPath: "\(texts)/\(language).toml"))
    }
    try change("en", #"approved-by = "Blijk-makers""#, to: #"approved-by = """#)
    let service = try Service(issuer: organisation.path)
    let page = try await service.get("/", ["Accept-Language": "en"])
    #expect(page.body.contains(#"<html lang="nl">"#) && !page.body.contains("English"))

    // One that was copied from an older Blijk lacks a sentence: ours takes its place.
    try change("nl", "meaning = ", to: "meening = ")
    let older = try Service(issuer: organisation.path)
    let meaning = try SharedFiles(issuer: nil).texts(.nl).text("page.meaning")
    let answer = try await older.post(
      Data("input=EY77-DD8T-KNMP-93HD".utf8), type: "application/x-www-form-urlencoded",
      accept: "text/html")
    #expect(answer.body.contains(meaning), "\(answer.body)")
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
    let running = try Self.running.get()
    let answer = try await running.service.verify(running.link, accept: "text/html").body
    var weight = answer.utf8.count
    for path in ["/q", "/blijk.js", "/blijk.css"] {
      weight += try await running.service.get(path).body.utf8.count
    }
    #expect(weight <= 60_000)
    let style = try await running.service.get("/blijk.css").body
    for name in ["font-face", "url(", "@import"] { #expect(!style.contains(name)) }
  }
}
